# A running product and sum grow past every machine word.
p = 1
for i in range(1, 31):
    p *= i
print(p)  # expect: 265252859812191058636308480000000
s = 2 ** 62 - 5
for i in range(8):
    s += 1
print(s)  # expect: 4611686018427387907
for i in range(12):
    s -= 1
print(s)  # expect: 4611686018427387895
while p > 1: p //= 1000
print(p)  # expect: 0
