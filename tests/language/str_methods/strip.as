# strip, lstrip, rstrip with and without a set of characters.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(repr('  a b \t\n'.strip()), repr('  a '.lstrip()), repr('  a '.rstrip()), 'xxaxbxx'.strip('x'), 'abcab'.strip('ba'), 'abc'.strip(''), '\u3000é\xa0'.strip())
# expect: 'a b' 'a ' '  a' axb c abc é
print('mississippi'.rstrip('ip'), 'a'.strip(None))  # expect: mississ a
fails(lambda: 'a'.strip(1))  # expect: TypeError: strip arg must be None or str
