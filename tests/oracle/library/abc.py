import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def p(self): ...
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, 'quack') or NotImplemented
try: A()
except TypeError as e: print(e)
class B(A):
    f = p = None
class D:
    def quack(self): pass
print(B(), isinstance(D(), A), issubclass(int, A), A.register(int), issubclass(int, A), sorted(A.__abstractmethods__)) if False else print(isinstance(D(), A), issubclass(int, A), A.register(int), issubclass(int, A), sorted(A.__abstractmethods__), type(B()).__name__)
