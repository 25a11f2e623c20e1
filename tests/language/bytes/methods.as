# bytes share most methods of str.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

b = b'Hello World'
print(b.upper(), b.lower(), b.title(), b.swapcase(), b.split(), b.find(b'o'), b.rfind(b'o'), b.find(111), b.replace(b'o', b'0'), b.count(b'l'), b.startswith((b'x', b'H')), b.index(b'W'), b'  x '.strip(), b'x'.center(5, b'*'), b'7'.zfill(3), b'a,b'.partition(b','), b'a\nb\r\n'.splitlines(), b','.join([b'a', bytearray(b'b')]), b'abc'.isalpha(), b'12'.isdigit(), b'aXb'.removeprefix(b'a'), b'a\tb'.expandtabs(2))
# expect: b'HELLO WORLD' b'hello world' b'Hello World' b'hELLO wORLD' [b'Hello', b'World'] 4 7 4 b'Hell0 W0rld' 3 True 6 b'x' b'**x**' b'007' (b'a', b',', b'b') [b'a', b'b'] b'a,b' True True b'Xb' b'a b'
fails(lambda: b.find('o'))
# expect: TypeError: argument should be integer or bytes-like object, not 'str'
fails(lambda: b.split('o'))  # expect: TypeError: a bytes-like object is required, not 'str'
fails(lambda: b','.join(['a']))
# expect: TypeError: sequence item 0: expected a bytes-like object, str found
fails(lambda: b.index(b'zz'))  # expect: ValueError: subsection not found
