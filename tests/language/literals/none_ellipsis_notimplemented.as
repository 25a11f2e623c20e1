# The singletons print as their names and compare by identity.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(None, ..., Ellipsis, NotImplemented)  # expect: None Ellipsis Ellipsis NotImplemented
print(... is Ellipsis, type(...), type(None), type(NotImplemented))
# expect: True <class 'ellipsis'> <class 'NoneType'> <class 'NotImplementedType'>
print(bool(...), bool(None))  # expect: True False
fails(lambda: bool(NotImplemented))  # expect: no error: True
print(type(None)() is None, type(...)() is ...)  # expect: True True
fails(lambda: type(None)(1))  # expect: TypeError: NoneType takes no arguments
fails(lambda: None.x)  # expect: AttributeError: 'NoneType' object has no attribute 'x'
