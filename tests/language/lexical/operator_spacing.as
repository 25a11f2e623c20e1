# Tokens need no spaces where they cannot run together.
x=5
print(x<-3, x- -3, x--3, x+ +-+3)  # expect: False 8 8 2
print(1if x else 2)  # expect: 1
print([i for i in range(3)if i])  # expect: [1, 2]
print(x**-1, -x**2, ~x, not-x)  # expect: 0.2 -25 -6 False
print(x//2*2+x%2==x)  # expect: True
print(1 .real, 1..real, 1.0.real)  # expect: 1 1.0 1.0
