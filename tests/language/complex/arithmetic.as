# The four operations, powers and absolute value.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = 3 + 4j
print(a + 1, a - 1j, a * 2, a * a, a / 2, a / (1 - 1j), -a, +a, abs(a), a ** 2, a ** 0, a ** -1, a.conjugate())
# expect: (4+4j) (3+3j) (6+8j) (-7+24j) (1.5+2j) (-0.5+3.5j) (-3-4j) (3+4j) 5.0 (-7+24j) (1+0j) (0.12-0.16j) (3-4j)
print(a == 3 + 4j, a != 3, (3 + 0j) == 3, 1j ** 2, 2 ** 1j, hash(a) == hash(3 + 4j))
# expect: True True True (-1+0j) (0.7692389013639721+0.6389612763136348j) True
fails(lambda: a // 1)  # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
fails(lambda: a % 1)  # expect: TypeError: unsupported operand type(s) for %: 'complex' and 'int'
fails(lambda: a < a)
# expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
fails(lambda: divmod(a, 1))
# expect: TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
fails(lambda: 0j ** -1)  # expect: ZeroDivisionError: 0.0 to a negative or complex power
fails(lambda: 1j / 0j)  # expect: ZeroDivisionError: complex division by zero
