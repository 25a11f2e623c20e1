# Callbacks run in reverse, and exceptions are chained as in nested blocks.
from contextlib import ExitStack, contextmanager


@contextmanager
def resource(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


with ExitStack() as stack:
    names = [stack.enter_context(resource(n)) for n in "abc"]
    stack.callback(print, "callback", 1, sep="-")
    print(names)

with ExitStack() as stack:
    stack.push(lambda *exc: print("saw", exc[0].__name__) or True)
    raise ValueError

with ExitStack() as stack:
    stack.callback(print, "not called here")
    kept = stack.pop_all()
print("after")
kept.close()


def fail(error):
    raise error


try:
    with ExitStack() as stack:
        stack.callback(fail, KeyError("outer"))
        stack.callback(fail, IndexError("inner"))
        raise ValueError("body")
except KeyError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
try:
    ExitStack().enter_context(3)
except TypeError as error:
    print(error)

# expect: open a
# expect: open b
# expect: open c
# expect: ['a', 'b', 'c']
# expect: callback-1
# expect: close c
# expect: close b
# expect: close a
# expect: saw ValueError
# expect: after
# expect: not called here
# expect: KeyError('outer') IndexError('inner') ValueError('body')
# expect: 'builtins.int' object does not support the context manager protocol
