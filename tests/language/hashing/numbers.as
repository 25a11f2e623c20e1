# Numeric hashes follow the modulus 2**61 - 1.
print(hash(0), hash(1), hash(-1), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(10 ** 100), hash(0.5), hash(1e100), hash(3.14), hash(True))
# expect: 0 1 -2 0 1 -2 910685213754167845 1152921504606846976 1822893315824342674 322818021289917443 1
print(hash(1j), hash(1 + 2j), hash(2 ** 1000), hash(-(2 ** 61 - 1)))
# expect: 1000003 2000007 16777216 0
