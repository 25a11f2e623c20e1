# Mixed operands name both types.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: 1 + 'a')  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
fails(lambda: 1 - None)
# expect: TypeError: unsupported operand type(s) for -: 'int' and 'NoneType'
fails(lambda: 1 * {})  # expect: TypeError: unsupported operand type(s) for *: 'int' and 'dict'
fails(lambda: [] // 1)  # expect: TypeError: unsupported operand type(s) for //: 'list' and 'int'
fails(lambda: 1 ** 'x')
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'
fails(lambda: -'a')  # expect: TypeError: bad operand type for unary -: 'str'
fails(lambda: ~1.5)  # expect: TypeError: bad operand type for unary ~: 'float'
fails(lambda: +[])  # expect: TypeError: bad operand type for unary +: 'list'
fails(lambda: abs('x'))  # expect: TypeError: bad operand type for abs(): 'str'
fails(lambda: divmod('a', 1))
# expect: TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'
fails(lambda: pow('a', 2))
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
