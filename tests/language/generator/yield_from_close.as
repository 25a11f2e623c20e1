# Closing the outer generator closes the inner one first.
def inner():
    try: yield
    finally: print('inner closed')
def outer():
    try: yield from inner()
    finally: print('outer closed')
it = outer()
next(it)
it.close()
# expect: inner closed
# expect: outer closed
class C:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): print('C.close')
def o2(): yield from C()
it = o2()
next(it)
it.close()  # expect: C.close
