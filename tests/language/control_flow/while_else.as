# while with else, break and continue.
n = 0
while n < 5:
    n += 1
    if n == 2: continue
    if n == 4: break
else: print('no')
print(n)  # expect: 4
while n: n -= 1
else: print('else', n)  # expect: else 0
while False: pass
else: print('never entered')  # expect: never entered
