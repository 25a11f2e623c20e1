# Item and slice assignment, and the list-like methods.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

b = bytearray(b'hello')
b[0] = 72; b[-1:] = b'p!'; del b[1]
print(b)  # expect: bytearray(b'Hllp!')
b.append(65); b.extend([66, 67]); b.insert(0, 64); b += b'z'; b *= 2
print(b, len(b))  # expect: bytearray(b'@Hllp!ABCz@Hllp!ABCz') 20
print(b.pop(), b.pop(0), b.remove(72), b, b.reverse(), b, b.copy() is b, b.clear(), b)
# expect: 122 64 None bytearray(b'') None bytearray(b'') False None bytearray(b'')
fails(lambda: b.pop())  # expect: IndexError: pop from empty bytearray
fails(lambda: b.append(256))  # expect: ValueError: byte must be in range(0, 256)
fails(lambda: b.append('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
fails(lambda: b.remove(1))  # expect: ValueError: value not found in bytearray
