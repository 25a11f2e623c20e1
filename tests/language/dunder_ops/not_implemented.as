# NotImplemented passes the question on.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __add__(self, o): print('A.add'); return NotImplemented
    def __radd__(self, o): print('A.radd'); return NotImplemented
class B:
    def __radd__(self, o): print('B.radd'); return 'B'
print(A() + B())
# expect: A.add
# expect: B.radd
# expect: B
fails(lambda: A() + A())
# expect: A.add
# expect: TypeError: unsupported operand type(s) for +: 'A' and 'A'
fails(lambda: A() + 1)
# expect: A.add
# expect: TypeError: unsupported operand type(s) for +: 'A' and 'int'
fails(lambda: 1 + A())
# expect: A.radd
# expect: TypeError: unsupported operand type(s) for +: 'int' and 'A'
