# AbstractContextManager and ContextDecorator.
from contextlib import AbstractAsyncContextManager, AbstractContextManager, ContextDecorator


class Timer(ContextDecorator, AbstractContextManager):
    def __exit__(self, *exc):
        print("exit", exc[0])


with Timer() as t:
    print(isinstance(t, AbstractContextManager))


@Timer()
def f(x):
    return x + 1


print(f(1), f.__name__)


class Duck:
    def __enter__(self):
        pass

    def __exit__(self, *exc):
        pass


print(issubclass(Duck, AbstractContextManager), issubclass(Duck, AbstractAsyncContextManager))
try:
    AbstractContextManager()
except TypeError as error:
    print(error)

# expect: True
# expect: exit None
# expect: exit None
# expect: 2 f
# expect: True False
# expect: Can't instantiate abstract class AbstractContextManager without an implementation for abstract method '__exit__'
