# Deleting attributes of instances and classes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C: a = 1
c = C()
c.a = 2
del c.a
print(c.a)  # expect: 1
def d(): del c.a
fails(d)  # expect: AttributeError: 'C' object has no attribute 'a'
del C.a
fails(lambda: c.a)  # expect: AttributeError: 'C' object has no attribute 'a'
def e(): del C.a
fails(e)  # expect: AttributeError: type object 'C' has no attribute 'a'
