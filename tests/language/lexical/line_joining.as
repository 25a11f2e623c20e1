# Backslashes and brackets join lines; comments end inside brackets.
x = 1 + \
    2
print(x)  # expect: 3
y = [1,  # one
     2,

     # between
     3]
print(y)  # expect: [1, 2, 3]
if x == 3 and \
   len(y) == 3:
    print('joined')  # expect: joined
print((1)
   + 2)  # expect: 3
