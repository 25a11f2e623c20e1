# hasattr, getattr, setattr, delattr.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C: x = 1
c = C()
print(getattr(c, 'x'), getattr(c, 'y', 'def'), hasattr(c, 'y'), setattr(c, 'y', 5), c.y, delattr(c, 'y'), hasattr(c, 'y'))
# expect: 1 def False None 5 None False
fails(lambda: getattr(c, 'y'))  # expect: AttributeError: 'C' object has no attribute 'y'
fails(lambda: getattr(c, 5))  # expect: TypeError: attribute name must be string, not 'int'
fails(lambda: delattr(c, 'x'))  # expect: AttributeError: 'C' object has no attribute 'x'
fails(lambda: setattr(c, 5, 1))  # expect: TypeError: attribute name must be string, not 'int'
setattr(c, 'not an identifier', 7)
print(getattr(c, 'not an identifier'))  # expect: 7
