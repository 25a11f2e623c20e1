# Mapping patterns, rest, and default dicts.
from collections import defaultdict
def f(x):
    match x:
        case {'k': 1, **rest}: return rest
        case {'a': [b, c], 'd': {'e': e}}: return b, c, e
        case {5: v}: return v
        case {}: return 'any mapping'
        case _: return 'no'
print(f({'k': 1, 'z': 2}), f({'a': [1, 2], 'd': {'e': 3}}), f({5: None}), f({}), f([]), f(defaultdict(int)), f({'k': 2}))
# expect: {'z': 2} (1, 2, 3) None any mapping no any mapping any mapping
