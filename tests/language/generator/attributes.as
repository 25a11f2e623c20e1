# gi_running, gi_frame, gi_yieldfrom, names.
def g():
    print(it.gi_running)
    yield
it = g()
print(it.gi_running, it.gi_frame is not None, it.gi_yieldfrom, it.__name__, it.__qualname__)
# expect: False True None g g
list(it)  # expect: True
print(it.gi_running, it.gi_frame)  # expect: False None
print(type(it).__name__, (x for x in ()).__name__, iter(it) is it)
# expect: generator <genexpr> True
