# Repeated frames are folded.
def f(n):
    if n == 0: raise ValueError('deep')
    return f(n - 1)
f(20)
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "recursion_repeats.as", line 5, in <module>
# expect-stderr:     f(20)
# expect-stderr:     ~^^^^
# expect-stderr:   File "recursion_repeats.as", line 4, in f
# expect-stderr:     return f(n - 1)
# expect-stderr:   File "recursion_repeats.as", line 4, in f
# expect-stderr:     return f(n - 1)
# expect-stderr:   File "recursion_repeats.as", line 4, in f
# expect-stderr:     return f(n - 1)
# expect-stderr:   [Previous line repeated 17 more times]
# expect-stderr:   File "recursion_repeats.as", line 3, in f
# expect-stderr:     if n == 0: raise ValueError('deep')
# expect-stderr:                ^^^^^^^^^^^^^^^^^^^^^^^^
# expect-stderr: ValueError: deep
# expect-error: ValueError: deep
