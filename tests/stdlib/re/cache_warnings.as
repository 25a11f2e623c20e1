# The cache gives the same object; deprecated and doubtful forms are warned about.
import re
import warnings

print(re.compile('a') is re.compile('a'), re.compile('a') is re.compile('a', re.I))
a = re.compile('a')
re.purge()
print(a is re.compile('a'), a == re.compile('a'))
for call in (lambda: re.sub('a', 'b', 'aa', 1), lambda: re.split('a', 'bab', 1), lambda: re.compile('[[a]'),
             lambda: re.compile('[a&&b]'), lambda: re.compile('[a||b]')):
    re.purge()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        print(call())
    for w in caught:
        print(w.category.__name__, w.message)
for args, kw in ((('a', 'b', 'c', 1, 0, 0), {}), (('a', 'b', 'c', 1), {'count': 1})):
    try:
        re.sub(*args, **kw)
    except TypeError as e:
        print(e)

# Expected output
# expect: True False
# expect: False True
# expect: ba
# expect: DeprecationWarning 'count' is passed as positional argument
# expect: ['b', 'b']
# expect: DeprecationWarning 'maxsplit' is passed as positional argument
# expect: re.compile('[[a]')
# expect: FutureWarning Possible nested set at position 1
# expect: re.compile('[a&&b]')
# expect: FutureWarning Possible set intersection at position 2
# expect: re.compile('[a||b]')
# expect: FutureWarning Possible set union at position 2
# expect: sub() takes from 3 to 5 positional arguments but 6 were given
# expect: sub() got multiple values for argument 'count'
