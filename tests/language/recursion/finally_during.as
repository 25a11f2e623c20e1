# finally blocks run while a RecursionError unwinds.
n = 0
def f():
    global n
    try: f()
    finally: n += 1
try: f()
except RecursionError: print(n > 500)  # expect: True
