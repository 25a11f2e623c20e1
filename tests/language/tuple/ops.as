# Concatenation, repetition, slices.
t = (0, 1, 2, 3)
print(t + (4,), t * 2, 2 * t[:1], t[::-1], t[1:3], t[-1], () * 5, t[:] is t, 1 in t, max(t), sum(t), t[5:])
# expect: (0, 1, 2, 3, 4) (0, 1, 2, 3, 0, 1, 2, 3) (0, 0) (3, 2, 1, 0) (1, 2) 3 () True True 3 6 ()
a, b = b_, a_ = 1, 2
print(a, b, b_, a_)  # expect: 1 2 1 2
x = 1,
print(x)  # expect: (1,)
