# Exception classes of one's own.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class E(Exception):
    def __init__(self, code, **kw):
        super().__init__(f'code {code}')
        self.code = code
class S(E):
    def __str__(self): return 'custom str'
try: raise E(5)
except E as e: print(e, e.code, e.args, repr(e))  # expect: code 5 5 ('code 5',) E('code 5')
try: raise S(7)
except E as e: print(e, repr(e))  # expect: custom str S('code 7')
class Bad(Exception):
    def __init__(self): pass
print(Bad().args)  # expect: ()
fails(lambda: Bad(1, 2))
# expect: TypeError: Bad.__init__() takes 1 positional argument but 3 were given
