# An exception that leaves an inlined comprehension leaves none of its variables behind.
def f():
    try:
        [x for x in [1, 2, 0] if 1 / x]
    except ZeroDivisionError:
        pass
    return sorted(locals())

print(f())
# expect: []
