# __divmod__, three-argument __pow__, __round__, __trunc__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
    def __pow__(self, e, m=None): return ('pow', e, m)
    def __round__(self, n=None): return ('round', n)
a = A()
print(divmod(a, 1), divmod(1, a), a ** 2, pow(a, 2), pow(a, 2, 3), round(a), round(a, 1))
# expect: ('divmod', 1) ('rdivmod', 1) ('pow', 2, None) ('pow', 2, None) ('pow', 2, 3) ('round', None) ('round', 1)
fails(lambda: pow(2, a, 3))
# expect: TypeError: unsupported operand type(s) for ** or pow(): 'int', 'A', 'int'
