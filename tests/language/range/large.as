# Ranges beyond machine words.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

r = range(2 ** 64, 2 ** 64 + 10, 3)
print(r, len(r), list(r), r[-1], 2 ** 64 + 3 in r, r[1:], range(-2 ** 70, 2 ** 70)[2 ** 70], range(2 ** 62 - 1, 2 ** 62 + 2)[2])
# expect: range(18446744073709551616, 18446744073709551626, 3) 4 [18446744073709551616, 18446744073709551619, 18446744073709551622, 18446744073709551625] 18446744073709551625 True range(18446744073709551619, 18446744073709551628, 3) 0 4611686018427387905
for i in range(2 ** 63 - 1, 2 ** 63 + 1): print(i)
# expect: 9223372036854775807
# expect: 9223372036854775808
for i in range(2 ** 62, 2 ** 62 - 3, -1): print(i)
# expect: 4611686018427387904
# expect: 4611686018427387903
# expect: 4611686018427387902
fails(lambda: len(range(2 ** 64)))
# expect: OverflowError: Python int too large to convert to C ssize_t
print(range(10 ** 30).index(10 ** 29), bool(range(2 ** 64)))
# expect: 100000000000000000000000000000 True
