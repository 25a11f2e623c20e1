# return, break and continue leave the block properly.
class M:
    def __enter__(self): return self
    def __exit__(self, *a): print('exit', a)
def f():
    with M(): return 'r'
print(f())
# expect: exit (None, None, None)
# expect: r
for i in range(3):
    with M():
        if i == 0: continue
        break
# expect: exit (None, None, None)
# expect: exit (None, None, None)
print(i)  # expect: 1
