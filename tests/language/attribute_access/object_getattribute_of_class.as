# object.__getattribute__ on a class: its own dict serves as an instance's, nothing is bound.
class Meta(type):
    m = 'meta'
    @property
    def p(cls):
        return 'meta property'

class A(metaclass=Meta):
    x = 5
    m = 'own'
    p = 'hidden'
    f = property(lambda self: 1)

print(object.__getattribute__(A, 'x'), object.__getattribute__(A, 'm'))  # expect: 5 own
print(object.__getattribute__(A, 'p'))  # expect: meta property
print(type(object.__getattribute__(A, 'f')).__name__)  # expect: property
try:
    object.__getattribute__(A, 'nothing')
except AttributeError as e:
    print(e)  # expect: 'Meta' object has no attribute 'nothing'
