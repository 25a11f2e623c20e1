# Formatter's methods can be overridden.
from string import Formatter

f = Formatter()
print(f.format("{0} {name!r:>5} {} ".replace("{}", "{1}"), 1, 2, name="x"), f.format("{}{}", 1, 2))
# expect: 1   'x' 2  12
print(list(f.parse("a{b!r:c}d{{e}}")))
# expect: [('a', 'b', 'c', 'r'), ('d{', None, None, None), ('e}', None, None, None)]
print(f.format("{0[k]} {1.real:{2}}", {"k": 1}, 5, "03"))  # expect: 1 005


class Default(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else args[key]


print(Default().format("{a} {b}", a=1))  # expect: 1 <b>
for text in ("{", "}", "{0!x}", "{0}{}"):
    try:
        f.format(text, 1)
    except ValueError as error:
        print(error)
        # expect: Single '{' encountered in format string
        # expect: Single '}' encountered in format string
        # expect: Unknown conversion specifier x
        # expect: cannot switch from manual field specification to automatic field numbering
