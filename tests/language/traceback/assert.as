# A failed assertion.
x = 3
assert x == 4, 'x should be 4'
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "assert.as", line 3, in <module>
# expect-stderr:     assert x == 4, 'x should be 4'
# expect-stderr:            ^^^^^^
# expect-stderr: AssertionError: x should be 4
# expect-error: AssertionError: x should be 4
