# Nested finally blocks run from the inside out.
def f():
    try:
        try:
            try: raise ValueError('1')
            finally: print('inner')
        finally: print('middle')
    except ValueError as e: print('caught', e)
    finally: print('outer')
f()
# expect: inner
# expect: middle
# expect: caught 1
# expect: outer
for i in range(2):
    try:
        try: continue
        finally: print('c', i)
    finally: print('d', i)
# expect: c 0
# expect: d 0
# expect: c 1
# expect: d 1
