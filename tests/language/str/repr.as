# repr picks quotes and escapes what cannot be printed.
print(repr('a'), repr("it's"), repr('"'), repr('\'"'), repr('\n\t\r\\'), repr('\x00\x1f\x7f\x80\xa0\xad'))
# expect: 'a' "it's" '"' '\'"' '\n\t\r\\' '\x00\x1f\x7f\x80\xa0\xad'
print(repr('é漢😀'), repr('\u200b\u2028\ufeff\U000e0001'), ascii('é漢😀'), ascii("'\""), repr('\ud800'))
# expect: 'é漢😀' '\u200b\u2028\ufeff\U000e0001' '\xe9\u6f22\U0001f600' '\'"' '\ud800'
print(['a', "b'"], {'k\n': '\\'}, ('\x7f',))  # expect: ['a', "b'"] {'k\n': '\\'} ('\x7f',)
