# Quotient digits that a first guess overestimates.
a = (2 ** 64 - 1) << 128
b = (2 ** 64 - 1) << 64 | 1
print(a // b, a % b)  # expect: 18446744073709551615 340282366920938463426481119284349108225
print((2 ** 192 - 1) // (2 ** 128 - 1), (2 ** 192 - 1) % (2 ** 128 - 1))
# expect: 18446744073709551616 18446744073709551615
print((0x8000000000000000 << 128) // (0x8000000000000000 << 64 | 0xffffffffffffffff))
# expect: 18446744073709551614
print(all(divmod(q * d + r, d) == (q, r) for d in (2**64+1, 2**127-1, 2**128) for q in (2**64-1, 2**128-1) for r in (0, 1, d - 1)))
# expect: True
