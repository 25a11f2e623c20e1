# The = form keeps the text of the expression.
x = 3; s = 'q'
print(f'{x=}', f'{ x = }', f'{x*2=}', f'{s=}', f'{s=!s}', f'{s=:>4}', f'{x=:.2f}', f'{x==3}', f'{x!=3}', f'{(x:=4)=}', f'{"a"=}')
# expect: x=3  x = 3 x*2=6 s='q' s=q s=   q x=3.00 True False (x:=4)=4 "a"='a'
