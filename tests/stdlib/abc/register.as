# Virtual subclasses.
from abc import ABC, get_cache_token


class Drawable(ABC):
    pass


class Box:
    pass


print(isinstance(Box(), Drawable), issubclass(Box, Drawable))  # expect: False False
before = get_cache_token()
print(Drawable.register(Box) is Box, get_cache_token() != before)  # expect: True True
print(isinstance(Box(), Drawable), Drawable in Box.__mro__)  # expect: True False


@Drawable.register
class Late(int):
    pass


class Below(Late):
    pass


print(issubclass(Below, Drawable), issubclass(int, Drawable))  # expect: True False
for wrong in (3, object):
    try:
        Drawable.register(wrong)
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError Can only register classes
        # expect: RuntimeError Refusing to create an inheritance cycle
