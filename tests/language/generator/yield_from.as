# yield from delegates and gets the return value.
def inner():
    x = yield 1
    print('got', x)
    return 'done'
def outer():
    r = yield from inner()
    print('r', r)
    yield from 'ab'
    yield from []
it = outer()
print(next(it))  # expect: 1
print(it.send('S'))
# expect: got S
# expect: r done
# expect: a
print(list(it))  # expect: ['b']
