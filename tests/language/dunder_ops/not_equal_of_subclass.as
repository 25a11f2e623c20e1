# `!=` with an operand of a subclass asks the subclass's __eq__ first.
class Address:
    def __eq__(self, other):
        print('Address.__eq__')
        return NotImplemented


class Interface(Address):
    def __eq__(self, other):
        print('Interface.__eq__')
        return False


class Loopback(Interface):
    pass


print(Address() != Interface())
# expect: Interface.__eq__
# expect: True
print(Address() == Interface())
# expect: Interface.__eq__
# expect: False
print(Address() != Loopback())
# expect: Interface.__eq__
# expect: True
print(Interface() != Address())
# expect: Interface.__eq__
# expect: True
