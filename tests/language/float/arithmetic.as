# Arithmetic, signs of zero, and infinities.
inf = float('inf')
nan = float('nan')
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), divmod(7.5, -2))
# expect: 3.0 -4.0 1.5 0.5 -0.5 (-4.0, 0.5) (-4.0, -0.5)
print(inf - inf, inf * 0, inf + 1, -inf, 1 / inf, -1 / inf, inf // 2, 5.0 % inf, -5.0 % inf)
# expect: nan nan inf -inf 0.0 -0.0 nan 5.0 inf
print(0.0 * -1, -0.0 + 0.0, -0.0 - 0.0, 0.0 % -3.0, -0.0 % 3.0, 1e308 * 10, 1e308 + 1e308)
# expect: -0.0 0.0 -0.0 -0.0 0.0 inf inf
print(1.1 - 1, 3 * 1.1, 1 - 0.9, 2 ** 0.5, 10 // 0.3)
# expect: 0.10000000000000009 3.3000000000000003 0.09999999999999998 1.4142135623730951 33.0
