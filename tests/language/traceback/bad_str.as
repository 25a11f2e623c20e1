# An exception whose __str__ fails.
class E(Exception):
    def __str__(self): raise ValueError
raise E(1)
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "bad_str.as", line 4, in <module>
# expect-stderr:     raise E(1)
# expect-stderr: E: <exception str() failed>
# expect-error: E: <exception str() failed>
