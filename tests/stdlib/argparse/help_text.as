import argparse
# The help lists positionals, then options, each with its metavar.
parser = argparse.ArgumentParser(prog='copy', description='Copy files.')
parser.add_argument('source', help='what to copy')
parser.add_argument('-n', '--count', type=int, default=1, help='how often (%(default)s)')
print(parser.format_help(), end='')

# expect: usage: copy [-h] [-n COUNT] source
# expect:
# expect: Copy files.
# expect:
# expect: positional arguments:
# expect:   source             what to copy
# expect:
# expect: options:
# expect:   -h, --help         show this help message and exit
# expect:   -n, --count COUNT  how often (1)
