# Context.run keeps changes inside the context.
from contextvars import Context, ContextVar, copy_context

v = ContextVar("v", default="outside")

def f(x):
    v.set(x)
    return v.get()

ctx = copy_context()
print(ctx.run(f, "inside"), v.get(), ctx[v])  # expect: inside outside inside
print(v in ctx, len(ctx), list(ctx.values()), ctx.get(v))  # expect: True 1 ['inside'] inside
empty = Context()
print(len(empty), v in empty, empty.run(v.get))  # expect: 0 False outside
try:
    ctx.run(ctx.run, f, 1)
except RuntimeError as e:
    print(str(e).split(":")[0])  # expect: cannot enter context
