# A re-raised exception keeps the first frames.
def f(): raise ValueError('v')
def g():
    try: f()
    except ValueError:
        raise
g()
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "reraise.as", line 7, in <module>
# expect-stderr:     g()
# expect-stderr:     ~^^
# expect-stderr:   File "reraise.as", line 4, in g
# expect-stderr:     try: f()
# expect-stderr:          ~^^
# expect-stderr:   File "reraise.as", line 2, in f
# expect-stderr:     def f(): raise ValueError('v')
# expect-stderr:              ^^^^^^^^^^^^^^^^^^^^^
# expect-stderr: ValueError: v
# expect-error: ValueError: v
