# Large products agree with identities.
a = 3 ** 5000
b = 7 ** 3000
print((a + b) * (a - b) == a * a - b * b)  # expect: True
print((a * b) % 1000000007, a % 97, pow(3, 5000, 1000000007) == a % 1000000007)
# expect: 297640948 62 True
print((a * b) // a == b, divmod(a * b + 5, b) == (a, 5))  # expect: True True
print((a << 1000) * b == (a * b) << 1000)  # expect: True
