# Comments and blank lines are ignored wherever they stand.
def f():
# a comment at column 0

        # a deeper comment
    x = 1

    # in between
    return x  # trailing
print(f())  # expect: 1
if True: # comment after colon
    pass
    # last
else:
    # only a comment before
    print('never')
print('end')  # expect: end
