# Modular powers of large numbers.
p = 2 ** 127 - 1
print(pow(3, p - 1, p), pow(5, -1, p) * 5 % p, pow(7, 10 ** 30, 10 ** 18 + 9))
# expect: 1 1 743969615075537521
print(pow(10 ** 50, 3, 10 ** 20 + 7), pow(-10 ** 30, 3, 10 ** 10 + 19), pow(3, 10 ** 20, -7))
# expect: 99991764570000000007 2687697171 -3
print(pow(2, 200) == 1 << 200)  # expect: True
