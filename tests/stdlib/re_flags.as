# Flags, look-around and laziness.
import re
print(re.findall('^a', 'a\nA', re.M | re.I), re.search('a.b', 'a\nb', re.S) is not None, re.findall(r'(?<=a)b(?!c)', 'abc abd'), re.findall('<.+?>', '<a><b>'), re.sub('(?x) a # c\n b', '-', 'xab'), re.findall(r'\w+', 'été 漢'), re.findall(r'\w+', 'été', re.A), re.findall(rb'\d', b'a1'))
# expect: ['a', 'A'] True ['b'] ['<a>', '<b>'] x- ['été', '漢'] ['t'] [b'1']
