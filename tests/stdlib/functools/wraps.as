# wraps copies names, and keeps the wrapped function.
from functools import update_wrapper, wraps, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES


def traced(func):
    @wraps(func)
    def inner(*args):
        return "traced", func(*args)
    return inner


@traced
def double(x: int) -> int:
    """Twice x."""
    return 2 * x


double.extra = 1
print(double(4))  # expect: ('traced', 8)
print(double.__name__, double.__qualname__, double.__doc__, double.__annotations__)
# expect: double double Twice x. {'x': <class 'int'>, 'return': <class 'int'>}
print(double.__wrapped__(5))  # expect: 10
print(WRAPPER_ASSIGNMENTS)
# expect: ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__')
print(WRAPPER_UPDATES)  # expect: ('__dict__',)


class Plain:
    pass


holder = Plain()
print(update_wrapper(holder, double) is holder, holder.extra, holder.__name__)
# expect: True 1 double
