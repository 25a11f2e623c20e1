# Match objects.
import copy
import re

m = re.match(r'(?P<y>\d+)-(?P<m>\d+)?(x)?', '2024-é')
print(m, m.group(), m.group(0, 1, 'm'), m['y'], m[2], m.groups(), m.groups('-'))
print(m.groupdict(), m.groupdict(0), m.span(), m.span(3), m.start('y'), m.end(1), m.regs)
print(m.pos, m.endpos, m.string, m.lastindex, m.lastgroup, m.re)
for key in 4, -1, 'no', 1.5, None:
    try:
        m.group(key)
    except IndexError as e:
        print(repr(key), e)
for p, s in (('(a)(b)', 'ab'), ('((a)(b))', 'ab'), ('(a)|(b)', 'b'), ('(?:(a)|(b))*', 'ba'),
             ('(a|(b))+', 'ba'), ('a', 'a'), ('((a)|b)*', 'ab')):
    m = re.match(p, s)
    print(p, m.lastindex, m.groups(), m.regs)
print(copy.copy(m) is m, copy.deepcopy(m.re) is m.re, bool(re.match('', '')))
m = re.search('é(.)', 'aéxé')
print(m.span(1), m.start(), [x.span() for x in re.finditer('é', 'éaéé')])
print(re.match(b'a', bytearray(b'ab')).group(), re.match(b'.', memoryview(b'ab'))[0])
print(re.Match, re.Pattern, re.Match[str])

# Expected output
# expect: <re.Match object; span=(0, 5), match='2024-'> 2024- ('2024-', '2024', None) 2024 None ('2024', None, None) ('2024', '-', '-')
# expect: {'y': '2024', 'm': None} {'y': '2024', 'm': 0} (0, 5) (-1, -1) 0 4 ((0, 5), (0, 4), (-1, -1), (-1, -1))
# expect: 0 6 2024-é 1 y re.compile('(?P<y>\\d+)-(?P<m>\\d+)?(x)?')
# expect: 4 no such group
# expect: -1 no such group
# expect: 'no' no such group
# expect: 1.5 no such group
# expect: None no such group
# expect: (a)(b) 2 ('a', 'b') ((0, 2), (0, 1), (1, 2))
# expect: ((a)(b)) 1 ('ab', 'a', 'b') ((0, 2), (0, 2), (0, 1), (1, 2))
# expect: (a)|(b) 2 (None, 'b') ((0, 1), (-1, -1), (0, 1))
# expect: (?:(a)|(b))* 1 ('a', 'b') ((0, 2), (1, 2), (0, 1))
# expect: (a|(b))+ 1 ('a', 'b') ((0, 2), (1, 2), (0, 1))
# expect: a None () ((0, 1),)
# expect: ((a)|b)* 1 ('b', 'a') ((0, 2), (1, 2), (0, 1))
# expect: True True True
# expect: (2, 3) 1 [(0, 1), (2, 3), (3, 4)]
# expect: b'a' b'a'
# expect: <class 're.Match'> <class 're.Pattern'> re.Match[str]
