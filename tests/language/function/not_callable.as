# Calling what cannot be called.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: 5())  # expect: TypeError: 'int' object is not callable
fails(lambda: None())  # expect: TypeError: 'NoneType' object is not callable
fails(lambda: 'a'())  # expect: TypeError: 'str' object is not callable
fails(lambda: [](1))  # expect: TypeError: 'list' object is not callable
fails(lambda: (1, 2)())  # expect: TypeError: 'tuple' object is not callable
class C: pass
fails(lambda: C()())  # expect: TypeError: 'C' object is not callable
print(callable(len), callable(C), callable(C()), callable(lambda: 0), callable(5))
# expect: True True False True False
