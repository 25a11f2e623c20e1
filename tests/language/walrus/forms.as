# Assignment expressions in conditions, calls and displays.
if (n := 10) > 5: print(n)  # expect: 10
print([y := 1, y + 1], (z := 3, z), f'{(w := 4)}{w}')  # expect: [1, 2] (3, 3) 44
while (n := n - 4) > 0: print(n)
# expect: 6
# expect: 2
def f(a, b): return a, b
print(f(x := 1, b=(q := 2)), x, q)  # expect: (1, 2) 1 2
