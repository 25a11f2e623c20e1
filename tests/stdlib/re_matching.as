# match, search, fullmatch, groups.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import re
m = re.search(r'(?P<y>\d{4})-(\d\d)', 'on 2024-05!')
print(m, m.group(), m.group(1, 2), m['y'], m.groups(), m.groupdict(), m.span(2), m.start(), m.end('y'), m.lastindex, m.string)
# expect: <re.Match object; span=(3, 10), match='2024-05'> 2024-05 ('2024', '05') 2024 ('2024', '05') {'y': '2024'} (8, 10) 3 7 2 on 2024-05!
print(re.match('b', 'ab'), re.fullmatch('a+', 'aaa').group(), re.match('(a)|(b)', 'b').groups('-'))
# expect: None aaa ('-', 'b')
fails(lambda: m.group(5))  # expect: IndexError: no such group
fails(lambda: m['nope'])  # expect: IndexError: no such group
