# Enumerations.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from enum import Enum, IntEnum, auto, unique
class C(Enum):
    RED = 1
    GREEN = auto()
    ALIAS = 1
print(C.RED, repr(C.RED), C.RED.name, C.RED.value, C(2), C['RED'], list(C), C.ALIAS is C.RED, C.RED == 1, C.RED in C, len(C))
# expect: C.RED <C.RED: 1> RED 1 C.GREEN C.RED [<C.RED: 1>, <C.GREEN: 2>] True False True 2
fails(lambda: C(9))  # expect: ValueError: 9 is not a valid C
fails(lambda: C['X'])  # expect: KeyError: 'X'
class I(IntEnum): A = 1
print(I.A + 1, I.A == 1, f'{I.A}', str(C.RED))  # expect: 2 True 1 C.RED
try:
    @unique
    class U(Enum): A = 1; B = 1
except ValueError as e: print(e)  # expect: duplicate values found in <enum 'U'>: B -> A
try: C.RED = 5
except AttributeError as e: print(e)  # expect: cannot reassign member 'RED'
