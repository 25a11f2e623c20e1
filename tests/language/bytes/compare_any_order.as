# The order of two bytes objects, however far apart the first different byte is.
print(b'line' > b'\x00\xff', b'\x00' < b'\xff', b'\xff' <= b'\x00', max(b'a\x01', b'a\xf0'))
# expect: True True False b'a\xf0'
print(b'\x00\xff' >= bytearray(b'xxxx'), sorted([b'\xff', b'\x01', b'\x80']))
# expect: False [b'\x01', b'\x80', b'\xff']
