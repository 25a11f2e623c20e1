# Format specs of integers.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print([format(1234567, s) for s in ['', 'd', ',', '_', '+', ' ', '12', '<12', '^12', '012', '+012d', 'x', 'X', '#x', 'o', '#o', 'b', '#b', '_b', '_x', 'e', '.2f', 'g', '%', 'n', 'c'][:-1]])
# expect: ['1234567', '1234567', '1,234,567', '1_234_567', '+1234567', ' 1234567', '     1234567', '1234567     ', '  1234567   ', '000001234567', '+00001234567', '12d687', '12D687', '0x12d687', '4553207', '0o4553207', '100101101011010000111', '0b100101101011010000111', '1_0010_1101_0110_1000_0111', '12_d687', '1.234567e+06', '1234567.00', '1.23457e+06', '123456700.000000%', '1234567']
print([format(-42, s) for s in ['5', '05', '=+5', '*=6', '<6', '#06x', '08b', ',']], format(97, 'c'), format(0, ','), format(10 ** 20, ','), format(255, '#X'))
# expect: ['  -42', '-0042', '-  42', '-***42', '-42   ', '-0x02a', '-0101010', '-42'] a 0 100,000,000,000,000,000,000 0XFF
fails(lambda: format(1, 's'))
# expect: ValueError: Unknown format code 's' for object of type 'int'
fails(lambda: format(1, '.2d'))
# expect: ValueError: Precision not allowed in integer format specifier
fails(lambda: format(1, ',x'))  # expect: ValueError: Cannot specify ',' with 'x'.
fails(lambda: format(-1, 'c'))  # expect: OverflowError: %c arg not in range(0x110000)
fails(lambda: format(1, '+c'))
# expect: ValueError: Sign not allowed with integer format specifier 'c'
fails(lambda: format(1, ',_'))  # expect: ValueError: Cannot specify both ',' and '_'.
fails(lambda: format(1, 'y'))
# expect: ValueError: Unknown format code 'y' for object of type 'int'
