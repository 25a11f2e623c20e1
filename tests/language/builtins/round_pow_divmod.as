# round, pow and divmod in odd cases.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(round(2.5), round(-3.5), round(1e23), pow(2, 3), pow(2, 3, 5), pow(base=2, exp=3), divmod(7, -3), divmod(-7.5, 2), round(True), pow(0, 0))
# expect: 2 -4 99999999999999991611392 8 3 8 (-3, -2) (-4.0, 0.5) 1 1
fails(lambda: round())  # expect: TypeError: round() missing required argument 'number' (pos 1)
fails(lambda: pow(1))  # expect: TypeError: pow() missing required argument 'exp' (pos 2)
fails(lambda: divmod(1))  # expect: TypeError: divmod expected 2 arguments, got 1
fails(lambda: round([]))  # expect: TypeError: type list doesn't define __round__ method
fails(lambda: pow(2, 3, 'a'))
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
