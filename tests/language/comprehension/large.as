# A comprehension with many live names.
def f():
    a, b, c, d, e = range(5)
    return [a + b + c + d + e + x + y + z for x in range(2) for y in range(2) for z in range(2)]
print(f())  # expect: [10, 11, 11, 12, 11, 12, 12, 13]
