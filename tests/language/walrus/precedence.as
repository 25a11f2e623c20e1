# := binds more loosely than everything else.
print((a := 1, 2), a)  # expect: (1, 2) 1
b = (c := 5 + 1) * 2
print(b, c)  # expect: 12 6
d = [1, 2, 3][e := 1]
print(d, e, (g := 1 if 0 else 2), (h := lambda: 5)())  # expect: 2 1 2 5
