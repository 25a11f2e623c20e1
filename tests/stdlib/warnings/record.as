import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('one')
    warnings.warn('two', DeprecationWarning)
print([(str(w.message), w.category.__name__) for w in caught])
# expect: [('one', 'UserWarning'), ('two', 'DeprecationWarning')]
