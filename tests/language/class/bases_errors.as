# Impossible bases.
for bases in ['(5)', '(None)', '(bool)', '(A, A)', '(object, A)', '(type(None))', '(lambda: 0)']:
    try: exec(f'class A: pass\nclass X{bases}: pass')
    except TypeError as e: print(e)
# expect: int expected at most 2 arguments, got 3
# expect: NoneType takes no arguments
# expect: type 'bool' is not an acceptable base type
# expect: duplicate base class A
# expect: Cannot create a consistent method resolution order (MRO) for bases object, A
# expect: type 'NoneType' is not an acceptable base type
# expect: function() argument 'code' must be code, not str
try:
    class L(int, str): pass
except TypeError as e: print(e)  # expect: multiple bases have instance lay-out conflict
