# A direct cause.
def low(): raise KeyError('k')
def high():
    try: low()
    except KeyError as e:
        raise ValueError('high failed') from e
high()
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "cause.as", line 4, in high
# expect-stderr:     try: low()
# expect-stderr:          ~~~^^
# expect-stderr:   File "cause.as", line 2, in low
# expect-stderr:     def low(): raise KeyError('k')
# expect-stderr:                ^^^^^^^^^^^^^^^^^^^
# expect-stderr: KeyError: 'k'
# expect-stderr:
# expect-stderr: The above exception was the direct cause of the following exception:
# expect-stderr:
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "cause.as", line 7, in <module>
# expect-stderr:     high()
# expect-stderr:     ~~~~^^
# expect-stderr:   File "cause.as", line 6, in high
# expect-stderr:     raise ValueError('high failed') from e
# expect-stderr: ValueError: high failed
# expect-error: ValueError: high failed
