# | and |= merge, the right side winning.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = {'x': 1, 'y': 2}
b = {'y': 3, 'z': 4}
print(a | b, b | a)  # expect: {'x': 1, 'y': 3, 'z': 4} {'y': 2, 'z': 4, 'x': 1}
c = a
c |= b
print(a, c is a)  # expect: {'x': 1, 'y': 3, 'z': 4} True
c |= [('w', 0)]
print(c)  # expect: {'x': 1, 'y': 3, 'z': 4, 'w': 0}
fails(lambda: a | [('q', 1)])
# expect: TypeError: unsupported operand type(s) for |: 'dict' and 'list'
fails(lambda: a | None)
# expect: TypeError: unsupported operand type(s) for |: 'dict' and 'NoneType'
fails(lambda: a + b)  # expect: TypeError: unsupported operand type(s) for +: 'dict' and 'dict'
try: a |= 5
except TypeError as e: print(e)  # expect: 'int' object is not iterable
