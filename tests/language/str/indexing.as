# Indexing and slicing count code points.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

s = 'aé漢😀z'
print(s[0], s[1], s[2], s[3], s[-1], s[-5], len(s))  # expect: a é 漢 😀 z a 5
print(s[1:4], s[::-1], s[::2], s[-2:], s[:-3], s[4:1], s[4:1:-1], s[10:], s[-10:2])
# expect: é漢😀 z😀漢éa a漢z 😀z aé  z😀漢  aé
fails(lambda: s[5])  # expect: IndexError: string index out of range
fails(lambda: s[-6])  # expect: IndexError: string index out of range
fails(lambda: s['a'])  # expect: TypeError: string indices must be integers, not 'str'
fails(lambda: s[1.0])  # expect: TypeError: string indices must be integers, not 'float'
fails(lambda: s[::0])  # expect: ValueError: slice step cannot be zero
