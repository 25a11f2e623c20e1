# Names of characters, both ways: name(), lookup(), \N{...} in literals and patterns, namereplace.
import re
import unicodedata as u

for c in "aé☃漢가\U0001f600\x00":
    print(u.name(c, None))
# expect: LATIN SMALL LETTER A
# expect: LATIN SMALL LETTER E WITH ACUTE
# expect: SNOWMAN
# expect: CJK UNIFIED IDEOGRAPH-6F22
# expect: HANGUL SYLLABLE GA
# expect: GRINNING FACE
# expect: None

for name in ("snowman", "LINE FEED", "NBSP", "vs17", "CJK UNIFIED IDEOGRAPH-4E00",
             "HANGUL SYLLABLE HAN", "CJK UNIFIED IDEOGRAPH-2EBF0", "BELL",
             "IDEOGRAPHIC DESCRIPTION CHARACTER SUBTRACTION"):
    print(ascii(u.lookup(name)), end=", ")
print("done")
# expect: '\u2603', '\n', '\xa0', '\U000e0100', '\u4e00', '\ud55c', '\U0002ebf0', '\U0001f514', '\u31ef', done

for c in range(0x110000):
    name = u.name(chr(c), "")
    if name and c % 97 == 0 and u.lookup(name) != chr(c):
        print("not found again:", hex(c), name)

for call in (lambda: u.name("\x07"), lambda: u.name("ab"), lambda: u.name(1), lambda: u.name(1, 2),
             lambda: u.lookup("no such"), lambda: u.lookup("<control-0007>"),
             lambda: u.lookup(""), lambda: u.lookup("x" * 300)):
    try:
        print(call())
    except (ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, str(error)[:64])
# expect: ValueError no such name
# expect: TypeError name() argument 1 must be a unicode character, not str
# expect: TypeError name() argument 1 must be a unicode character, not int
# expect: TypeError name() argument 1 must be a unicode character, not int
# expect: KeyError "undefined character name 'no such'"
# expect: KeyError "undefined character name '<control-0007>'"
# expect: KeyError "undefined character name ''"
# expect: KeyError 'name too long'

print("\N{LATIN SMALL LETTER E WITH ACUTE}\N{greek small letter pi}", ascii("\N{ZERO WIDTH SPACE}"))
# expect: éπ '\u200b'
print(f"\N{SNOWMAN}{1 + 1}\N{SNOWMAN}", rb"\N{SNOWMAN}", r"\N{SNOWMAN}")
# expect: ☃2☃ b'\\N{SNOWMAN}' \N{SNOWMAN}
print(re.findall(r"\N{SNOWMAN}|[\N{EM DASH}-\N{HORIZONTAL BAR}]", "a☃b—c―d"))
# expect: ['☃', '—', '―']
try:
    re.compile(r"\N{NO SUCH NAME}")
except re.PatternError as error:
    print(error)  # expect: undefined character name 'NO SUCH NAME' at position 0
print("é☃\x80漢".encode("ascii", "namereplace"))
# expect: b'\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{SNOWMAN}\\x80\\N{CJK UNIFIED IDEOGRAPH-6F22}'
