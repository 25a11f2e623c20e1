# Defining __eq__ alone removes __hash__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __eq__(self, o): return True
class B(A):
    __hash__ = object.__hash__
class C(A):
    def __hash__(self): return 2 ** 70
class D(A): pass
fails(lambda: hash(A()))  # expect: TypeError: unhashable type: 'A'
fails(lambda: hash(D()))  # expect: TypeError: unhashable type: 'D'
print(A.__hash__, isinstance(hash(B()), int), hash(C()) == hash(2 ** 70))  # expect: None True True
