# findall, finditer, split and sub with empty matches, groups and limits.
import re

for p in 'x*', '', r'\b', 'a|', '(a)?', '(a)(b)?', r'(?=b)', '^', '$', '(?m)^', '(?m)$':
    for s in '', 'abxd', 'a\nb\n':
        print(repr(p), repr(s), re.findall(p, s), re.split(p, s), repr(re.sub(p, '-', s)),
              [m.span() for m in re.finditer(p, s)])
print(re.split(',', 'a,b,c', maxsplit=1), re.split('(-)|(,)', 'a-b,c'))
print(re.sub('a', 'b', 'aaa', count=2), re.subn('', '-', 'ab'))
p = re.compile('^a|b$|(?<=a)a')
print(p.search('ba', 1), p.search('aba', 0, 2), p.search('aa', 1), p.match('aa', 1), p.fullmatch('ab', 1))
print(p.findall('aaaa', 1, 3), p.search('a', 5), p.search('a', -5), re.compile('').search('ab', 2, 1))
scanner = re.compile(r'\w').scanner('ab c')
print(scanner.match(), scanner.match(), scanner.match(), scanner.match())
scanner = re.compile('a?').scanner('ba')
print([m.span() for m in iter(scanner.search, None)], scanner.pattern)

# Expected output
# expect: 'x*' '' [''] ['', ''] '-' [(0, 0)]
# expect: 'x*' 'abxd' ['', '', 'x', '', ''] ['', 'a', 'b', '', 'd', ''] '-a-b--d-' [(0, 0), (1, 1), (2, 3), (3, 3), (4, 4)]
# expect: 'x*' 'a\nb\n' ['', '', '', '', ''] ['', 'a', '\n', 'b', '\n', ''] '-a-\n-b-\n-' [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
# expect: '' '' [''] ['', ''] '-' [(0, 0)]
# expect: '' 'abxd' ['', '', '', '', ''] ['', 'a', 'b', 'x', 'd', ''] '-a-b-x-d-' [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
# expect: '' 'a\nb\n' ['', '', '', '', ''] ['', 'a', '\n', 'b', '\n', ''] '-a-\n-b-\n-' [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
# expect: '\\b' '' [] [''] '' []
# expect: '\\b' 'abxd' ['', ''] ['', 'abxd', ''] '-abxd-' [(0, 0), (4, 4)]
# expect: '\\b' 'a\nb\n' ['', '', '', ''] ['', 'a', '\n', 'b', '\n'] '-a-\n-b-\n' [(0, 0), (1, 1), (2, 2), (3, 3)]
# expect: 'a|' '' [''] ['', ''] '-' [(0, 0)]
# expect: 'a|' 'abxd' ['a', '', '', '', ''] ['', '', 'b', 'x', 'd', ''] '--b-x-d-' [(0, 1), (1, 1), (2, 2), (3, 3), (4, 4)]
# expect: 'a|' 'a\nb\n' ['a', '', '', '', ''] ['', '', '\n', 'b', '\n', ''] '--\n-b-\n-' [(0, 1), (1, 1), (2, 2), (3, 3), (4, 4)]
# expect: '(a)?' '' [''] ['', None, ''] '-' [(0, 0)]
# expect: '(a)?' 'abxd' ['a', '', '', '', ''] ['', 'a', '', None, 'b', None, 'x', None, 'd', None, ''] '--b-x-d-' [(0, 1), (1, 1), (2, 2), (3, 3), (4, 4)]
# expect: '(a)?' 'a\nb\n' ['a', '', '', '', ''] ['', 'a', '', None, '\n', None, 'b', None, '\n', None, ''] '--\n-b-\n-' [(0, 1), (1, 1), (2, 2), (3, 3), (4, 4)]
# expect: '(a)(b)?' '' [] [''] '' []
# expect: '(a)(b)?' 'abxd' [('a', 'b')] ['', 'a', 'b', 'xd'] '-xd' [(0, 2)]
# expect: '(a)(b)?' 'a\nb\n' [('a', '')] ['', 'a', None, '\nb\n'] '-\nb\n' [(0, 1)]
# expect: '(?=b)' '' [] [''] '' []
# expect: '(?=b)' 'abxd' [''] ['a', 'bxd'] 'a-bxd' [(1, 1)]
# expect: '(?=b)' 'a\nb\n' [''] ['a\n', 'b\n'] 'a\n-b\n' [(2, 2)]
# expect: '^' '' [''] ['', ''] '-' [(0, 0)]
# expect: '^' 'abxd' [''] ['', 'abxd'] '-abxd' [(0, 0)]
# expect: '^' 'a\nb\n' [''] ['', 'a\nb\n'] '-a\nb\n' [(0, 0)]
# expect: '$' '' [''] ['', ''] '-' [(0, 0)]
# expect: '$' 'abxd' [''] ['abxd', ''] 'abxd-' [(4, 4)]
# expect: '$' 'a\nb\n' ['', ''] ['a\nb', '\n', ''] 'a\nb-\n-' [(3, 3), (4, 4)]
# expect: '(?m)^' '' [''] ['', ''] '-' [(0, 0)]
# expect: '(?m)^' 'abxd' [''] ['', 'abxd'] '-abxd' [(0, 0)]
# expect: '(?m)^' 'a\nb\n' ['', '', ''] ['', 'a\n', 'b\n', ''] '-a\n-b\n-' [(0, 0), (2, 2), (4, 4)]
# expect: '(?m)$' '' [''] ['', ''] '-' [(0, 0)]
# expect: '(?m)$' 'abxd' [''] ['abxd', ''] 'abxd-' [(4, 4)]
# expect: '(?m)$' 'a\nb\n' ['', '', ''] ['a', '\nb', '\n', ''] 'a-\nb-\n-' [(1, 1), (3, 3), (4, 4)]
# expect: ['a', 'b,c'] ['a', '-', None, 'b', None, ',', 'c']
# expect: bba ('-a-b-', 3)
# expect: None <re.Match object; span=(0, 1), match='a'> <re.Match object; span=(1, 2), match='a'> <re.Match object; span=(1, 2), match='a'> <re.Match object; span=(1, 2), match='b'>
# expect: ['a', 'a'] None <re.Match object; span=(0, 1), match='a'> None
# expect: <re.Match object; span=(0, 1), match='a'> <re.Match object; span=(1, 2), match='b'> None None
# expect: [(0, 0), (1, 2), (2, 2)] re.compile('a?')
