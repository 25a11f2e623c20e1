# float() of text.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(float('1.5'), float(' -2e3\n'), float('inf'), float('-Infinity'), float('NaN'), float('1_0.5'), float('.5'), float('5.'), float('١.٥'))
# expect: 1.5 -2000.0 inf -inf nan 10.5 0.5 5.0 1.5
print(float(b'2.5'), float(), float(3), float(True), float('1e400'), float('-1e-400'))
# expect: 2.5 0.0 3.0 1.0 inf -0.0
fails(lambda: float(''))  # expect: ValueError: could not convert string to float: ''
fails(lambda: float('abc'))  # expect: ValueError: could not convert string to float: 'abc'
fails(lambda: float('1..2'))  # expect: ValueError: could not convert string to float: '1..2'
fails(lambda: float('1__0'))  # expect: ValueError: could not convert string to float: '1__0'
fails(lambda: float('0x10'))  # expect: ValueError: could not convert string to float: '0x10'
fails(lambda: float(None))
# expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
fails(lambda: float('1 2'))  # expect: ValueError: could not convert string to float: '1 2'
