# bool() takes one argument; operators between bools stay bool.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(bool(), bool(0), bool('False'), True & False, True | False, True ^ True, type(True | 1), ~False)
# expect: False False True False True False <class 'int'> -1
fails(lambda: bool(1, 2))  # expect: TypeError: bool expected at most 1 argument, got 2
fails(lambda: bool(x=1))  # expect: TypeError: bool() takes no keyword arguments
try:
    class B(bool): pass
except TypeError as e:
    print(e)  # expect: type 'bool' is not an acceptable base type
print(True is (1 == 1), (1 < 2) is True, True < 2, sorted([True, False]))
# expect: True True True [False, True]
