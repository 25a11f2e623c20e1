# Making classes at run time.
import types


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        print("meta", name, kwargs)  # expect: meta C {'flag': 1}
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)


C = types.new_class("C", (), {"metaclass": Meta, "flag": 1}, lambda ns: ns.update(x=3))
print(C.x, type(C).__name__)  # expect: 3 Meta
print(types.prepare_class("D", (C,))[0] is Meta)  # expect: True


class Entries:
    def __mro_entries__(self, bases):
        return (int,)


print(types.resolve_bases((Entries(), str)))  # expect: (<class 'int'>, <class 'str'>)
D = types.new_class("D", (Entries(),))
print(D.__bases__, len(types.get_original_bases(D)))  # expect: (<class 'int'>,) 1


class A(type):
    pass


class B(type):
    pass


try:
    types.new_class("E", (A("X", (), {}), B("Y", (), {})))
except TypeError as error:
    print(error)
    # expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
