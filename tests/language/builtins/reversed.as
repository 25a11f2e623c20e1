# reversed of sequences.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(list(reversed('abc')), list(reversed(range(3))), list(reversed(())), list(reversed({1: 2})))
# expect: ['c', 'b', 'a'] [2, 1, 0] [] [1]
r = reversed([1, 2])
print(next(r), list(r), list(r))  # expect: 2 [1] []
fails(lambda: reversed(5))  # expect: TypeError: 'int' object is not reversible
fails(lambda: reversed({1, 2}))  # expect: TypeError: 'set' object is not reversible
fails(lambda: reversed())  # expect: TypeError: reversed expected 1 argument, got 0
