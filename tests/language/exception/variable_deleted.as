# The name after as is deleted at the end of its block.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

e = 'before'
try: raise ValueError
except ValueError as e: pass
fails(lambda: e)  # expect: NameError: name 'e' is not defined
try: raise ValueError
except ValueError as e: del e
print('ok')  # expect: ok
try: raise ValueError
except ValueError as e: e = 5
fails(lambda: e)  # expect: NameError: name 'e' is not defined
