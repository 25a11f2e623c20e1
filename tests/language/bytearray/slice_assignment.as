# Assigning to a slice of a bytearray: no bytes at all delete the items of an extended one.
x = bytearray(b'12345')
x[::2] = b''
print(x)  # expect: bytearray(b'24')
for v in 1.5, 'x', 5, [300], [1, 2]:
    try:
        x[0:1] = v
        print(x)
    except (TypeError, ValueError) as e:
        print(e)
# expect: can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: byte must be in range(0, 256)
# expect: bytearray(b'\x01\x024')
try:
    x[::0] = 1.5
except ValueError as e:
    print(e)  # expect: slice step cannot be zero
