# The subject is evaluated once; tuples need no parentheses.
def s():
    print('eval')
    return 3
match s():
    case 1: pass
    case 3: print('three')
# expect: eval
# expect: three
match 1, 2:
    case 1, x: print(x)  # expect: 2
match *[1, 2], 3:
    case [_, _, z]: print(z)  # expect: 3
