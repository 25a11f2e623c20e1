# break and continue act on the innermost loop.
for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 1: break
        print(i, j)
    else: print('inner else', i)
# expect: 0 0
# expect: 0 2
# expect: inner else 0
# expect: 2 0
# expect: 2 2
# expect: inner else 2
