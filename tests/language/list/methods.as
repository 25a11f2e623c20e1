# append, extend, insert, remove, pop, index, count, reverse, copy, clear.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = [3, 1, 2]
print(a.append(4), a.extend('xy'), a.insert(0, 'first'), a.insert(100, 'last'), a.insert(-1, 'mid'), a)
# expect: None None None None None ['first', 3, 1, 2, 4, 'x', 'y', 'mid', 'last']
print(a.remove('x'), a.pop(), a.pop(0), a.pop(-2), a, a.index(1), a.count(1), a.reverse(), a, a.copy() == a, a.clear(), a)
# expect: None last first y [] 1 1 None [] True None []
fails(lambda: a.pop())  # expect: IndexError: pop from empty list
fails(lambda: [1].pop(5))  # expect: IndexError: pop index out of range
fails(lambda: [1].remove(2))  # expect: ValueError: list.remove(x): x not in list
fails(lambda: [1].index(2))  # expect: ValueError: 2 is not in list
fails(lambda: [1, 2, 1].index(1, 1, 2))  # expect: ValueError: 1 is not in list
fails(lambda: [1].extend(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: [].insert('a', 1))
# expect: TypeError: 'str' object cannot be interpreted as an integer
fails(lambda: [1].append())  # expect: TypeError: list.append() takes exactly one argument (0 given)
fails(lambda: [].append(1, 2))
# expect: TypeError: list.append() takes exactly one argument (2 given)
