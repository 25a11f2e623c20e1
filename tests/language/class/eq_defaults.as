# Default equality, hash and repr.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C: pass
a, b = C(), C()
print(a == a, a == b, a != b, hash(a) == hash(a), {a: 1}[a], repr(a).startswith('<__main__.C object at 0x'))
# expect: True False True True 1 True
fails(lambda: a < b)  # expect: TypeError: '<' not supported between instances of 'C' and 'C'
fails(lambda: a + b)  # expect: TypeError: unsupported operand type(s) for +: 'C' and 'C'
fails(lambda: len(a))  # expect: TypeError: object of type 'C' has no len()
fails(lambda: a[0])  # expect: TypeError: 'C' object is not subscriptable
fails(lambda: a())  # expect: TypeError: 'C' object is not callable
fails(lambda: iter(a))  # expect: TypeError: 'C' object is not iterable
