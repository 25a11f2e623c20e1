# + and *, in place and not.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = [1]
b = a
a += (2, 3)
print(b, a is b)  # expect: [1, 2, 3] True
a = a + [4]
print(b, a)  # expect: [1, 2, 3] [1, 2, 3, 4]
b *= 2
print(b, [0] * 3, 3 * [1, 2], [1] * -1, [[]] * 2)
# expect: [1, 2, 3, 1, 2, 3] [0, 0, 0] [1, 2, 1, 2, 1, 2] [] [[], []]
x = [[]] * 2
x[0].append(1)
print(x)  # expect: [[1], [1]]
fails(lambda: [1] + (2,))  # expect: TypeError: can only concatenate list (not "tuple") to list
fails(lambda: [1] + 'a')  # expect: TypeError: can only concatenate list (not "str") to list
fails(lambda: [1] * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
fails(lambda: [1] * [2])  # expect: TypeError: can't multiply sequence by non-int of type 'list'
a += 'hi'
print(a)  # expect: [1, 2, 3, 4, 'h', 'i']
