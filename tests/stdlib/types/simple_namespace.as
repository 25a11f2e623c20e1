# SimpleNamespace: attributes from keywords.
from types import SimpleNamespace

n = SimpleNamespace(x=1, y="two")
n.z = [3]
print(n)  # expect: namespace(x=1, y='two', z=[3])
print(n == SimpleNamespace(x=1, y="two", z=[3]), n != SimpleNamespace())  # expect: True True
print(SimpleNamespace({"a": 1}, b=2))  # expect: namespace(a=1, b=2)
del n.z
n.me = n
print(n)  # expect: namespace(x=1, y='two', me=namespace(...))


class Config(SimpleNamespace):
    pass


print(Config(debug=True), vars(Config(a=1)))  # expect: Config(debug=True) {'a': 1}
