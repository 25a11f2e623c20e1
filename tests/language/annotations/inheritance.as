# Classes have annotations of their own.
class A: x: int
class B(A): y: str
class C(A): pass
print(A.__annotations__, B.__annotations__, C.__annotations__)
# expect: {'x': <class 'int'>} {'y': <class 'str'>} {}
