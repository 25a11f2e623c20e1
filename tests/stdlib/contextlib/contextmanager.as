# A generator as a context manager and as a decorator.
from contextlib import contextmanager


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


with tag("b") as upper:
    print(upper)
with tag("i"):
    raise ValueError("oops")


@tag("u")
def hello():
    print("hello")


hello()
hello()
try:
    with tag("x"):
        raise KeyError("k")
except KeyError as error:
    print("came through", error)


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if False:
        yield


for broken in (twice, never):
    try:
        with broken():
            pass
    except RuntimeError as error:
        print(error)

# expect: <b>
# expect: B
# expect: </b>
# expect: <i>
# expect: swallowed oops
# expect: </i>
# expect: <u>
# expect: hello
# expect: </u>
# expect: <u>
# expect: hello
# expect: </u>
# expect: <x>
# expect: </x>
# expect: came through 'k'
# expect: generator didn't stop
# expect: generator didn't yield
