# Ints of every size, floats, complex numbers.
n = 3 ** 200
print(n, n * n // 7 ** 100, n % 10 ** 50, -n >> 20, n << 200, n & ~1, int(str(n)), hash(n))
print(1.5e300 * 2.0, 5e-324 / 2, (1 + 2j) ** 3, 10 ** 400 / 10 ** 398, divmod(-n, 12345), pow(3, 1000, 10 ** 30))
print(sum(range(100)), max(1, 2.5, 10 ** 30), round(2.675, 2), float("1e10"), int("ff", 16), (255).to_bytes(4, "big"))
