# get, set, default, and reset with a token.
from contextvars import ContextVar, Token

v = ContextVar("v", default=0)
w = ContextVar("w")
print(v.get(), v.get(5), v.name)  # expect: 0 5 v
try:
    w.get()
except LookupError as e:
    print(type(e).__name__)  # expect: LookupError
print(w.get("given"))  # expect: given
token = v.set(1)
print(v.get(), token.old_value is Token.MISSING, token.var is v)  # expect: 1 True True
second = v.set(2)
print(second.old_value)  # expect: 1
v.reset(second)
print(v.get())  # expect: 1
v.reset(token)
print(v.get())  # expect: 0
try:
    v.reset(token)
except RuntimeError as e:
    print(str(e)[-28:])  # expect: > has already been used once
