import argparse
parser = argparse.ArgumentParser(
    prog='p', formatter_class=lambda prog: argparse.HelpFormatter(prog, width=50))
for i in range(5):
    parser.add_argument(f'--option-{i}')
parser.add_argument('rest', nargs='...')
print(parser.format_usage(), end='')

# expect: usage: p [-h] [--option-0 OPTION_0]
# expect:          [--option-1 OPTION_1]
# expect:          [--option-2 OPTION_2]
# expect:          [--option-3 OPTION_3]
# expect:          [--option-4 OPTION_4]
# expect:          ...
