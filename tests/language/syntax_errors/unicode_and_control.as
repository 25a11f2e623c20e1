# Characters that do not belong.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

for s in ['x = 1 – 2', 'a “b”', 'x\u00a0= 1', 'x = 1\x00', '€', 'a\u200bb', '“x”', 'x = 5 × 3', '\ufeffx = 1', '\x01']:
    fails(compile, s, 'test', 'exec')
# expect: SyntaxError: invalid character '–' (U+2013) (test, line 1)
# expect: SyntaxError: invalid character '“' (U+201C) (test, line 1)
# expect: SyntaxError: invalid non-printable character U+00A0 (test, line 1)
# expect: SyntaxError: source code string cannot contain null bytes
# expect: SyntaxError: invalid character '€' (U+20AC) (test, line 1)
# expect: SyntaxError: invalid non-printable character U+200B (test, line 1)
# expect: SyntaxError: invalid character '“' (U+201C) (test, line 1)
# expect: SyntaxError: invalid character '×' (U+00D7) (test, line 1)
# expect: SyntaxError: invalid non-printable character U+FEFF (test, line 1)
# expect: SyntaxError: invalid non-printable character U+0001 (test, line 1)
