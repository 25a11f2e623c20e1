# Descriptors on the metaclass act on the class.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class M(type):
    @property
    def upper(cls): return cls.__name__.upper()
    def m(cls): return 'm ' + cls.__name__
class C(metaclass=M): pass
print(C.upper, C.m(), hasattr(C(), 'upper'))  # expect: C m C False
fails(lambda: C().m())  # expect: AttributeError: 'C' object has no attribute 'm'
try: C.upper = 1
except AttributeError as e: print(e)  # expect: property 'upper' of 'M' object has no setter
