# maketrans and translate.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

t = str.maketrans('abc', 'xyz', 'd')
print('aabbccdd'.translate(t), str.maketrans({'a': 'long', 'b': None, 99: 'C'}), 'abcd'.translate({97: 'long', 98: None, 99: 67}))
# expect: xxyyzz {97: 'long', 98: None, 99: 'C'} longCd
class M:
    def __getitem__(self, k):
        if k == ord('x'): raise LookupError
        return chr(k + 1)
print('axb'.translate(M()))  # expect: bxc
fails(lambda: str.maketrans('a', 'bc'))
# expect: ValueError: the first two maketrans arguments must have equal length
fails(lambda: str.maketrans({'ab': 1}))
# expect: ValueError: string keys in translate table must be of length 1
fails(lambda: 'a'.translate({97: 2 ** 40}))
# expect: ValueError: character mapping must be in range(0x110000)
