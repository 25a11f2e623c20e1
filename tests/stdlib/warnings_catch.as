# Catching warnings.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('one')
    warnings.warn('two', DeprecationWarning)
print([(str(x.message), x.category.__name__) for x in w])
# expect: [('one', 'UserWarning'), ('two', 'DeprecationWarning')]
with warnings.catch_warnings():
    warnings.simplefilter('error')
    fails(warnings.warn, 'as error', UserWarning)  # expect: UserWarning: as error
