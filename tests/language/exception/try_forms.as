# try with except, else and finally in every combination.
def f(x):
    try:
        print('try')
        if x == 1: raise ValueError('v')
        if x == 2: raise KeyError('k')
        if x == 3: return 'returned'
    except ValueError as e: print('except', e)
    except (KeyError, IndexError): print('tuple')
    else: print('else')
    finally: print('finally')
    return 'end'
for i in range(4): print(f(i))
# expect: try
# expect: else
# expect: finally
# expect: end
# expect: try
# expect: except v
# expect: finally
# expect: end
# expect: try
# expect: tuple
# expect: finally
# expect: end
# expect: try
# expect: finally
# expect: returned
