# throw() brings its exception without the context of those outside.
def ctx(e):
    out=[]
    while e is not None and len(out)<6: out.append(repr(e)); e=e.__context__
    return out
def g():
    try: yield
    finally: pass
def h():
    yield
for make in (g,h):
  for started in (0,1,2):
    try: raise KeyError(1)
    except KeyError:
        it=make()
        if started: next(it)
        if started==2: list(it)
        try: it.throw(ValueError('v'))
        except ValueError as e: print('gen',make.__name__,started, ctx(e))
        it=make(); 
        if started: next(it)
        try: it.throw(ValueError)
        except ValueError as e: print('cls',make.__name__,started, ctx(e))
# expect: gen g 0 ["ValueError('v')"]
# expect: cls g 0 ['ValueError()']
# expect: gen g 1 ["ValueError('v')"]
# expect: cls g 1 ['ValueError()']
# expect: gen g 2 ["ValueError('v')"]
# expect: cls g 2 ['ValueError()']
# expect: gen h 0 ["ValueError('v')"]
# expect: cls h 0 ['ValueError()']
# expect: gen h 1 ["ValueError('v')"]
# expect: cls h 1 ['ValueError()']
# expect: gen h 2 ["ValueError('v')"]
# expect: cls h 2 ['ValueError()']
def outer():
    yield from g()
try: raise KeyError(1)
except KeyError:
    it=outer(); next(it)
    try: it.throw(ValueError('d'))
    except ValueError as e: print(ctx(e))
    it=outer()
    try: it.throw(ValueError('d'))
    except ValueError as e: print(ctx(e))
# expect: ["ValueError('d')"]
# expect: ["ValueError('d')"]
async def co(): raise AssertionError
try: raise KeyError(1)
except KeyError:
    c=co()
    try: c.throw(ValueError('d'))
    except ValueError as e: print(ctx(e))
# expect: ["ValueError('d')"]
class I:
    def __iter__(s): return s
    def __next__(s): return 1
def o2(): yield from I()
try: raise KeyError(1)
except KeyError:
    it=o2(); next(it)
    try: it.throw(ValueError('d'))
    except ValueError as e: print(ctx(e))
    it=o2(); next(it)
    try: it.throw(GeneratorExit('d'))
    except GeneratorExit as e: print(ctx(e))
# expect: ["ValueError('d')"]
# expect: ["GeneratorExit('d')"]
def inner():
    try: raise IndexError(2)
    except IndexError: yield
try: raise KeyError(1)
except KeyError:
    it=inner(); next(it)
    try: it.throw(ValueError('d'))
    except ValueError as e: print('inner',ctx(e))
    it=inner(); next(it)
    def o3(): yield from it
    x=o3(); next(x,0)
    it=inner()
    def o3(): yield from it
    x=o3(); next(x)
    try: x.throw(ValueError('d'))
    except ValueError as e: print('inner',ctx(e))
# expect: inner ["ValueError('d')", 'IndexError(2)', 'KeyError(1)']
# expect: inner ["ValueError('d')", 'IndexError(2)', 'KeyError(1)']
