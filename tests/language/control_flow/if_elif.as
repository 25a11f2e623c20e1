# Only one branch runs.
for x in (0, 1, 2, 3):
    if x == 0: print('zero')
    elif x == 1: print('one')
    elif x > 2: print('big')
    else: print('else')
# expect: zero
# expect: one
# expect: else
# expect: big
if []: pass
elif not []: print('elif')  # expect: elif
