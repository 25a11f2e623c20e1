# A class body runs at once, top to bottom, with its own names.
class C:
    print('in body', __name__, __qualname__)
    for i in range(2): locals()[f'a{i}'] = i
    if True: y = 1
    del i
# expect: in body __main__ C
print(C.a0, C.a1, C.y, hasattr(C, 'i'))  # expect: 0 1 1 False
