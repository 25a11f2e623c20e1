# Weak references and containers, while their objects are alive.
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def hello(self):
        return "hello " + self.name


a, b = Thing("a"), Thing("b")
r = weakref.ref(a)
print(r() is a, r == weakref.ref(a), weakref.getweakrefcount(a) > 0, weakref.proxy(a).name)
# expect: True True True a
values = weakref.WeakValueDictionary(x=a)
values["y"] = b
print(sorted(values), values["x"].name, len(values), values.get("z"), "y" in values)
# expect: ['x', 'y'] a 2 None True
keys = weakref.WeakKeyDictionary({a: 1})
keys[b] = 2
print(sorted(keys.values()), keys[a], keys.pop(b), len(keys), b in keys)
# expect: [1, 2] 1 2 1 False
things = weakref.WeakSet([a, b])
things.discard(b)
print(len(things), a in things, b in things, [t.name for t in things | {b}].count("b"))
# expect: 1 True False 1
m = weakref.WeakMethod(a.hello)
print(m()(), m == weakref.WeakMethod(a.hello))  # expect: hello a True
f = weakref.finalize(a, print, "finalized", 1)
print(f.alive, f.peek()[2], f.atexit)  # expect: True ('finalized', 1) True
print(f(), f.alive, f())
# expect: finalized 1
# expect: None False None
g = weakref.finalize(b, print)
print(g.detach()[0] is b, g.alive)  # expect: True False
for action in (lambda: weakref.ref(3), lambda: keys["no"], lambda: values["no"]):
    try:
        action()
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
        # expect: TypeError cannot create weak reference to 'int' object
        # expect: TypeError cannot create weak reference to 'str' object
        # expect: KeyError 'no'
