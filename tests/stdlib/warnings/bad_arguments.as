import warnings
for call in (lambda: warnings.warn('x', int), lambda: warnings.simplefilter('odd')):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)

# expect: TypeError category must be a Warning subclass, not 'type'
# expect: ValueError invalid action: 'odd'
