# The layout of an uncaught exception.
def f(x):
    return 1 / x
def g():
    return f(0)
print('start')
g()
# expect: start
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "uncaught.as", line 7, in <module>
# expect-stderr:     g()
# expect-stderr:     ~^^
# expect-stderr:   File "uncaught.as", line 5, in g
# expect-stderr:     return f(0)
# expect-stderr:   File "uncaught.as", line 3, in f
# expect-stderr:     return 1 / x
# expect-stderr:            ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
# expect-error: ZeroDivisionError: division by zero
