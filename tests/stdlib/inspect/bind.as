import inspect
sig = inspect.signature(lambda a, b=2, *c, d=4: None)
bound = sig.bind(1, 5, 6, d=7)
print(bound, bound.args, bound.kwargs)
bound = sig.bind(1)
bound.apply_defaults()
print(bound.arguments)
for args, names in (((), {}), ((1,), {'z': 3}), ((1,), {'a': 2})):
    try:
        sig.bind(*args, **names)
    except TypeError as error:
        print(error)

# expect: <BoundArguments (a=1, b=5, c=(6,), d=7)> (1, 5, 6) {'d': 7}
# expect: {'a': 1, 'b': 2, 'c': (), 'd': 4}
# expect: missing a required argument: 'a'
# expect: got an unexpected keyword argument 'z'
# expect: multiple values for argument 'a'
