# sub, subn, split, findall, finditer.
import re
print(re.sub(r'(\w)(\d)', r'\2\1', 'a1 b2'), re.sub('a', lambda m: m[0].upper(), 'banana', count=2), re.subn('x', 'y', 'xx'), re.split(r'[,;]\s*', 'a, b;c'), re.split('(-)', 'a-b'), re.findall(r'(\w)=(\d)', 'a=1 b=2'), re.findall('a*', 'baa'), [m.span() for m in re.finditer('ab', 'abab')], re.escape('a.b*c'), re.sub(r'(?P<n>a)', r'\g<n>\g<0>', 'a'))
# expect: 1a 2b bAnAna ('yy', 2) ['a', 'b', 'c'] ['a', '-', 'b'] [('a', '1'), ('b', '2')] ['', 'aa', ''] [(0, 2), (2, 4)] a\.b\*c aa
