# Ints compare with each other, bools and floats, exactly.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(1 < 2 <= 2 < 3, 1 == 1.0, 1 == True, 0 == False, 2 == True)
# expect: True True True True False
print(2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > float(2 ** 53), 10 ** 400 > 1e308, 10 ** 400 < float('inf'))
# expect: False True True True
print(-10 ** 400 > float('-inf'), 1 < float('nan'), 1 == float('nan'), 1 != float('nan'))
# expect: True False False True
print(2 ** 62 == float(2 ** 62), 2 ** 62 - 1 == float(2 ** 62), 2 ** 62 < 2 ** 63)
# expect: True False True
fails(lambda: 1 < 'a')  # expect: TypeError: '<' not supported between instances of 'int' and 'str'
fails(lambda: 1 >= None)
# expect: TypeError: '>=' not supported between instances of 'int' and 'NoneType'
print(1 == 'a', 1 != None)  # expect: False True
