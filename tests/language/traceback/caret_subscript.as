# Carets of a subscript and of a call across lines.
data = {'k': [1, 2]}
def look(d): return d['k'][5]
look(
    data
)
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "caret_subscript.as", line 4, in <module>
# expect-stderr:     look(
# expect-stderr:     ~~~~^
# expect-stderr:         data
# expect-stderr:         ^^^^
# expect-stderr:     )
# expect-stderr:     ^
# expect-stderr:   File "caret_subscript.as", line 3, in look
# expect-stderr:     def look(d): return d['k'][5]
# expect-stderr:                         ~~~~~~^^^
# expect-stderr: IndexError: list index out of range
# expect-error: IndexError: list index out of range
