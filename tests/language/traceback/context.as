# An exception during handling of another.
try:
    {}['x']
except KeyError:
    undefined_thing
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "context.as", line 3, in <module>
# expect-stderr:     {}['x']
# expect-stderr:     ~~^^^^^
# expect-stderr: KeyError: 'x'
# expect-stderr:
# expect-stderr: During handling of the above exception, another exception occurred:
# expect-stderr:
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "context.as", line 5, in <module>
# expect-stderr:     undefined_thing
# expect-stderr: NameError: name 'undefined_thing' is not defined
# expect-error: NameError: name 'undefined_thing' is not defined
