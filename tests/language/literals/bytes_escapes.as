# Bytes literals know the byte escapes only.
print(b'\x00\xff\101\n\\')  # expect: b'\x00\xffA\n\\'
print(b'\u0041\N{x}' == rb'\u0041\N{x}')  # expect: True
print(b"it's", b'"', b'\'"')  # expect: b"it's" b'"' b'\'"'
print(rb'\x00', Rb'\n', bR'\t', BR'\q')  # expect: b'\\x00' b'\\n' b'\\t' b'\\q'
x = b'''two
lines'''
print(x)  # expect: b'two\nlines'
