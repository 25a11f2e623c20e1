# decode with encodings and handlers.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(b'caf\xc3\xa9'.decode(), b'\xe9'.decode('latin-1'), b'a\xffb'.decode('utf-8', 'replace'), b'a\xff'.decode('ascii', 'ignore'), b'\xff'.decode('ascii', 'backslashreplace'), b'\xff\xfea\x00'.decode('utf-16'), b'\xef\xbb\xbfx'.decode('utf-8-sig'))
# expect: café é a�b a \xff a x
fails(lambda: b'\xff'.decode())
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
fails(lambda: b'a\xc3'.decode())
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 1: unexpected end of data
fails(lambda: b'\xc0\x80'.decode())
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte
fails(lambda: b'\xed\xa0\x80'.decode())
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
fails(lambda: b'\x80'.decode('ascii'))
# expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0x80 in position 0: ordinal not in range(128)
fails(lambda: b'a'.decode('nope'))  # expect: LookupError: unknown encoding: nope
