# Expressions of every kind inside f-strings.
x = 5
d = {'k': [1, 2]}
print(f'{x}', f'a{x}b{x + 1}c', f'{d["k"][1]}', f'{x!r} {x!s} {x!a}', f'{"é"!a}', f'{{}} {{{x}}}', f'{x:>5}|{x:<5}|', f'{x=}', f'{x = }', f'{x=!s:>3}', f'{x + 1=:04}')
# expect: 5 a5b6c 2 5 5 5 '\xe9' {} {5}     5|5    | x=5 x = 5 x=  5 x + 1=0006
print(f'{(lambda y: y * 2)(x)}', f'{x if x else 0}', f'{[i for i in range(3)]}', f'{ {"a": 1}["a"]}', f'{(y := 3)} {y}', f'{x,}', f'{*[1, 2], 3}')
# expect: 10 5 [0, 1, 2] 1 3 3 (5,) (1, 2, 3)
