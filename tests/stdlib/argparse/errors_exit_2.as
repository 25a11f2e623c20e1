import argparse, contextlib, io
parser = argparse.ArgumentParser(prog='p')
parser.add_argument('number', type=int)
parser.add_argument('--mode', choices=['fast', 'slow'])
for args in (['x'], [], ['1', '--mode', 'odd'], ['1', '--bad']):
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        try:
            parser.parse_args(args)
        except SystemExit as error:
            print(error.code, err.getvalue().splitlines()[-1])

# expect: 2 p: error: argument number: invalid int value: 'x'
# expect: 2 p: error: the following arguments are required: number
# expect: 2 p: error: argument --mode: invalid choice: 'odd' (choose from 'fast', 'slow')
# expect: 2 p: error: unrecognized arguments: --bad
