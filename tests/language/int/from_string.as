# int() of text: bases, signs, spaces, underscores, digits of other scripts.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(int('12'), int('  -12\n'), int('+7'), int('1_000'), int('٣٤'))  # expect: 12 -12 7 1000 34
print(int('ff', 16), int('0xff', 16), int('0xff', 0), int('0b11', 0), int('0o17', 0), int('z', 36), int('-0x1F', 16))
# expect: 255 255 255 3 15 35 -31
print(int(b'42'), int(bytearray(b'7')), int('0', 0), int('00', 0))  # expect: 42 7 0 0
fails(lambda: int(''))  # expect: ValueError: invalid literal for int() with base 10: ''
fails(lambda: int('1 2'))  # expect: ValueError: invalid literal for int() with base 10: '1 2'
fails(lambda: int('0x1'))  # expect: ValueError: invalid literal for int() with base 10: '0x1'
fails(lambda: int('1__0'))  # expect: ValueError: invalid literal for int() with base 10: '1__0'
fails(lambda: int('_1'))  # expect: ValueError: invalid literal for int() with base 10: '_1'
fails(lambda: int('8', 8))  # expect: ValueError: invalid literal for int() with base 8: '8'
fails(lambda: int('010', 0))  # expect: ValueError: invalid literal for int() with base 0: '010'
fails(lambda: int('5', 1))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
fails(lambda: int('5', 37))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
fails(lambda: int(5, 10))  # expect: TypeError: int() can't convert non-string with explicit base
fails(lambda: int(None))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
fails(lambda: int([]))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
