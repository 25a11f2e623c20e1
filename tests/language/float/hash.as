# Equal numbers have equal hashes.
print(hash(1.0) == hash(1) == hash(True) == hash(1 + 0j), hash(0.5), hash(1.5), hash(-0.0), hash(0.1), hash(1e300), hash(-1.0))
# expect: True 1152921504606846976 1152921504606846977 0 230584300921369408 1224995262755759164 -2
print(hash(float('inf')), hash(float('-inf')), hash(2.0 ** 61 - 1), hash(5e-324))
# expect: 314159 -314159 1 16777216
print({1: 'a', 1.0: 'b', True: 'c'}, {0.0, -0.0, 0, False})  # expect: {1: 'c'} {0.0}
