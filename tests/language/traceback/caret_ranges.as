# Carets mark the failing part of a line.
def f(a, b):
    return a['x'] + b.missing.other + 1
class C: pass
f({'x': 1}, C())
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "caret_ranges.as", line 5, in <module>
# expect-stderr:     f({'x': 1}, C())
# expect-stderr:     ~^^^^^^^^^^^^^^^
# expect-stderr:   File "caret_ranges.as", line 3, in f
# expect-stderr:     return a['x'] + b.missing.other + 1
# expect-stderr:                     ^^^^^^^^^
# expect-stderr: AttributeError: 'C' object has no attribute 'missing'
# expect-error: AttributeError: 'C' object has no attribute 'missing'
