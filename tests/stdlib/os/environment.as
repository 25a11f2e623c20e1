import os
os.environ['ASPEN_TEST'] = 'set'
print(os.getenv('ASPEN_TEST'), os.environ.get('ASPEN_NONE'), os.path.expandvars('$ASPEN_TEST/x'))
del os.environ['ASPEN_TEST']
print('ASPEN_TEST' in os.environ)
try:
    os.environ['n'] = 1
except TypeError as error:
    print(error)

# expect: set None set/x
# expect: False
# expect: str expected, not int
