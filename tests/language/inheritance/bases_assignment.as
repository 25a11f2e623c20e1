# Assigning __bases__ changes look-ups at once.
class A: x = 'A'
class B: x = 'B'
class Base(A): pass
class C(Base): pass
c = C()
print(c.x)  # expect: A
Base.__bases__ = (B,)
print(c.x, C.__mro__)
# expect: B (<class '__main__.C'>, <class '__main__.Base'>, <class '__main__.B'>, <class 'object'>)
try: C.__bases__ = ()
except TypeError as e: print(e)  # expect: can only assign non-empty tuple to C.__bases__, not ()
try: C.__bases__ = (C,)
except TypeError as e: print(e)  # expect: a __bases__ item causes an inheritance cycle
print(A.__subclasses__(), B.__subclasses__())  # expect: [] [<class '__main__.Base'>]
