# splitlines knows every line boundary.
print('a\nb\r\nc\rd'.splitlines(), 'a\n'.splitlines(), ''.splitlines(), '\n'.splitlines(), 'a\n\nb'.splitlines(True), 'a\x0bb\x0cc\x1cd\x85e\u2028f'.splitlines())
# expect: ['a', 'b', 'c', 'd'] ['a'] [] [''] ['a\n', '\n', 'b'] ['a', 'b', 'c', 'd', 'e', 'f']
