# The loop variable of a comprehension does not leak or clash.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

x = 'outer'
print([x for x in range(3)], x)  # expect: [0, 1, 2] outer
print({x: x for x in 'ab'}, {x for x in (1,)}, list(x for x in 'z'), x)
# expect: {'a': 'a', 'b': 'b'} {1} ['z'] outer
fails(lambda: [undefined_name for y in [1]])
# expect: NameError: name 'undefined_name' is not defined
