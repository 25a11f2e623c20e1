# Floor division and remainder of large numbers, all signs.
a = 10 ** 40 + 12345
for x in (a, -a):
    for y in (10 ** 20 + 39, -(10 ** 20 + 39), 97, -97):
        q, r = divmod(x, y)
        print(q, r, q * y + r == x, x // y == q, x % y == r)
# expect: 99999999999999999961 13866 True True True
# expect: -99999999999999999962 -99999999999999986173 True True True
# expect: 103092783505154639175257731958762886725 20 True True True
# expect: -103092783505154639175257731958762886726 -77 True True True
# expect: -99999999999999999962 99999999999999986173 True True True
# expect: 99999999999999999961 -13866 True True True
# expect: -103092783505154639175257731958762886726 77 True True True
# expect: 103092783505154639175257731958762886725 -20 True True True
print(5 // 10 ** 30, -5 // 10 ** 30, 5 % -10 ** 30 == 5 - 10 ** 30)  # expect: 0 -1 True
