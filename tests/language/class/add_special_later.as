# Special methods added, replaced and deleted later take effect.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C: pass
c = C()
fails(lambda: c + 1)  # expect: TypeError: unsupported operand type(s) for +: 'C' and 'int'
C.__add__ = lambda s, o: 'add'
print(c + 1)  # expect: add
C.__add__ = lambda s, o: 'new'
print(c + 1)  # expect: new
del C.__add__
fails(lambda: c + 1)  # expect: TypeError: unsupported operand type(s) for +: 'C' and 'int'
class B: pass
class D(B): pass
B.__mul__ = lambda s, o: 'base mul'
print(D() * 2)  # expect: base mul
