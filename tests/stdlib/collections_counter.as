# Counter arithmetic.
from collections import Counter
c = Counter('abracadabra')
print(c, c.most_common(2), c['z'], c + Counter('a'), c - Counter('aab'), c & Counter('ab'), Counter('a') | Counter('ab'), c.total(), list(Counter(a=2).elements()))
# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) [('a', 5), ('b', 2)] 0 Counter({'a': 6, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) Counter({'a': 3, 'r': 2, 'b': 1, 'c': 1, 'd': 1}) Counter({'a': 1, 'b': 1}) Counter({'a': 1, 'b': 1}) 11 ['a', 'a']
