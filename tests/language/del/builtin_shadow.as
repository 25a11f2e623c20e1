# Deleting a shadowing global uncovers the builtin.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

len = lambda x: 'mine'
print(len('abc'))  # expect: mine
del len
print(len('abc'))  # expect: 3
fails(exec, 'del print')  # expect: NameError: name 'print' is not defined
