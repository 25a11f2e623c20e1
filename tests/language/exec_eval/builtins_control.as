# __builtins__ in the globals restricts names.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: eval('len([])', {'__builtins__': {}}))  # expect: NameError: name 'len' is not defined
print(eval('len([])', {'__builtins__': {'len': lambda x: 'mine'}}))  # expect: mine
fails(lambda: exec('class C: pass', {'__builtins__': {}}))
# expect: NameError: __build_class__ not found
fails(lambda: exec('import os', {'__builtins__': {}}))  # expect: ImportError: __import__ not found
