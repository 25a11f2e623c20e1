# Misspelt keyword arguments.
import traceback
def say(f):
    try: f()
    except Exception as e: print(traceback.format_exception_only(e)[-1], end='')
def f(first, *, second=1): pass
say(lambda: f(1, secnd=2))
say(lambda: sorted([], revers=True))
say(lambda: f(frist=1))
# expect: TypeError: f() got an unexpected keyword argument 'secnd'. Did you mean 'second'?
# expect: TypeError: sort() got an unexpected keyword argument 'revers'. Did you mean 'reverse'?
# expect: TypeError: f() got an unexpected keyword argument 'frist'. Did you mean 'first'?
