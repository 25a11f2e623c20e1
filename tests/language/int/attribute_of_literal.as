# Attributes are read-only on ints.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: (1).real.__setattr__('x', 1))
# expect: AttributeError: 'int' object has no attribute 'x' and no __dict__ for setting new attributes
x = 1
try:
    x.real = 5
except AttributeError as e:
    print(e)  # expect: attribute 'real' of 'int' objects is not writable
try:
    x.new = 5
except AttributeError as e:
    print(e)
# expect: 'int' object has no attribute 'new' and no __dict__ for setting new attributes
try:
    del x.real
except AttributeError as e:
    print(e)  # expect: attribute 'real' of 'int' objects is not writable
