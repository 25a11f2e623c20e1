# Names fall through to builtins, which can be replaced.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import builtins
builtins.my_builtin = 'made'
print(my_builtin)  # expect: made
del builtins.my_builtin
fails(lambda: my_builtin)  # expect: NameError: name 'my_builtin' is not defined
print(__name__, builtins.__name__)  # expect: __main__ builtins
