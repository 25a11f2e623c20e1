# encode to common encodings, with error handlers.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('aé漢😀'.encode(), 'é'.encode('latin-1'), 'é'.encode('utf-16-le'), 'a'.encode('utf-16'), 'a'.encode('utf-32-be'), 'é'.encode('ascii', 'ignore'), 'é'.encode('ascii', 'replace'), 'é漢'.encode('ascii', 'xmlcharrefreplace'), 'é😀'.encode('ascii', 'backslashreplace'), 'é'.encode('ascii', 'namereplace'))
# expect: b'a\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x98\x80' b'\xe9' b'\xe9\x00' b'\xff\xfea\x00' b'\x00\x00\x00a' b'' b'?' b'&#233;&#28450;' b'\\xe9\\U0001f600' b'\\N{LATIN SMALL LETTER E WITH ACUTE}'
fails(lambda: 'é'.encode('ascii'))
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
fails(lambda: '漢x漢'.encode('latin-1'))
# expect: UnicodeEncodeError: 'latin-1' codec can't encode character '\u6f22' in position 0: ordinal not in range(256)
fails(lambda: 'a'.encode('no-such'))  # expect: LookupError: unknown encoding: no-such
fails(lambda: 'é'.encode('ascii', 'no-handler'))
# expect: LookupError: unknown error handler name 'no-handler'
