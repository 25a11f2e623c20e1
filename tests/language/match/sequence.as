# Sequence patterns and what counts as a sequence.
def f(x):
    match x:
        case []: return 'empty'
        case [a]: return f'one {a}'
        case [a, *rest, z]: return a, rest, z
        case _: return 'no'
print(f([]), f(()), f([1]), f((1, 2)), f(range(4)), f('ab'), f(b'ab'), f({1, 2}), f(iter([1])), f(bytearray(b'x')), f(memoryview(b'ab')))
# expect: empty empty one 1 (1, [], 2) (0, [1, 2], 3) no no no no no (97, [], 98)
