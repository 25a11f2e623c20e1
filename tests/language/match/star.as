# Star patterns anywhere in a sequence.
def f(x):
    match x:
        case [*_, 'end']: return 'ends'
        case ['start', *r]: return r
        case [1, *m, 2]: return m
        case [*all]: return 'all', all
print(f(['a', 'end']), f(['start', 1]), f([1, 2]), f([1, 0, 2]), f([]), f([5]))
# expect: ends [1] [] [0] ('all', []) ('all', [5])
