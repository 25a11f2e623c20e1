# After inner handling the outer exception is current again.
import sys
def f():
    try: raise KeyError('k')
    except KeyError: return repr(sys.exception())
try: raise ValueError('v')
except ValueError:
    print(f(), repr(sys.exception()))  # expect: KeyError('k') ValueError('v')
    for _ in range(1):
        try: raise IndexError
        except IndexError: continue
    print(repr(sys.exception()))  # expect: ValueError('v')
