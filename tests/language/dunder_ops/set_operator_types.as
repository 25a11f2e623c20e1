# Operators between built-in types that do not mix.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: [] + ())  # expect: TypeError: can only concatenate list (not "tuple") to list
fails(lambda: {} + {})  # expect: TypeError: unsupported operand type(s) for +: 'dict' and 'dict'
fails(lambda: set() + set())
# expect: TypeError: unsupported operand type(s) for +: 'set' and 'set'
fails(lambda: 'a' % {} and () - ())
# expect: TypeError: unsupported operand type(s) for -: 'tuple' and 'tuple'
fails(lambda: b'a' + 'a')  # expect: TypeError: can't concat str to bytes
fails(lambda: None + None)
# expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'NoneType'
fails(lambda: print + 1)
# expect: TypeError: unsupported operand type(s) for +: 'builtin_function_or_method' and 'int'
fails(lambda: int + 1)  # expect: TypeError: unsupported operand type(s) for +: 'type' and 'int'
fails(lambda: 'a' < 1)  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
fails(lambda: {} < [])
# expect: TypeError: '<' not supported between instances of 'dict' and 'list'
