# What __slots__ are refused for, in this order.
def attempt(base, slots, **names):
    try:
        type('C', (base,), {'__slots__': slots, **names})
        print('made')
    except (TypeError, ValueError) as e:
        print(e)

attempt(int, (1,))  # expect: nonempty __slots__ not supported for subtype of 'int'
attempt(type, ('a',))  # expect: nonempty __slots__ not supported for subtype of 'type'
attempt(int, ())  # expect: made
attempt(object, ('x', 1), x=2)  # expect: __slots__ items must be strings, not 'int'
attempt(object, ('x', '__dict__', '__dict__'), x=2)  # expect: __dict__ slot disallowed: we already got one
attempt(object, ('x', 'y'), x=2)  # expect: 'x' in __slots__ conflicts with class variable
