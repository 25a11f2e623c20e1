# Messages for unsupported operands.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A: pass
for op in ['+', '-', '*', '/', '//', '%', '**', '@', '&', '|', '^', '<<', '>>', '<', '<=', '>', '>=', 'in']:
    fails(eval, f'a {op} 1', {'a': A()})
# expect: TypeError: unsupported operand type(s) for +: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for -: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for *: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for /: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for //: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for %: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for @: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for &: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for |: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for ^: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for <<: 'A' and 'int'
# expect: TypeError: unsupported operand type(s) for >>: 'A' and 'int'
# expect: TypeError: '<' not supported between instances of 'A' and 'int'
# expect: TypeError: '<=' not supported between instances of 'A' and 'int'
# expect: TypeError: '>' not supported between instances of 'A' and 'int'
# expect: TypeError: '>=' not supported between instances of 'A' and 'int'
# expect: TypeError: argument of type 'int' is not iterable
fails(divmod, A(), 1)  # expect: TypeError: unsupported operand type(s) for divmod(): 'A' and 'int'
fails(exec, 'a += 1', {'a': A()})
# expect: TypeError: unsupported operand type(s) for +=: 'A' and 'int'
fails(exec, 'a **= 1', {'a': A()})
# expect: TypeError: unsupported operand type(s) for **=: 'A' and 'int'
