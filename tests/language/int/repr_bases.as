# bin, oct, hex of both signs.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(bin(10), bin(-10), bin(0), oct(8), oct(-8), hex(255), hex(-255), hex(2 ** 65))
# expect: 0b1010 -0b1010 0b0 0o10 -0o10 0xff -0xff 0x20000000000000000
print(bin(True), hex(False))  # expect: 0b1 0x0
fails(lambda: bin(1.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
fails(lambda: hex('1'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
class I:
    def __index__(self): return 17
print(bin(I()), oct(I()), hex(I()))  # expect: 0b10001 0o21 0x11
