# str() of objects and of bytes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(repr(str()), str(1), str(None), str([1, 'a']), str(b'a'), str(b'caf\xc3\xa9', 'utf-8'), str(b'\xe9', encoding='latin-1'))
# expect: '' 1 None [1, 'a'] b'a' café é
print(str(object=5), str(b'a\xff', 'ascii', 'replace'), str(b'\xff', 'utf-8', 'ignore'))
# expect-repr: '5 a� '
class C:
    def __str__(self): return 'str!'
    def __repr__(self): return 'repr!'
class R:
    def __repr__(self): return 'only repr'
print(str(C()), repr(C()), f'{C()} {C()!r}', [C()], str(R()), '%s %r' % (C(), C()))
# expect: str! repr! str! repr! [repr!] only repr str! repr!
fails(lambda: str(b'\xff', 'utf-8'))
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
fails(lambda: str('a', 'utf-8'))  # expect: TypeError: decoding str is not supported
fails(lambda: str(5, 'utf-8'))
# expect: TypeError: decoding to str: need a bytes-like object, int found
