# Keywords.
import keyword

print(keyword.iskeyword("async"), keyword.iskeyword("match"), keyword.issoftkeyword("match"))
# expect: True False True
print(keyword.kwlist)
# expect: ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']
print(keyword.softkwlist)  # expect: ['_', 'case', 'match', 'type']
