# The value of return travels in StopIteration.
def g():
    yield 1
    return 'result'
it = g()
next(it)
try: next(it)
except StopIteration as e: print(repr(e), e.value)  # expect: StopIteration('result') result
try: next(it)
except StopIteration as e: print(repr(e), e.value)  # expect: StopIteration() None
