import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warnings.warn('old', DeprecationWarning); warnings.warn_explicit('x', UserWarning, 'f', 3); print([(str(i.message), i.category.__name__) for i in w])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('now')
    except UserWarning as e: print(e)
print(warnings.formatwarning('m', UserWarning, 'f.py', 7, 'the line'))
