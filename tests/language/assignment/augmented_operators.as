# Every augmented operator on numbers.
x = 10
x += 5; x -= 3; x *= 4; x //= 5; x **= 2; x %= 50
print(x)  # expect: 31
x <<= 4; x >>= 1; x &= 0xff; x |= 1; x ^= 3
print(x)  # expect: 250
x /= 2
print(x)  # expect: 125.0
