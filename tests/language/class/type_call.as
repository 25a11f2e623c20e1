# type(name, bases, dict) makes classes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

C = type('C', (), {'x': 1, 'f': lambda self: self.x})
D = type('D', (C,), {})
print(C().f(), D.__mro__, D.x, D.__name__, D.__bases__)
# expect: 1 (<class '__main__.D'>, <class '__main__.C'>, <class 'object'>) 1 D (<class '__main__.C'>,)
fails(lambda: type('X', (5,), {}))
# expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
fails(lambda: type(1, (), {}))  # expect: TypeError: type.__new__() argument 1 must be str, not int
fails(lambda: type('X', (), 5))
# expect: TypeError: type.__new__() argument 3 must be dict, not int
fails(lambda: type('X', [], {}))
# expect: TypeError: type.__new__() argument 2 must be tuple, not list
fails(lambda: type('X', ()))  # expect: TypeError: type() takes 1 or 3 arguments
fails(lambda: type())  # expect: TypeError: type() takes 1 or 3 arguments
