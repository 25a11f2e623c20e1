# wrap, fill, shorten, indent, dedent.
import textwrap

text = "The quick brown fox jumped over the lazy dog, twenty-one times -- or so they say."
for line in textwrap.wrap(text, 24):
    print(line)
    # expect: The quick brown fox
    # expect: jumped over the lazy
    # expect: dog, twenty-one times --
    # expect: or so they say.
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
# expect: * The quick brown fox jumped
# expect:   over the lazy dog, twenty-
# expect:   one times -- or so they say.
print(textwrap.shorten(text, 30), textwrap.shorten("a  b", 10))
# expect: The quick brown fox [...] a b
print(textwrap.wrap("averyveryverylongword", 8), textwrap.wrap("abcdefgh ij", 4, break_long_words=False))
# expect: ['averyver', 'yverylon', 'gword'] ['abcdefgh', 'ij']
# expect: 'one\n  two\n\nthree\n'
print(repr(textwrap.dedent("""\
    one
      two

    three
    """)))
print(repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\n", "+", lambda l: True)))
# expect: '> a\n\n> b\n' '+a\n+\n'
print(textwrap.wrap("One. Two.", fix_sentence_endings=True), textwrap.wrap(text, 20, max_lines=2))
# expect: ['One.  Two.'] ['The quick brown fox', 'jumped over [...]']
try:
    textwrap.wrap("x", 0)
except ValueError as error:
    print(error)  # expect: invalid width 0 (must be > 0)
