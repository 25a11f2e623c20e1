# center, ljust, rjust, zfill, expandtabs.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('ab'.center(7, '*'), 'abc'.center(6, '.'), 'ab'.ljust(4, '-'), 'ab'.rjust(4, '-'), 'abc'.center(2), '42'.zfill(5), '-42'.zfill(5), '+7'.zfill(4), ''.zfill(2), 'é'.rjust(3, '漢'))
# expect: ***ab** .abc.. ab-- --ab abc 00042 -0042 +007 00 漢漢é
print('a\tb\tc'.expandtabs(4), '\t'.expandtabs(0) == '', 'ab\tc\n\td'.expandtabs())
# expect: a   b   c True ab      c
# expect:         d
fails(lambda: 'a'.center(5, 'xy'))
# expect: TypeError: The fill character must be exactly one character long
fails(lambda: 'a'.ljust('5'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
