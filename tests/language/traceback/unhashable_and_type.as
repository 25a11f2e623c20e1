# Type errors of calls are shown at the caller.
def f(a, b): pass
def g():
    return f(1,
             c=2)
g()
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "unhashable_and_type.as", line 6, in <module>
# expect-stderr:     g()
# expect-stderr:     ~^^
# expect-stderr:   File "unhashable_and_type.as", line 4, in g
# expect-stderr:     return f(1,
# expect-stderr:              c=2)
# expect-stderr: TypeError: f() got an unexpected keyword argument 'c'
# expect-error: TypeError: f() got an unexpected keyword argument 'c'
