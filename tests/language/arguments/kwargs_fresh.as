# kwargs is a new dict for each call; args a tuple.
d = {'a': 1}
def f(**k):
    k['b'] = 2
    return k
print(f(**d), d)  # expect: {'a': 1, 'b': 2} {'a': 1}
l = [1]
def g(*a): return a is not l, type(a)
print(g(*l))  # expect: (True, <class 'tuple'>)
