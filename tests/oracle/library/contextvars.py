import contextvars
v = contextvars.ContextVar('v', default=0); t = v.set(5); c = contextvars.copy_context(); v.reset(t); print(v.get(), c[v], c.run(v.get), len(c), v.name)
