# ExitStack unwinds in reverse.
from contextlib import ExitStack, suppress, nullcontext, closing
with ExitStack() as s:
    s.callback(print, 'first')
    s.callback(print, 'second')
    s.push(lambda *a: print('exit', a[0]) or True)
    raise ValueError
# expect: exit <class 'ValueError'>
# expect: second
# expect: first
with suppress(KeyError, IndexError): {}['x']
with nullcontext(5) as x: print(x)  # expect: 5
