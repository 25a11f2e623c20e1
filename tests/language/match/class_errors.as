# Wrong class patterns raise TypeError.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A: __match_args__ = ('x',)
class B: __match_args__ = ['x']
class C: __match_args__ = (1,)
class D: pass
def t(code): exec(code, globals())
fails(t, 'match A():\n case A(1, 2): pass')
# expect: TypeError: A() accepts 1 positional sub-pattern (2 given)
fails(t, 'match B():\n case B(1): pass')
# expect: TypeError: B.__match_args__ must be a tuple (got list)
fails(t, 'match C():\n case C(1): pass')
# expect: TypeError: __match_args__ elements must be strings (got int)
fails(t, 'match D():\n case D(1): pass')
# expect: TypeError: D() accepts 0 positional sub-patterns (1 given)
fails(t, 'match 1:\n case int(1, 2): pass')
# expect: TypeError: int() accepts 1 positional sub-pattern (2 given)
x = 5
fails(t, 'match 1:\n case x(): pass')  # expect: TypeError: called match pattern must be a class
