# A misspelt name gets a suggestion.
counter = 1
def f():
    value = 2
    return valeu + counter
f()
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "name_suggestion.as", line 6, in <module>
# expect-stderr:     f()
# expect-stderr:     ~^^
# expect-stderr:   File "name_suggestion.as", line 5, in f
# expect-stderr:     return valeu + counter
# expect-stderr:            ^^^^^
# expect-stderr: NameError: name 'valeu' is not defined. Did you mean: 'value'?
# expect-error: NameError: name 'valeu' is not defined. Did you mean: 'value'?
