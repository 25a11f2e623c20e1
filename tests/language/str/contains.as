# The in operator finds substrings.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('b' in 'abc', '' in 'abc', '' in '', 'ac' in 'abc', 'é' in 'café', 'abcd' in 'abc')
# expect: True True True False True False
print('x' not in 'abc')  # expect: True
fails(lambda: 1 in 'abc')
# expect: TypeError: 'in <string>' requires string as left operand, not int
fails(lambda: None in '')
# expect: TypeError: 'in <string>' requires string as left operand, not NoneType
