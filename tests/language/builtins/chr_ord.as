# chr and ord are inverses.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(chr(65), ord('A'), chr(0x1F600), ord('😀'), chr(0x10ffff) == '\U0010ffff', ord(b'a'), ord(bytearray(b'z')), repr(chr(0)))
# expect: A 65 😀 128512 True 97 122 '\x00'
fails(lambda: chr(-1))  # expect: ValueError: chr() arg not in range(0x110000)
fails(lambda: chr(0x110000))  # expect: ValueError: chr() arg not in range(0x110000)
fails(lambda: chr('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
fails(lambda: ord('ab'))
# expect: TypeError: ord() expected a character, but string of length 2 found
fails(lambda: ord(''))
# expect: TypeError: ord() expected a character, but string of length 0 found
fails(lambda: ord(5))  # expect: TypeError: ord() expected string of length 1, but int found
fails(lambda: chr(2 ** 70))  # expect: ValueError: chr() arg not in range(0x110000)
