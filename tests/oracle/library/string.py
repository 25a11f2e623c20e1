import string
print(string.ascii_letters, string.punctuation, repr(string.whitespace), string.capwords('hello  big world'))
t = string.Template('$who owes ${amount}$$ to $other')
print(t.safe_substitute(who='Ann', amount=5), t.get_identifiers(), t.is_valid())
try:
    t.substitute(who='Ann')
except KeyError as error:
    print(error)
print(list(string.Formatter().parse('a{b!r:>{w}}c{{')), string.Formatter().format('{0} {x[1]}', 1, x=[2, 3]))
class Percent(string.Template):
    delimiter = '%'
print(Percent('%a $b').substitute(a=1))
