# Methods called through the class check their first argument.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(str.upper('a'), str.join(',', 'ab'), list(map(str.strip, [' a ', 'b '])), 'a'.__len__(), 'a'.__contains__('a'), 'ab'.__getitem__(1), 'a'.__eq__(1), 'a'.__lt__(1))
# expect: A a,b ['a', 'b'] 1 True b NotImplemented NotImplemented
fails(lambda: str.upper(1))
# expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
fails(lambda: str.upper())  # expect: TypeError: unbound method str.upper() needs an argument
fails(lambda: 'a'.upper(1))  # expect: TypeError: str.upper() takes no arguments (1 given)
fails(lambda: 'a'.nope())  # expect: AttributeError: 'str' object has no attribute 'nope'
fails(lambda: 'a'.split(bad=1))
# expect: TypeError: split() got an unexpected keyword argument 'bad'
