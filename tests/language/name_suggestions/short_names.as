# A name of one letter has suggestions too.
import traceback
def f0():
    pass

def g():
    return f

try:
    g()
except NameError as e:
    print(traceback.format_exception(e)[-1], end="")
# expect: NameError: name 'f' is not defined. Did you mean: 'f0'?
