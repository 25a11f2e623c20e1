# Subclasses of built-in types with their own methods.
class F(float):
    def __add__(self, o): return 'F+'
class S(set): pass
class D(dict):
    def __getitem__(self, k): return 'D'
class B(bytes): pass
print(F(1) + 1, 1 + F(1), S([1]) | {2}, type(S([1]) | {2}).__name__, D(a=1)['a'], D(a=1).get('a'), B(b'ab'), type(B(b'ab')[:1]).__name__)
# expect: F+ 2.0 {1, 2} set D 1 b'ab' bytes
