# Slice assignment of other sizes, extended slices.
b = bytearray(range(8))
b[2:4] = b'xyz'
print(b)  # expect: bytearray(b'\x00\x01xyz\x04\x05\x06\x07')
b[::3] = b'---'
print(b)  # expect: bytearray(b'-\x01x-z\x04-\x06\x07')
del b[1:5]
print(b)  # expect: bytearray(b'-\x04-\x06\x07')
b[1:1] = [1, 2]
print(b)  # expect: bytearray(b'-\x01\x02\x04-\x06\x07')
try: b[::2] = b'x'
except ValueError as e: print(e)
# expect: attempt to assign bytes of size 1 to extended slice of size 4
try: b[0:1] = 5
except TypeError as e: print(e)
# expect: can assign only bytes, buffers, or iterables of ints in range(0, 256)
try: b[0] = -1
except ValueError as e: print(e)  # expect: byte must be in range(0, 256)
