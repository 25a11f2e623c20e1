# BaseException subclasses and dotted names.
class Outer:
    class Inner(BaseException): pass
raise Outer.Inner('x', 1)
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "base_exception.as", line 4, in <module>
# expect-stderr:     raise Outer.Inner('x', 1)
# expect-stderr: Outer.Inner: ('x', 1)
# expect-error: Outer.Inner: ('x', 1)
