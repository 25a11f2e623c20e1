# math.floor, ceil, trunc of floats give exact ints.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import math
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(1e20), math.ceil(-0.5))
# expect: 2 -3 3 -2 -2 100000000000000000000 0
fails(lambda: math.floor(float('inf')))
# expect: OverflowError: cannot convert float infinity to integer
fails(lambda: math.ceil(float('nan')))  # expect: ValueError: cannot convert float NaN to integer
class C:
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __trunc__(self): return 'trunc'
print(math.floor(C()), math.ceil(C()), math.trunc(C()))  # expect: floor ceil trunc
