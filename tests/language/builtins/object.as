# Bare objects.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

o = object()
print(type(o), o == o, o != object(), repr(o).startswith('<object object at 0x'), str(o) == repr(o))
# expect: <class 'object'> True True True True
fails(lambda: setattr(o, 'x', 1))
# expect: AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
fails(lambda: object(1))  # expect: TypeError: object() takes no arguments
fails(lambda: o())  # expect: TypeError: 'object' object is not callable
print(object.__doc__ is not None, dir(o)[:3])
# expect: True ['__class__', '__delattr__', '__dir__']
