import inspect
def f():
    """First.

        Indented.
    """
class A:
    def m(self):
        "from A"
class B(A):
    def m(self): pass
print(repr(inspect.getdoc(f)))  # expect: 'First.\n\nIndented.'
print(inspect.getdoc(B.m))  # expect: from A
print(repr(inspect.cleandoc('  a\n    b\n')))  # expect: 'a\nb'
