# Conditional expressions evaluate one arm.
def t(x):
    print('t', x)
    return x
print(t(1) if t(True) else t(2))
# expect: t True
# expect: t 1
# expect: 1
print('a' if 0 else 'b' if 0 else 'c', (1 if 1 else 0) + 1)  # expect: c 2
