# Dotted names are compared, plain names bind.
class K: A = 1; B = 'b'
def f(x):
    match x:
        case K.A: return 'A'
        case K.B: return 'B'
        case {K.B: v}: return v
        case A: return 'bound', A
print(f(1), f('b'), f({'b': 9}), f(2), f(1.0))  # expect: A B 9 ('bound', 2) A
