# and, or, not return operands and evaluate as little as they must.
def t(x):
    print('eval', x, end='; ')
    return x
print(t(0) and t(1))  # expect: eval 0; 0
print(t(2) and t(3))  # expect: eval 2; eval 3; 3
print(t(0) or t('') or t([]))  # expect: eval 0; eval ; eval []; []
print(t(5) or t(6))  # expect: eval 5; 5
print(not t(0), not t('x'))  # expect: eval 0; eval x; True False
print(t(1) and t(0) or t(7))  # expect: eval 1; eval 0; eval 7; 7
print(t(0) or t(1) and t('') )  # expect-repr: 'eval 0; eval 1; eval ; '
