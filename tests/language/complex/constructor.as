# complex() of numbers and text.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(complex(), complex(1), complex(1, 2), complex('1+2j'), complex('-j'), complex(' (3-4j) '), complex('1e3'), complex('inf+nanj'), complex(2j, 3), complex(real=1, imag=5))
# expect: 0j (1+0j) (1+2j) (1+2j) -1j (3-4j) (1000+0j) (inf+nanj) 5j (1+5j)
class C:
    def __complex__(self): return 5 + 6j
print(complex(C()), complex(True), complex(1.5))  # expect: (5+6j) (1+0j) (1.5+0j)
fails(lambda: complex('1 + 2j'))  # expect: ValueError: complex() arg is a malformed string
fails(lambda: complex(''))  # expect: ValueError: complex() arg is a malformed string
fails(lambda: complex('1', 2))
# expect: TypeError: complex() can't take second arg if first is a string
fails(lambda: complex(1, '2'))  # expect: TypeError: complex() second arg can't be a string
fails(lambda: complex([]))
# expect: TypeError: complex() first argument must be a string or a number, not 'list'
fails(lambda: int(2j))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
fails(lambda: float(2j))
# expect: TypeError: float() argument must be a string or a real number, not 'complex'
