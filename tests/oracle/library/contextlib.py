import contextlib, io
@contextlib.contextmanager
def tag(name):
    print('<%s>' % name)
    try: yield name
    finally: print('</%s>' % name)
with tag('a') as a, contextlib.suppress(KeyError): {}[a]
@tag('f')
def f(): print('inside')
f()
with contextlib.ExitStack() as stack:
    stack.enter_context(tag('x')); stack.callback(print, 'called'); stack.push(lambda *e: print('pushed', e[0]) or True)
    raise ValueError
out = io.StringIO()
with contextlib.redirect_stdout(out): print('caught')
print(repr(out.getvalue()))
with contextlib.closing(io.StringIO()) as c: pass
print(c.closed, isinstance(contextlib.nullcontext(1), contextlib.AbstractContextManager))
