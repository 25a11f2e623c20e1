import argparse
parser = argparse.ArgumentParser(prog='tool', description='A tool of many words that are wrapped when they are long enough.')
parser.add_argument('paths', nargs='*', help='what to read')
parser.add_argument('-n', '--number', type=int, default=3, metavar='N', help='how many (default: %(default)s)')
parser.add_argument('-v', '--verbose', action='count', default=0)
parser.add_argument('--mode', choices=['fast', 'slow'])
group = parser.add_mutually_exclusive_group()
group.add_argument('--yes', action='store_true')
group.add_argument('--no', action='store_false')
print(parser.format_help())
print(parser.parse_args(['-vv', '-n5', 'a', 'b', '--mode=fast']))
subs = argparse.ArgumentParser(prog='git')
commands = subs.add_subparsers(dest='command', required=True)
add = commands.add_parser('add', help='stage')
add.add_argument('file')
add.set_defaults(function=len)
print(subs.parse_args(['add', 'x']), subs.format_usage())
for arguments in (['-n', 'x'], ['--mode', 'odd'], ['--yes', '--no']):
    try:
        parser.exit_on_error = False
        parser.parse_args(arguments)
    except argparse.ArgumentError as error:
        print(error)
print(parser.parse_known_args(['--unknown', '-v']))
