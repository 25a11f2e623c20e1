# type is an instance of itself.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(type(type), type(object), isinstance(type, object), isinstance(object, type), type.__mro__, type.__bases__, object.__bases__, type(type(1)))
# expect: <class 'type'> <class 'type'> True True (<class 'type'>, <class 'object'>) (<class 'object'>,) () <class 'type'>
class M(type): pass
C = M('C', (), {'x': 1})
print(type(C), C.x, M.__mro__[1] is type)  # expect: <class '__main__.M'> 1 True
fails(lambda: type.__call__())
# expect: TypeError: descriptor '__call__' of 'type' object needs an argument
