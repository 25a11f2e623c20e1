# Every escape of a string literal.
print(repr('\a\b\f\n\r\t\v\\\'\"'))  # expect: '\x07\x08\x0c\n\r\t\x0b\\\'"'
print('\x41\u0042\U00000043\103\60')  # expect: ABCC0
print(repr('\0\08\400\777'))  # expect: '\x00\x008Āǿ'
print('line\
joined')  # expect: linejoined
print('\N{LATIN SMALL LETTER E WITH ACUTE}', '\N{bullet}')  # expect: é •
print(len('\U0001F600'), '\U0001F600')  # expect: 1 😀
print(r'\n\x', R"\'", len(r'\\'))  # expect: \n\x \' 2
