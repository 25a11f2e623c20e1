# Shifts and bit operations over many words.
a = 0x123456789abcdef0123456789abcdef
print(hex(a << 100), hex(a >> 60), hex(-a >> 60), hex(a >> 200), hex(-a >> 200))
# expect: 0x123456789abcdef0123456789abcdef0000000000000000000000000 0x123456789abcdef0 -0x123456789abcdef1 0x0 -0x1
print(hex(a & (a >> 4)), hex(a | -a), hex(a ^ -a), hex(-a & -(a >> 8)), hex(~a))
# expect: 0x20446088a8cce00020446088a8cce -0x1 -0x2 -0x1236767efabefefef236767efabefef -0x123456789abcdef0123456789abcdf0
print((a << 77) >> 77 == a, a.bit_length(), (-a).bit_length(), a.bit_count())
# expect: True 121 121 64
