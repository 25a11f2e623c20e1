# return, break and continue in finally discard the exception.
def f():
    try: raise ValueError
    finally: return 'finally wins'
def g():
    for i in range(3):
        try: return 'try'
        finally: continue
    return 'loop ended'
def h():
    while True:
        try: 1 / 0
        finally: break
    return 'broke'
def k():
    try: return 'try'
    finally: return 'finally'
print(f(), g(), h(), k())  # expect: finally wins loop ended broke finally
