# Arithmetic of small integers, signs included.
for a in (7, -7):
    for b in (2, -2):
        print(a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
# expect: 9 5 14 3 1 (3, 1) 3.5
# expect: 5 9 -14 -4 -1 (-4, -1) -3.5
# expect: -5 -9 -14 -4 1 (-4, 1) -3.5
# expect: -9 -5 14 3 -1 (3, -1) 3.5
print(-7 // 7, -1 // 1000, 1 // -1000, -1 % 1000, 1 % -1000)  # expect: -1 -1 -1 999 -999
print(0 // 5, 0 % -5, 0 / -5)  # expect: 0 0 -0.0
