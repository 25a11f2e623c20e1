# A global or builtin changed between calls is seen.
def f(): return len('abc'), g
g = 1
print(f())  # expect: (3, 1)
g = 2
len = lambda s: 'fake'
print(f())  # expect: ('fake', 2)
del len
print(f())  # expect: (3, 2)
