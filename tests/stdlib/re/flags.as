# Flags, in the call and inline; what they print.
import re

print(repr(re.I), repr(re.I | re.M), repr(re.NOFLAG), re.X | re.A, int(re.S | re.L), repr(re.RegexFlag(1 << 20)))
print(re.compile('a', re.I | re.M), re.compile(b'a', re.I), re.compile('a', re.A), re.compile('(?x) a').flags)
print(re.compile('a') == re.compile('a'), re.compile('a') == re.compile('a', re.I), re.compile('x' * 300))
print(re.findall('(?i:a)b', 'Ab AB ab'), re.findall('(?i)a(?-i:b)', 'Ab AB ab'))
print(re.findall(r'\w+', 'été_1 漢字', re.A), re.findall(r'(?a:\w+)', 'été'), re.findall(r'\w+', 'été²½'))
print(re.search('É', 'é', re.I), re.search('[à-ý]', 'É', re.I), re.search('k', '\u212a', re.I))
print(re.search('k', '\u212a', re.I | re.A), re.search('s', 'ſ', re.I), re.findall('i', 'iIİı', re.I))
print(re.findall(r'\s', '\x1c\x85\u2028\u180e\xa0 '), re.findall(r'\s', '\x1c\x85\xa0 ', re.A))
print(re.findall(r'(?x) a  # comment' '\n' r' [ ] b \ c', 'a b c'), re.compile('(?s).').match('\n'))
print(re.search(r'\B', ''), re.search(r'a\Z', 'a\n'), re.search('a$', 'a\n'), re.match(r'\Aa', 'ba', re.M))
print(re.findall('a{,2}', 'aaa'), re.findall('a{}', 'a{}'), re.findall('x{2', 'x{2'), re.match('a++a', 'aa'))
print(re.match('(?>a|ab)c', 'abc'), re.match('(a)?(?(1)b|c)', 'c'), re.match(r'(?P<q>["\'])x(?P=q)', '"x"'))
print(re.escape('a.b*c\n-é#&~ '), re.escape(b'a.\xff'))
try:
    re.compile(re.compile('a'), re.I)
except ValueError as e:
    print(e)
for args in ((5,), (['a'],), ('a', b'a'), (b'a', 'a'), ('a', 5)):
    try:
        re.compile(*args) if len(args) == 1 else re.match(*args)
    except TypeError as e:
        print(e)

# Expected output
# expect: re.IGNORECASE re.IGNORECASE|re.MULTILINE re.NOFLAG re.ASCII|re.VERBOSE 20 re.RegexFlag(1048576)
# expect: re.compile('a', re.IGNORECASE|re.MULTILINE) re.compile(b'a', re.IGNORECASE) re.compile('a', re.ASCII) 96
# expect: True False re.compile('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)
# expect: ['Ab', 'ab'] ['Ab', 'ab']
# expect: ['t', '_1'] ['t'] ['été²½']
# expect: <re.Match object; span=(0, 1), match='é'> <re.Match object; span=(0, 1), match='É'> <re.Match object; span=(0, 1), match='K'>
# expect: None <re.Match object; span=(0, 1), match='ſ'> ['i', 'I', 'İ', 'ı']
# expect: ['\x1c', '\x85', '\u2028', '\xa0', ' '] [' ']
# expect: ['a b c'] <re.Match object; span=(0, 1), match='\n'>
# expect: None None <re.Match object; span=(0, 1), match='a'> None
# expect: ['aa', 'a', ''] ['a{}'] ['x{2'] None
# expect: None <re.Match object; span=(0, 1), match='c'> <re.Match object; span=(0, 3), match='"x"'>
# expect: a\.b\*c\
# expect: \-é\#\&\~\  b'a\\.\xff'
# expect: cannot process flags argument with a compiled pattern
# expect: first argument must be string or compiled pattern
# expect: unhashable type: 'list'
# expect: cannot use a string pattern on a bytes-like object
# expect: cannot use a bytes pattern on a string-like object
# expect: expected string or bytes-like object, got 'int'
