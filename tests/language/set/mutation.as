# add, remove, discard, pop, update and the in-place operators.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

s = {1, 2}
print(s.add(3), s.discard(1), s.discard(99), s.remove(2), s, s.pop(), s)
# expect: None None None None set() 3 set()
fails(lambda: s.pop())  # expect: KeyError: 'pop from an empty set'
fails(lambda: s.remove(5))  # expect: KeyError: 5
fails(lambda: s.add([]))  # expect: TypeError: unhashable type: 'list'
s = {1, 2, 3}; t = s
s |= {4}; s &= {2, 3, 4}; s -= {3}; s ^= {2, 9}
print(s, t is s, s.update([1], (2,)), s, s.intersection_update([1, 2, 9]), s, s.difference_update([1]), s, s.symmetric_difference_update([2, 5]), s, s.clear(), s)
# expect: set() True None set() None set() None set() None set() None set()
try: s |= [1]
except TypeError as e: print(e)  # expect: unsupported operand type(s) for |=: 'set' and 'list'
