# Parsing arguments.
import argparse
p = argparse.ArgumentParser(prog='tool')
p.add_argument('file'); p.add_argument('-n', '--num', type=int, default=3); p.add_argument('-v', action='store_true'); p.add_argument('rest', nargs='*'); p.add_argument('--mode', choices=['a', 'b'])
print(p.parse_args(['-n', '5', '-v', 'f', 'x', 'y']), p.parse_args(['f', '--mode=a']))
# expect: Namespace(file='f', num=5, v=True, rest=['x', 'y'], mode=None) Namespace(file='f', num=3, v=False, rest=[], mode='a')
print(p.format_usage())
# expect: usage: tool [-h] [-n NUM] [-v] [--mode {a,b}] file [rest ...]
# expect:
