# Numbers too large for an index say so.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: [1][2 ** 64])  # expect: IndexError: cannot fit 'int' into an index-sized integer
fails(lambda: 'a' * 2 ** 64)  # expect: OverflowError: cannot fit 'int' into an index-sized integer
fails(lambda: (1,)[-2 ** 70])  # expect: IndexError: cannot fit 'int' into an index-sized integer
fails(lambda: [0] * 2 ** 62)  # expect-repr: 'MemoryError: '
fails(lambda: range(2 ** 70)[2 ** 71])  # expect: IndexError: range object index out of range
print(len([1, 2, 3][:2 ** 70]), [1, 2, 3][-2 ** 70:2 ** 70], 'abc'[2 ** 70:], len([] * 2 ** 62))
# expect: 3 [1, 2, 3]  0
fails(lambda: len(range(2 ** 70)))
# expect: OverflowError: Python int too large to convert to C ssize_t
