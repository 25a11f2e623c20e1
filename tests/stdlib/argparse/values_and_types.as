import argparse
parser = argparse.ArgumentParser(prog='p')
parser.add_argument('--size', type=float, default='2.5')
parser.add_argument('-v', action='count', default=0)
parser.add_argument('names', nargs='*')
print(parser.parse_args(['-vv', 'a', 'b']))  # expect: Namespace(size=2.5, v=2, names=['a', 'b'])
print(parser.parse_args(['--size=3', '--', '-x']))  # expect: Namespace(size=3.0, v=0, names=['-x'])
print(parser.parse_args(['--si', '4', 'q']).size)  # expect: 4.0
