# Abstract methods and registration.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): pass
    @property
    @abstractmethod
    def p(self): pass
class B(A):
    def f(self): return 'f'
fails(lambda: A())
# expect: TypeError: Can't instantiate abstract class A without an implementation for abstract methods 'f', 'p'
fails(lambda: B())
# expect: TypeError: Can't instantiate abstract class B without an implementation for abstract method 'p'
class C(B): p = 1
print(C().f(), issubclass(C, A))  # expect: f True
@A.register
class R: pass
print(isinstance(R(), A), A.__abstractmethods__ == {'f', 'p'})  # expect: True True
