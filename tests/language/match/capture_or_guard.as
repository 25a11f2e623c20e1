# Captures, alternatives and guards.
def f(x):
    match x:
        case int(n) | [n] if n > 5: return 'big', n
        case int() as i: return 'int', i
        case [a, b] | (a, b, _): return a, b
        case y: return 'else', y
print(f(7), f(3), f([9]), f([1]), f([1, 2]), f((1, 2, 3)), f('ab'))
# expect: ('big', 7) ('int', 3) ('big', 9) ('else', [1]) (1, 2) (1, 2) ('else', 'ab')
