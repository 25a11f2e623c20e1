import argparse
parser = argparse.ArgumentParser(prog='tool')
commands = parser.add_subparsers(dest='command', required=True)
add = commands.add_parser('add', aliases=['a'])
add.add_argument('files', nargs='+')
add.set_defaults(run='adding')
print(parser.parse_args(['add', 'x', 'y']))
# expect: Namespace(command='add', files=['x', 'y'], run='adding')
print(parser.parse_args(['a', 'z']).command)  # expect: a
print(add.format_usage(), end='')  # expect: usage: tool add [-h] files [files ...]
