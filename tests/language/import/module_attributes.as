# Attributes of modules.
import _support.alpha as a
print(a.__name__, a.__doc__, a.__file__.endswith('alpha.as'), a.__spec__.name, hasattr(a, '__builtins__'), __name__)
# expect: _support.alpha None True _support.alpha True __main__
a.extra = 5
from _support.alpha import extra
print(extra)  # expect: 5
