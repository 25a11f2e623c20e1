# with_traceback and __traceback__.
try: 1 / 0
except ZeroDivisionError as e: t = e.__traceback__
print(t.tb_lineno, t.tb_next, t.tb_frame.f_code.co_name)  # expect: 2 None <module>
e = ValueError().with_traceback(t)
print(e.__traceback__ is t, ValueError().__traceback__)  # expect: True None
try: e.__traceback__ = 5
except TypeError as x: print(x)  # expect: __traceback__ must be a traceback or None
e.__traceback__ = None
try: e.__cause__ = 5
except TypeError as x: print(x)  # expect: exception cause must be None or derive from BaseException
