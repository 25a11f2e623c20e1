# An abandoned generator's finally blocks run when it is collected, and at the end of the program.
import gc

class Manager:
    def __enter__(self): return self
    def __exit__(self, *a): print('exit', a[0] and a[0].__name__)

def with_finally(name):
    try:
        yield 1
        yield 2
    finally:
        print('finally', name)

def with_manager():
    with Manager():
        yield 1

def delegating():
    yield from with_finally('inner')

def stubborn():
    try:
        yield 1
    finally:
        yield 2

def abandon(make, n=1):
    g = make()
    for _ in range(n):
        next(g)

abandon(lambda: with_finally('a'))
gc.collect()
# expect: finally a
abandon(with_manager)
gc.collect()
# expect: exit GeneratorExit
abandon(delegating)
gc.collect()
# expect: finally inner
abandon(lambda: with_finally('never started'), 0)
gc.collect()
print('collected')
# expect: collected
for x in with_finally('loop'):
    break
gc.collect()
# expect: finally loop
last = with_finally('at the end')
next(last)
print('last line')
# expect: last line
# expect: finally at the end
