# Templates, constants, capwords.
import string
from string import Template

t = Template("$who likes ${what}s, $$5")
print(t.substitute(who="tim", what="pie"), "|", t.safe_substitute(who="x"))
# expect: tim likes pies, $5 | x likes ${what}s, $5
print(t.get_identifiers(), t.is_valid(), Template("$ bad").is_valid())
# expect: ['who', 'what'] True False
for action in (lambda: t.substitute(who=1), lambda: Template("a\nb $!").substitute()):
    try:
        action()
    except (KeyError, ValueError) as error:
        print(repr(error))
        # expect: KeyError('what')
        # expect: ValueError('Invalid placeholder in string: line 2, col 3')


class Percent(Template):
    delimiter = "%"


print(Percent("%x-$x").substitute({"x": 1}), t.substitute({"who": "a"}, what="b"))
# expect: 1-$x a likes bs, $5
print(string.capwords("hello big  world"), string.digits, string.hexdigits, string.octdigits)
# expect: Hello Big World 0123456789 0123456789abcdefABCDEF 01234567
print(string.punctuation, len(string.printable), repr(string.whitespace))
# expect: !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ 100 ' \t\n\r\x0b\x0c'
