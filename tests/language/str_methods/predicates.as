# The is... family, on ASCII and beyond.
for s in ['', 'abc', 'ABC', 'Abc Def', '123', '²', '½', '٣', 'a1', ' \t\u2003', 'é', 'ǅ', '_x', '\n']:
    print(repr(s), *[n for n in 'isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper'.split() if getattr(s, n)()])
# expect: '' isascii isprintable
# expect: 'abc' isalnum isalpha isascii isidentifier islower isprintable
# expect: 'ABC' isalnum isalpha isascii isidentifier isprintable isupper
# expect: 'Abc Def' isascii isprintable istitle
# expect: '123' isalnum isascii isdecimal isdigit isnumeric isprintable
# expect: '²' isalnum isdigit isnumeric isprintable
# expect: '½' isalnum isnumeric isprintable
# expect: '٣' isalnum isdecimal isdigit isnumeric isprintable
# expect: 'a1' isalnum isascii isidentifier islower isprintable
# expect: ' \t\u2003' isspace
# expect: 'é' isalnum isalpha isidentifier islower isprintable
# expect: 'ǅ' isalnum isalpha isidentifier isprintable istitle
# expect: '_x' isascii isidentifier islower isprintable
# expect: '\n' isascii isspace
