# Wrong counts and types have their messages.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: '%d' % 'a')  # expect: TypeError: %d format: a real number is required, not str
fails(lambda: '%d' % ())  # expect: TypeError: not enough arguments for format string
fails(lambda: '%s %s' % (1,))  # expect: TypeError: not enough arguments for format string
fails(lambda: '%s' % (1, 2))
# expect: TypeError: not all arguments converted during string formatting
fails(lambda: 'abc' % 1)  # expect: TypeError: not all arguments converted during string formatting
fails(lambda: '%c' % 'ab')  # expect: TypeError: %c requires int or char
fails(lambda: '%c' % -1)  # expect: OverflowError: %c arg not in range(0x110000)
fails(lambda: '%x' % 1.5)  # expect: TypeError: %x format: an integer is required, not float
fails(lambda: '%q' % 1)  # expect: ValueError: unsupported format character 'q' (0x71) at index 1
fails(lambda: '%' % 1)  # expect: ValueError: incomplete format
fails(lambda: '%f' % 'a')  # expect: TypeError: must be real number, not str
fails(lambda: '%*d' % ('a', 1))  # expect: TypeError: * wants int
fails(lambda: '%d' % None)  # expect: TypeError: %d format: a real number is required, not NoneType
