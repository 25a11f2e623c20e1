# Only a leading string literal is a docstring.
def a():
    """doc"""
def b():
    x = 1
    "not doc"
def c():
    f'not doc {1}'
def d():
    'two ' 'parts'
print(a.__doc__, b.__doc__, c.__doc__, d.__doc__)  # expect: doc None None two parts
