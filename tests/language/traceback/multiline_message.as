# Messages of several lines, empty messages and module names.
class Custom(Exception): pass
try: raise Custom()
except Custom: raise Custom('line one\nline two')
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "multiline_message.as", line 3, in <module>
# expect-stderr:     try: raise Custom()
# expect-stderr:          ^^^^^^^^^^^^^^
# expect-stderr: Custom
# expect-stderr:
# expect-stderr: During handling of the above exception, another exception occurred:
# expect-stderr:
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "multiline_message.as", line 4, in <module>
# expect-stderr:     except Custom: raise Custom('line one\nline two')
# expect-stderr:                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect-stderr: Custom: line one
# expect-stderr: line two
# expect-error: line two
