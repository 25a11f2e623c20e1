# Deep containers in repr, comparison and hashing.
a = []
for _ in range(100000): a = [a]
b = []
for _ in range(100000): b = [b]
for f in (lambda: repr(a), lambda: a == b, lambda: str([a])):
    try: f(); print('finished')
    except RecursionError: print('RecursionError')
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
