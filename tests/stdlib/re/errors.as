# What is wrong with a pattern, and where.
import re

PATTERNS = r'''( [ *a a{2,1} (?P<1>a) \ (?P=x) ) [z-a] a** a+* a{3}{4} (?<=a*) (?<=a|bb) (?z) (?<z) (?P
(?P> (?Px (?P<a (?P< (?P<> (?P<a>b)(?P<a>c) \1 (\1) (?(1)a|b|c) (?(1)a) (?(0)a) (?(x)a) (?(x (?(
(?(9)a|b)() a(?i) (?i- (?i-i:a) (?-a:a) (?L) (?iz) (?i (?- (?-: (?-i) (?au:b) \x1 \u12 \U00110000
\q [\q] [\A] \400 [\400] \8 ((a)\2) (?<=(a)\1) (?# a{99999999999} ^* $* \b* |* (?:a (?=a (?!a (?>a
[a-\d] [\d-a] [] [^] (?P<a-b>c) (?<a>b) (?R) (?'a'b)'''.split()

for pattern in PATTERNS:
    for p in pattern, pattern.encode():
        try:
            re.compile(p)
        except re.error as e:
            print(p, '|', e, '|', e.msg, e.pos, e.lineno, e.colno)
        except (OverflowError, ValueError) as e:
            print(p, '|', type(e).__name__, e)
        else:
            print(p, '| ok')

try:
    re.compile('a\n  (b')
except re.PatternError as e:
    print(e, e.pattern == 'a\n  (b', e.lineno, e.colno)
for flags, p in ((re.L, 'a'), (re.A | re.U, 'a'), (re.U, b'a'), (re.L | re.A, b'a')):
    try:
        re.compile(p, flags)
    except ValueError as e:
        print(e)

# Expected output
# expect: ( | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: b'(' | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: [ | unterminated character set at position 0 | unterminated character set 0 1 1
# expect: b'[' | unterminated character set at position 0 | unterminated character set 0 1 1
# expect: *a | nothing to repeat at position 0 | nothing to repeat 0 1 1
# expect: b'*a' | nothing to repeat at position 0 | nothing to repeat 0 1 1
# expect: a{2,1} | min repeat greater than max repeat at position 2 | min repeat greater than max repeat 2 1 3
# expect: b'a{2,1}' | min repeat greater than max repeat at position 2 | min repeat greater than max repeat 2 1 3
# expect: (?P<1>a) | bad character in group name '1' at position 4 | bad character in group name '1' 4 1 5
# expect: b'(?P<1>a)' | bad character in group name '1' at position 4 | bad character in group name '1' 4 1 5
# expect: \ | bad escape (end of pattern) at position 0 | bad escape (end of pattern) 0 1 1
# expect: b'\\' | bad escape (end of pattern) at position 0 | bad escape (end of pattern) 0 1 1
# expect: (?P=x) | unknown group name 'x' at position 4 | unknown group name 'x' 4 1 5
# expect: b'(?P=x)' | unknown group name 'x' at position 4 | unknown group name 'x' 4 1 5
# expect: ) | unbalanced parenthesis at position 0 | unbalanced parenthesis 0 1 1
# expect: b')' | unbalanced parenthesis at position 0 | unbalanced parenthesis 0 1 1
# expect: [z-a] | bad character range z-a at position 1 | bad character range z-a 1 1 2
# expect: b'[z-a]' | bad character range z-a at position 1 | bad character range z-a 1 1 2
# expect: a** | multiple repeat at position 2 | multiple repeat 2 1 3
# expect: b'a**' | multiple repeat at position 2 | multiple repeat 2 1 3
# expect: a+* | multiple repeat at position 2 | multiple repeat 2 1 3
# expect: b'a+*' | multiple repeat at position 2 | multiple repeat 2 1 3
# expect: a{3}{4} | multiple repeat at position 4 | multiple repeat 4 1 5
# expect: b'a{3}{4}' | multiple repeat at position 4 | multiple repeat 4 1 5
# expect: (?<=a*) | look-behind requires fixed-width pattern | look-behind requires fixed-width pattern None None None
# expect: b'(?<=a*)' | look-behind requires fixed-width pattern | look-behind requires fixed-width pattern None None None
# expect: (?<=a|bb) | look-behind requires fixed-width pattern | look-behind requires fixed-width pattern None None None
# expect: b'(?<=a|bb)' | look-behind requires fixed-width pattern | look-behind requires fixed-width pattern None None None
# expect: (?z) | unknown extension ?z at position 1 | unknown extension ?z 1 1 2
# expect: b'(?z)' | unknown extension ?z at position 1 | unknown extension ?z 1 1 2
# expect: (?<z) | unknown extension ?<z at position 1 | unknown extension ?<z 1 1 2
# expect: b'(?<z)' | unknown extension ?<z at position 1 | unknown extension ?<z 1 1 2
# expect: (?P | unexpected end of pattern at position 3 | unexpected end of pattern 3 1 4
# expect: b'(?P' | unexpected end of pattern at position 3 | unexpected end of pattern 3 1 4
# expect: (?P> | unknown extension ?P> at position 1 | unknown extension ?P> 1 1 2
# expect: b'(?P>' | unknown extension ?P> at position 1 | unknown extension ?P> 1 1 2
# expect: (?Px | unknown extension ?Px at position 1 | unknown extension ?Px 1 1 2
# expect: b'(?Px' | unknown extension ?Px at position 1 | unknown extension ?Px 1 1 2
# expect: (?P<a | missing >, unterminated name at position 4 | missing >, unterminated name 4 1 5
# expect: b'(?P<a' | missing >, unterminated name at position 4 | missing >, unterminated name 4 1 5
# expect: (?P< | missing group name at position 4 | missing group name 4 1 5
# expect: b'(?P<' | missing group name at position 4 | missing group name 4 1 5
# expect: (?P<> | missing group name at position 4 | missing group name 4 1 5
# expect: b'(?P<>' | missing group name at position 4 | missing group name 4 1 5
# expect: (?P<a>b)(?P<a>c) | redefinition of group name 'a' as group 2; was group 1 at position 12 | redefinition of group name 'a' as group 2; was group 1 12 1 13
# expect: b'(?P<a>b)(?P<a>c)' | redefinition of group name 'a' as group 2; was group 1 at position 12 | redefinition of group name 'a' as group 2; was group 1 12 1 13
# expect: \1 | invalid group reference 1 at position 1 | invalid group reference 1 1 1 2
# expect: b'\\1' | invalid group reference 1 at position 1 | invalid group reference 1 1 1 2
# expect: (\1) | cannot refer to an open group at position 1 | cannot refer to an open group 1 1 2
# expect: b'(\\1)' | cannot refer to an open group at position 1 | cannot refer to an open group 1 1 2
# expect: (?(1)a|b|c) | conditional backref with more than two branches at position 8 | conditional backref with more than two branches 8 1 9
# expect: b'(?(1)a|b|c)' | conditional backref with more than two branches at position 8 | conditional backref with more than two branches 8 1 9
# expect: (?(1)a) | invalid group reference 1 at position 3 | invalid group reference 1 3 1 4
# expect: b'(?(1)a)' | invalid group reference 1 at position 3 | invalid group reference 1 3 1 4
# expect: (?(0)a) | bad group number at position 3 | bad group number 3 1 4
# expect: b'(?(0)a)' | bad group number at position 3 | bad group number 3 1 4
# expect: (?(x)a) | unknown group name 'x' at position 3 | unknown group name 'x' 3 1 4
# expect: b'(?(x)a)' | unknown group name 'x' at position 3 | unknown group name 'x' 3 1 4
# expect: (?(x | missing ), unterminated name at position 3 | missing ), unterminated name 3 1 4
# expect: b'(?(x' | missing ), unterminated name at position 3 | missing ), unterminated name 3 1 4
# expect: (?( | missing group name at position 3 | missing group name 3 1 4
# expect: b'(?(' | missing group name at position 3 | missing group name 3 1 4
# expect: (?(9)a|b)() | invalid group reference 9 at position 3 | invalid group reference 9 3 1 4
# expect: b'(?(9)a|b)()' | invalid group reference 9 at position 3 | invalid group reference 9 3 1 4
# expect: a(?i) | global flags not at the start of the expression at position 1 | global flags not at the start of the expression 1 1 2
# expect: b'a(?i)' | global flags not at the start of the expression at position 1 | global flags not at the start of the expression 1 1 2
# expect: (?i- | missing flag at position 4 | missing flag 4 1 5
# expect: b'(?i-' | missing flag at position 4 | missing flag 4 1 5
# expect: (?i-i:a) | bad inline flags: flag turned on and off at position 5 | bad inline flags: flag turned on and off 5 1 6
# expect: b'(?i-i:a)' | bad inline flags: flag turned on and off at position 5 | bad inline flags: flag turned on and off 5 1 6
# expect: (?-a:a) | bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4 | bad inline flags: cannot turn off flags 'a', 'u' and 'L' 4 1 5
# expect: b'(?-a:a)' | bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4 | bad inline flags: cannot turn off flags 'a', 'u' and 'L' 4 1 5
# expect: (?L) | bad inline flags: cannot use 'L' flag with a str pattern at position 3 | bad inline flags: cannot use 'L' flag with a str pattern 3 1 4
# expect: b'(?L)' | ok
# expect: (?iz) | unknown flag at position 3 | unknown flag 3 1 4
# expect: b'(?iz)' | unknown flag at position 3 | unknown flag 3 1 4
# expect: (?i | missing -, : or ) at position 3 | missing -, : or ) 3 1 4
# expect: b'(?i' | missing -, : or ) at position 3 | missing -, : or ) 3 1 4
# expect: (?- | missing flag at position 3 | missing flag 3 1 4
# expect: b'(?-' | missing flag at position 3 | missing flag 3 1 4
# expect: (?-: | missing flag at position 3 | missing flag 3 1 4
# expect: b'(?-:' | missing flag at position 3 | missing flag 3 1 4
# expect: (?-i) | missing : at position 4 | missing : 4 1 5
# expect: b'(?-i)' | missing : at position 4 | missing : 4 1 5
# expect: (?au:b) | bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4 | bad inline flags: flags 'a', 'u' and 'L' are incompatible 4 1 5
# expect: b'(?au:b)' | bad inline flags: cannot use 'u' flag with a bytes pattern at position 4 | bad inline flags: cannot use 'u' flag with a bytes pattern 4 1 5
# expect: \x1 | incomplete escape \x1 at position 0 | incomplete escape \x1 0 1 1
# expect: b'\\x1' | incomplete escape \x1 at position 0 | incomplete escape \x1 0 1 1
# expect: \u12 | incomplete escape \u12 at position 0 | incomplete escape \u12 0 1 1
# expect: b'\\u12' | bad escape \u at position 0 | bad escape \u 0 1 1
# expect: \U00110000 | bad escape \U00110000 at position 0 | bad escape \U00110000 0 1 1
# expect: b'\\U00110000' | bad escape \U at position 0 | bad escape \U 0 1 1
# expect: \q | bad escape \q at position 0 | bad escape \q 0 1 1
# expect: b'\\q' | bad escape \q at position 0 | bad escape \q 0 1 1
# expect: [\q] | bad escape \q at position 1 | bad escape \q 1 1 2
# expect: b'[\\q]' | bad escape \q at position 1 | bad escape \q 1 1 2
# expect: [\A] | bad escape \A at position 1 | bad escape \A 1 1 2
# expect: b'[\\A]' | bad escape \A at position 1 | bad escape \A 1 1 2
# expect: \400 | octal escape value \400 outside of range 0-0o377 at position 0 | octal escape value \400 outside of range 0-0o377 0 1 1
# expect: b'\\400' | octal escape value \400 outside of range 0-0o377 at position 0 | octal escape value \400 outside of range 0-0o377 0 1 1
# expect: [\400] | octal escape value \400 outside of range 0-0o377 at position 1 | octal escape value \400 outside of range 0-0o377 1 1 2
# expect: b'[\\400]' | octal escape value \400 outside of range 0-0o377 at position 1 | octal escape value \400 outside of range 0-0o377 1 1 2
# expect: \8 | invalid group reference 8 at position 1 | invalid group reference 8 1 1 2
# expect: b'\\8' | invalid group reference 8 at position 1 | invalid group reference 8 1 1 2
# expect: ((a)\2) | ok
# expect: b'((a)\\2)' | ok
# expect: (?<=(a)\1) | cannot refer to group defined in the same lookbehind subpattern at position 9 | cannot refer to group defined in the same lookbehind subpattern 9 1 10
# expect: b'(?<=(a)\\1)' | cannot refer to group defined in the same lookbehind subpattern at position 9 | cannot refer to group defined in the same lookbehind subpattern 9 1 10
# expect: (?# | missing ), unterminated comment at position 0 | missing ), unterminated comment 0 1 1
# expect: b'(?#' | missing ), unterminated comment at position 0 | missing ), unterminated comment 0 1 1
# expect: a{99999999999} | OverflowError the repetition number is too large
# expect: b'a{99999999999}' | OverflowError the repetition number is too large
# expect: ^* | nothing to repeat at position 1 | nothing to repeat 1 1 2
# expect: b'^*' | nothing to repeat at position 1 | nothing to repeat 1 1 2
# expect: $* | nothing to repeat at position 1 | nothing to repeat 1 1 2
# expect: b'$*' | nothing to repeat at position 1 | nothing to repeat 1 1 2
# expect: \b* | nothing to repeat at position 2 | nothing to repeat 2 1 3
# expect: b'\\b*' | nothing to repeat at position 2 | nothing to repeat 2 1 3
# expect: |* | nothing to repeat at position 1 | nothing to repeat 1 1 2
# expect: b'|*' | nothing to repeat at position 1 | nothing to repeat 1 1 2
# expect: (?:a | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: b'(?:a' | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: (?=a | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: b'(?=a' | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: (?!a | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: b'(?!a' | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: (?>a | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: b'(?>a' | missing ), unterminated subpattern at position 0 | missing ), unterminated subpattern 0 1 1
# expect: [a-\d] | bad character range a-\d at position 1 | bad character range a-\d 1 1 2
# expect: b'[a-\\d]' | bad character range a-\d at position 1 | bad character range a-\d 1 1 2
# expect: [\d-a] | bad character range \d-a at position 1 | bad character range \d-a 1 1 2
# expect: b'[\\d-a]' | bad character range \d-a at position 1 | bad character range \d-a 1 1 2
# expect: [] | unterminated character set at position 0 | unterminated character set 0 1 1
# expect: b'[]' | unterminated character set at position 0 | unterminated character set 0 1 1
# expect: [^] | unterminated character set at position 0 | unterminated character set 0 1 1
# expect: b'[^]' | unterminated character set at position 0 | unterminated character set 0 1 1
# expect: (?P<a-b>c) | bad character in group name 'a-b' at position 4 | bad character in group name 'a-b' 4 1 5
# expect: b'(?P<a-b>c)' | bad character in group name 'a-b' at position 4 | bad character in group name 'a-b' 4 1 5
# expect: (?<a>b) | unknown extension ?<a at position 1 | unknown extension ?<a 1 1 2
# expect: b'(?<a>b)' | unknown extension ?<a at position 1 | unknown extension ?<a 1 1 2
# expect: (?R) | unknown extension ?R at position 1 | unknown extension ?R 1 1 2
# expect: b'(?R)' | unknown extension ?R at position 1 | unknown extension ?R 1 1 2
# expect: (?'a'b) | unknown extension ?' at position 1 | unknown extension ?' 1 1 2
# expect: b"(?'a'b)" | unknown extension ?' at position 1 | unknown extension ?' 1 1 2
# expect: missing ), unterminated subpattern at position 4 (line 2, column 3) True 2 3
# expect: cannot use LOCALE flag with a str pattern
# expect: ASCII and UNICODE flags are incompatible
# expect: cannot use UNICODE flag with a bytes pattern
# expect: ASCII and LOCALE flags are incompatible
