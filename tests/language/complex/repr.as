# Signs of zero, infinities and parentheses in the representation.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(1j, 1 + 0j, 0j, -1j, complex(-0.0, 0), complex(0, -0.0), complex(1, -2), complex(float('inf'), float('nan')), complex(-0.0, -1), 1e20 + 1e-7j)
# expect: 1j (1+0j) 0j (-0-1j) (-0+0j) -0j (1-2j) (inf+nanj) (-0-1j) (1e+20+1e-07j)
print(str(1 + 2j), f'{1 + 2j}', f'{1 + 2j:.2f}', f'{1j:10}|', '%s' % 2j, f'{complex(1, 2):+.1e}')
# expect: (1+2j) (1+2j) 1.00+2.00j         1j| 2j +1.0e+00+2.0e+00j
fails(lambda: f'{1j:d}')  # expect: ValueError: Unknown format code 'd' for object of type 'complex'
fails(lambda: '%d' % 1j)  # expect: TypeError: %d format: a real number is required, not complex
