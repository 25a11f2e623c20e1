# Only the first iterable sees the class scope.
class C:
    n = 3
    a = [i for i in range(n)]
    try:
        b = [n for i in range(2)]
    except NameError as e:
        print(e)
# expect: name 'n' is not defined
print(C.a)  # expect: [0, 1, 2]
