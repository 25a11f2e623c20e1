# Lone surrogates live in strings but cannot be encoded.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

s = 'a\ud800b'
print(len(s), repr(s), ascii(s[1]), s == 'a\ud800b', ord(s[1]))
# expect: 3 'a\ud800b' '\ud800' True 55296
fails(lambda: s.encode())
# expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed
print(s.encode('utf-8', 'surrogatepass'), s.encode('utf-8', 'replace'), s.encode('ascii', 'backslashreplace'))
# expect: b'a\xed\xa0\x80b' b'a?b' b'a\\ud800b'
print(b'\xff'.decode('utf-8', 'surrogateescape') == '\udcff', '\udcff'.encode('utf-8', 'surrogateescape'))
# expect: True b'\xff'
