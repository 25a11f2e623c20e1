# sum of numbers and more.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(sum([]), sum([1, 2.5]), sum([[1], [2]], []), sum(range(5), 10), sum([0.1] * 10), sum([2 ** 62, 2 ** 62]), sum([1], start=2), sum([True]), sum([1j, 1]), sum([1e100, 1, -1e100]))
# expect: 0 3.5 [1, 2] 20 1.0 9223372036854775808 3 1 (1+1j) 0.0
fails(lambda: sum(['a']))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
fails(lambda: sum(['a'], ''))
# expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
fails(lambda: sum([b'a'], b''))
# expect: TypeError: sum() can't sum bytes [use b''.join(seq) instead]
fails(lambda: sum(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: sum([1], []))  # expect: TypeError: can only concatenate list (not "int") to list
