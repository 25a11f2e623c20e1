import argparse
parser = argparse.ArgumentParser(prog='p', exit_on_error=False)
group = parser.add_mutually_exclusive_group()
group.add_argument('--on', action='store_true')
group.add_argument('--off', action='store_true')
print(parser.format_usage(), end='')
print(parser.parse_args(['--on']))
try:
    parser.parse_args(['--on', '--off'])
except argparse.ArgumentError as error:
    print(error)

# expect: usage: p [-h] [--on | --off]
# expect: Namespace(on=True, off=False)
# expect: argument --off: not allowed with argument --on
