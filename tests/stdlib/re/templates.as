# Replacement texts: groups, escapes, errors.
import re

def attempt(f, *args):
    try:
        print(args, repr(f(*args)))
    except Exception as e:
        print(args, type(e).__name__, e)

for t in (r'\1', r'\2', r'\g<1>', r'\g<n>', r'\g<0>', r'\g<1', r'\g<', r'\g<>', r'\g<x>', r'\g<1a>',
          r'\g', r'\q', r'\400', r'\101\07\0', r'\18', '\\', r'\.\-', r'\n\t\\', r'<\g<0>\1>', 'é\\1'):
    attempt(re.sub, '(?P<n>a)', t, 'xay')
attempt(re.sub, '(a)|b', r'[\1]', 'ab')
attempt(re.sub, b'(a)', rb'<\1\x', b'xay')
attempt(re.sub, b'(a)', rb'<\1>', b'xay')
attempt(re.sub, 'a', 5, 'a')
attempt(re.sub, 'a', b'x', 'a')
attempt(re.sub, 'a', b'x', 'b')
print(re.sub('a', lambda m: None, 'ba'), re.sub('a', lambda m: m[0] * 2, 'ba'))
attempt(re.match('(a)(b)?', 'a').expand, r'<\1\2>')
m = re.match('a', 'a')
print(re.sub('x', 'y', m.string) is m.string, re.subn('a', 'b', 'banana', count=2))

# Expected output
# expect: ('(?P<n>a)', '\\1', 'xay') 'xay'
# expect: ('(?P<n>a)', '\\2', 'xay') PatternError invalid group reference 2 at position 1
# expect: ('(?P<n>a)', '\\g<1>', 'xay') 'xay'
# expect: ('(?P<n>a)', '\\g<n>', 'xay') 'xay'
# expect: ('(?P<n>a)', '\\g<0>', 'xay') 'xay'
# expect: ('(?P<n>a)', '\\g<1', 'xay') PatternError missing >, unterminated name at position 3
# expect: ('(?P<n>a)', '\\g<', 'xay') PatternError missing group name at position 3
# expect: ('(?P<n>a)', '\\g<>', 'xay') PatternError missing group name at position 3
# expect: ('(?P<n>a)', '\\g<x>', 'xay') IndexError unknown group name 'x'
# expect: ('(?P<n>a)', '\\g<1a>', 'xay') PatternError bad character in group name '1a' at position 3
# expect: ('(?P<n>a)', '\\g', 'xay') PatternError missing < at position 2
# expect: ('(?P<n>a)', '\\q', 'xay') PatternError bad escape \q at position 0
# expect: ('(?P<n>a)', '\\400', 'xay') PatternError octal escape value \400 outside of range 0-0o377 at position 0
# expect: ('(?P<n>a)', '\\101\\07\\0', 'xay') 'xA\x07\x00y'
# expect: ('(?P<n>a)', '\\18', 'xay') PatternError invalid group reference 18 at position 1
# expect: ('(?P<n>a)', '\\', 'xay') PatternError bad escape (end of pattern) at position 0
# expect: ('(?P<n>a)', '\\.\\-', 'xay') 'x\\.\\-y'
# expect: ('(?P<n>a)', '\\n\\t\\\\', 'xay') 'x\n\t\\y'
# expect: ('(?P<n>a)', '<\\g<0>\\1>', 'xay') 'x<aa>y'
# expect: ('(?P<n>a)', 'é\\1', 'xay') 'xéay'
# expect: ('(a)|b', '[\\1]', 'ab') '[a][]'
# expect: (b'(a)', b'<\\1\\x', b'xay') PatternError bad escape \x at position 3
# expect: (b'(a)', b'<\\1>', b'xay') b'x<a>y'
# expect: ('a', 5, 'a') TypeError decoding to str: need a bytes-like object, int found
# expect: ('a', b'x', 'a') TypeError sequence item 0: expected str instance, bytes found
# expect: ('a', b'x', 'b') 'b'
# expect: b baa
# expect: ('<\\1\\2>',) '<a>'
# expect: True ('bbnbna', 2)
