# Methods and nested functions are shown by name.
class C:
    def method(self):
        def nested():
            raise RuntimeError('here')
        nested()
C().method()
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "method_names.as", line 7, in <module>
# expect-stderr:     C().method()
# expect-stderr:     ~~~~~~~~~~^^
# expect-stderr:   File "method_names.as", line 6, in method
# expect-stderr:     nested()
# expect-stderr:     ~~~~~~^^
# expect-stderr:   File "method_names.as", line 5, in nested
# expect-stderr:     raise RuntimeError('here')
# expect-stderr: RuntimeError: here
# expect-error: RuntimeError: here
