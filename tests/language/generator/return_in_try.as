# return inside try runs finally before StopIteration.
def g():
    try:
        yield 1
        return 'r'
    finally: print('cleanup')
it = g()
next(it)
try: next(it)  # expect: cleanup
except StopIteration as e: print(e.value)  # expect: r
