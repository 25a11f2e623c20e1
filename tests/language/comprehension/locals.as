# locals() in a comprehension sees its variables and those around it.
def f(a):
    return [sorted(locals()) for b in [1]]
print(f(1))  # expect: [['a', 'b']]
print([list(k for k in locals() if k == 'q') for q in [1]])  # expect: [['q']]
