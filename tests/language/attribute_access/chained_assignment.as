# a.b.c = ... evaluates from the left.
class N: pass
def n(tag, o={}):
    print(tag, end=' ')
    return o.setdefault('n', N())
n('x').y = n('value').z = print('rhs') or 5  # expect: rhs
print(n('').__dict__)  # expect: x value  {'y': 5, 'z': 5}
n('obj').y += 1
print(n('').y)  # expect: obj  6
