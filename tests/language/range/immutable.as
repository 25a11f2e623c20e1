# Ranges have no item assignment and no ordering.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

r = range(3)
try: r[0] = 1
except TypeError as e: print(e)  # expect: 'range' object does not support item assignment
try: r.start = 1
except AttributeError as e: print(e)  # expect: readonly attribute
fails(lambda: r < r)
# expect: TypeError: '<' not supported between instances of 'range' and 'range'
fails(lambda: r + r)  # expect: TypeError: unsupported operand type(s) for +: 'range' and 'range'
print(list(reversed(range(0, 10, 3))), list(iter(r)), sum(range(101)), max(range(5)), tuple(range(2)))
# expect: [9, 6, 3, 0] [0, 1, 2] 5050 4 (0, 1)
try:
    class R(range): pass
except TypeError as e: print(e)  # expect: type 'range' is not an acceptable base type
