# except* wraps a lone exception in a group that has no traceback of its own.
import sys
try:
    raise ValueError(1)
except* ValueError as group:
    print(group.__traceback__, repr(group))  # expect: None ExceptionGroup('', (ValueError(1),))
    print(group.exceptions[0].__traceback__ is not None)  # expect: True
