import warnings
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn('raised', RuntimeWarning)
    except RuntimeWarning as error:
        print(error)
print(warnings.formatwarning('m', UserWarning, 'f.py', 3, 'line'), end='')

# expect: raised
# expect: f.py:3: UserWarning: m
# expect:   line
