# Frames of generators appear in the traceback.
def gen():
    yield 1
    raise LookupError('in generator')
def use():
    for x in gen():
        print(x)
use()
# expect: 1
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "generator.as", line 8, in <module>
# expect-stderr:     use()
# expect-stderr:     ~~~^^
# expect-stderr:   File "generator.as", line 6, in use
# expect-stderr:     for x in gen():
# expect-stderr:              ~~~^^
# expect-stderr:   File "generator.as", line 4, in gen
# expect-stderr:     raise LookupError('in generator')
# expect-stderr: LookupError: in generator
# expect-error: LookupError: in generator
