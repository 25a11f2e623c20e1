# Automatic, numbered and named fields.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('{} {}'.format(1, 2), '{1} {0} {1}'.format('a', 'b'), '{x} {y!r}'.format(x=1, y='z'), '{{}} {}'.format(3), '{0[1]} {1[k]}'.format([5, 6], {'k': 7}), '{0.real} {a.imag}'.format(5, a=2j), '{:>{}}'.format('x', 4), '{:{f}{w}}'.format('x', f='*<', w=5))
# expect: 1 2 b a b 1 'z' {} 3 6 7 5 2.0    x x****
fails(lambda: '{} {}'.format(1))
# expect: IndexError: Replacement index 1 out of range for positional args tuple
fails(lambda: '{0} {}'.format(1, 2))
# expect: ValueError: cannot switch from manual field specification to automatic field numbering
fails(lambda: '{} {0}'.format(1, 2))
# expect: ValueError: cannot switch from automatic field numbering to manual field specification
fails(lambda: '{x}'.format())  # expect: KeyError: 'x'
fails(lambda: '{'.format())  # expect: ValueError: Single '{' encountered in format string
fails(lambda: '}'.format())  # expect: ValueError: Single '}' encountered in format string
fails(lambda: '{0.x}'.format(1))  # expect: AttributeError: 'int' object has no attribute 'x'
fails(lambda: '{0[5]}'.format([1]))  # expect: IndexError: list index out of range
fails(lambda: '{!x}'.format(1))  # expect: ValueError: Unknown conversion specifier x
fails(lambda: '{:{:{}}}'.format(1, 2, 3))  # expect: ValueError: Max string recursion exceeded
