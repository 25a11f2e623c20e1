# __del__ of what still lives runs at the end of the program, in the order of the module's names.
import gc

class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)

def cycle():
    a = A('cycle')
    a.me = a

cycle()
gc.collect()
# expect: del cycle
first = A('first')
second = A('second')
second.other = [1]

class B(A):
    def __del__(self):
        super().__del__()
        print(self.n, 'still sees', [x.n for x in (first, second) if x])

third = B('third')
del third
gc.collect()
# expect: del third
# expect: third still sees ['first', 'second']
print('end')
# expect: end
# expect: del first
# expect: del second
