# != is the inverse of == unless it is defined.
class A:
    def __eq__(self, o): return 'yes'
class B:
    def __ne__(self, o): return 'ne'
class C:
    def __eq__(self, o): return NotImplemented
print(A() == 1, A() != 1, 1 == A(), B() == B(), B() != 1, C() == C(), C() != C())
# expect: yes False yes False ne False True
c = C()
print(c == c)  # expect: True
