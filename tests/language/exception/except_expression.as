# The expression after except is evaluated only when needed, in order.
def t(x):
    print('match', x.__name__)
    return x
try: pass
except t(ValueError): pass
try: raise KeyError
except t(ValueError): pass
except t(KeyError): print('handled')
except t(OSError): pass
# expect: match ValueError
# expect: match KeyError
# expect: handled
