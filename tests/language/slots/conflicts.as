# Slots that cannot be.
for body in ["__slots__ = ('x',); x = 1", "__slots__ = ('1x',)", "__slots__ = (5,)", "__slots__ = ('__dict__', '__dict__')"]:
    try: exec(f'class C: {body}')
    except Exception as e: print(type(e).__name__, e)
# expect: ValueError 'x' in __slots__ conflicts with class variable
# expect: TypeError __slots__ must be identifiers
# expect: TypeError __slots__ items must be strings, not 'int'
# expect: TypeError __dict__ slot disallowed: we already got one
try:
    class A: __slots__ = ('a',)
    class B: __slots__ = ('b',)
    class C(A, B): pass
except TypeError as e: print(e)  # expect: multiple bases have instance lay-out conflict
try:
    class I(int): __slots__ = ('x',)
except TypeError as e: print(e)  # expect: nonempty __slots__ not supported for subtype of 'int'
