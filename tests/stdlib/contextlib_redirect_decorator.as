# redirect_stdout and context managers as decorators.
import contextlib, io
b = io.StringIO()
with contextlib.redirect_stdout(b): print('hidden')
print(repr(b.getvalue()))  # expect: 'hidden\n'
@contextlib.contextmanager
def m():
    print('in'); yield; print('out')
@m()
def f(): print('body')
f(); f()
# expect: in
# expect: body
# expect: out
# expect: in
# expect: body
# expect: out
