# Carets under a call inside a longer line with wide characters.
def boom(*a): raise ValueError('b')
text = 'é漢' + str(boom(1, 'é', [2])) + 'end'
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "long_line.as", line 3, in <module>
# expect-stderr:     text = 'é漢' + str(boom(1, 'é', [2])) + 'end'
# expect-stderr:                        ~~~~^^^^^^^^^^^^^
# expect-stderr:   File "long_line.as", line 2, in boom
# expect-stderr:     def boom(*a): raise ValueError('b')
# expect-stderr:                   ^^^^^^^^^^^^^^^^^^^^^
# expect-stderr: ValueError: b
# expect-error: ValueError: b
