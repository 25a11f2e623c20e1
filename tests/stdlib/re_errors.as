# Patterns that are wrong.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import re
for p in ['(', '[', '*a', 'a{2,1}', '(?P<1>a)', '\\', '(?P=x)', ')', '[z-a]']:
    fails(re.compile, p)
# expect: PatternError: missing ), unterminated subpattern at position 0
# expect: PatternError: unterminated character set at position 0
# expect: PatternError: nothing to repeat at position 0
# expect: PatternError: min repeat greater than max repeat at position 2
# expect: PatternError: bad character in group name '1' at position 4
# expect: PatternError: bad escape (end of pattern) at position 0
# expect: PatternError: unknown group name 'x' at position 4
# expect: PatternError: unbalanced parenthesis at position 0
# expect: PatternError: bad character range z-a at position 1
fails(lambda: re.match('a', b'a'))
# expect: TypeError: cannot use a string pattern on a bytes-like object
fails(lambda: re.match(5, 'a'))
# expect: TypeError: first argument must be string or compiled pattern
print(re.compile('a+'), re.compile('a', re.I).flags & re.I)
# expect: re.compile('a+') re.IGNORECASE
