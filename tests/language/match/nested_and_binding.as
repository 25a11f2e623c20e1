# Names bound by a failed case may stay bound.
match [1, 2]:
    case [a, 3]: pass
    case [b, 2]: print('b', b)  # expect: b 1
match {'p': [{'q': (1, 2)}]}:
    case {'p': [{'q': (x, y)}]}: print(x, y)  # expect: 1 2
match 5:
    case int() as n if n < 3: print('no')
    case _: print(n)  # expect: 5
