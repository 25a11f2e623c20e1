# else runs when the loop was not broken.
for i in []: pass
else: print('empty else', 'i' in globals())  # expect: empty else False
for i in range(3):
    if i == 1: break
else: print('no')
for i in range(2): continue
else: print('else', i)  # expect: else 1
