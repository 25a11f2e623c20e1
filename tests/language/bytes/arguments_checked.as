# What bytes and their methods say of wrong arguments.
def p(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

class Index:
    def __index__(self):
        return 'x'

p(lambda: bytes(1, 2))  # expect: TypeError bytes() argument 'encoding' must be str, not int
p(lambda: bytearray('a', 'ascii', 5))  # expect: TypeError bytearray() argument 'errors' must be str, not int
p(lambda: bytes(Index()))  # expect: TypeError cannot convert 'Index' object to bytes
p(lambda: bytes(2**70))  # expect: OverflowError cannot fit 'int' into an index-sized integer
p(lambda: b'a'[2**70])  # expect: IndexError cannot fit 'int' into an index-sized integer
p(lambda: [1].pop(2**70))  # expect: OverflowError Python int too large to convert to C ssize_t
p(lambda: b'a'.expandtabs(2**70))  # expect: OverflowError Python int too large to convert to C int
p(lambda: b'a'.find(b'a', 'x'))  # expect: TypeError slice indices must be integers or None or have an __index__ method
p(lambda: b'a'.count({1}, 'x'))  # expect: TypeError slice indices must be integers or None or have an __index__ method
p(lambda: b'a'.rjust(5, b'xy'))  # expect: TypeError rjust() argument 2 must be a byte string of length 1, not bytes
p(lambda: b'a'.hex(None))  # expect: TypeError object of type 'NoneType' has no len()
p(lambda: int(bytearray(b'x')))  # expect: ValueError invalid literal for int() with base 10: b'x'
p(lambda: b'a'.decode('utf-16'))  # expect: UnicodeDecodeError 'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data
p(lambda: str(b'a', None))  # expect: TypeError str() argument 'encoding' must be str, not NoneType
