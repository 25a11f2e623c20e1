# Every format code, and every complaint.
import struct


def f(fn, *args):
    try:
        print(fn.__name__, args, '->', repr(fn(*args)))
    except Exception as e:
        print(fn.__name__, args, type(e).__module__, type(e).__name__, e)

for pre in '@<':
    for c,v in [('b',200),('B',-1),('h',99999),('H',99999),('i',2**31),('I',2**32),('I',-1),('l',2**63),('L',-1),('q',2**63),('Q',2**64),('Q',-1),('q',-2**70),('n',2**63),('N',-1),('P',2**64),('P',-1),('P',-2**70),('i','a'),('i',1.5),('q',None),('f','a'),('d',None),('f',1e300),('e',1e10),('e','x'),('c',b'ab'),('c','a'),('c',1),('s','a'),('s',1),('p',1),('p','a'),('?',[]),('x',1)]:
        f(struct.pack,pre+c,v)
f(struct.pack,'3s',b'abcdef'); f(struct.pack,'0s',b'abc'); f(struct.pack,'0p',b''); f(struct.pack,'5p',b'abcdefgh'); f(struct.pack,'300p',b'a'*290); f(struct.unpack,'0p',b'')
f(struct.pack,'5'); f(struct.pack,'5 i',1); f(struct.pack,' i 2h',1,2,3); f(struct.pack,'i',1,2); f(struct.pack,1); f(struct.pack); f(struct.pack,'é'); f(struct.pack,b'i',1); f(struct.pack,'i\0',1); f(struct.pack,bytearray(b'i'),1)
f(struct.calcsize,'99999999999999999999i'); f(struct.calcsize,'9223372036854775807i'); f(struct.calcsize,'ci'); f(struct.calcsize,'c0i'); f(struct.calcsize,'=ci'); f(struct.calcsize,'cq0l');f(struct.calcsize,'<n'); f(struct.calcsize,'<P')
f(struct.unpack,'i',b'abc'); f(struct.unpack_from,'i',b'abc'); f(struct.unpack_from,'i',b'abcdefgh',6); f(struct.unpack_from,'i',b'abcdefgh',-3); f(struct.unpack_from,'i',b'abcdefgh',-9); f(struct.unpack_from,'i',b'abcdefgh',-4); f(struct.unpack,'i',5); f(struct.unpack,'i','abcd')
b=bytearray(4)
f(struct.pack_into,'i',b,0,1); f(struct.pack_into,'i',b,1,1); f(struct.pack_into,'i',b,-1,1); f(struct.pack_into,'i',b,-9,1); f(struct.pack_into,'i',b'1234',0,1); f(struct.pack_into,'i',b); f(struct.pack_into,'i'); f(struct.pack_into,'i',b,0); f(struct.pack_into,'i',b,0,1,2);f(struct.pack_into,'i',b,'x',2)
f(struct.iter_unpack,'i',b'abc'); f(struct.iter_unpack,'',b'abc'); it=struct.iter_unpack('h',b'abcd'); print(it.__length_hint__(), list(it))
s=struct.Struct('<ih'); print(s, s.size, s.format, s.pack(1,2)); f(s.pack,1); f(s.unpack,b'a'); f(s.unpack_from,b'abcdefgh',3); f(s.pack_into,bytearray(3),0,1,2)
print(type(it), struct.error.__mro__, struct.Struct.__mro__, struct.__all__)
f(struct.Struct); f(struct.Struct,5)
for d in (0.0,-0.0,1.0,65504.0,65519.99,6.1e-5,5.96e-8,2.9e-8,2.98e-8,1/3,float('inf'),float('nan'),1e-300,0.000030517578125,2047.5,2049.0,2051.0): print(d, struct.pack('<e',d), struct.unpack('<e',struct.pack('<e',d)))
f(struct.pack,'<e',65520.0); f(struct.pack,'<f',3.4028235677973366e38); f(struct.unpack,'?',b'\x05')
class I:
    def __index__(self): return 5
    def __repr__(self): return 'I'
f(struct.pack,'i',I()); f(struct.pack,'P',I())
print(struct.unpack('<bBhHiIqQfd?c3s', struct.pack('<bBhHiIqQfd?c3s',-1,255,-2,65535,-3,2**32-1,-2**63,2**64-1,1.5,2.25,True,b'x',b'abc')))
print(struct.unpack('>hiq', struct.pack('>hiq',-2,-3,-4)), struct.pack('!i',1), struct.pack('=i',1))

# Expected output
# expect: pack ('@b', 200) struct error 'b' format requires -128 <= number <= 127
# expect: pack ('@B', -1) struct error 'B' format requires 0 <= number <= 255
# expect: pack ('@h', 99999) struct error 'h' format requires -32768 <= number <= 32767
# expect: pack ('@H', 99999) struct error 'H' format requires 0 <= number <= 65535
# expect: pack ('@i', 2147483648) struct error 'i' format requires -2147483648 <= number <= 2147483647
# expect: pack ('@I', 4294967296) struct error 'I' format requires 0 <= number <= 4294967295
# expect: pack ('@I', -1) struct error 'I' format requires 0 <= number <= 4294967295
# expect: pack ('@l', 9223372036854775808) struct error 'l' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: pack ('@L', -1) struct error 'L' format requires 0 <= number <= 18446744073709551615
# expect: pack ('@q', 9223372036854775808) struct error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: pack ('@Q', 18446744073709551616) struct error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: pack ('@Q', -1) struct error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: pack ('@q', -1180591620717411303424) struct error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: pack ('@n', 9223372036854775808) struct error 'n' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: pack ('@N', -1) struct error 'N' format requires 0 <= number <= 18446744073709551615
# expect: pack ('@P', 18446744073709551616) struct error int too large to convert
# expect: pack ('@P', -1) -> b'\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: pack ('@P', -1180591620717411303424) struct error int too large to convert
# expect: pack ('@i', 'a') struct error required argument is not an integer
# expect: pack ('@i', 1.5) struct error required argument is not an integer
# expect: pack ('@q', None) struct error required argument is not an integer
# expect: pack ('@f', 'a') struct error required argument is not a float
# expect: pack ('@d', None) struct error required argument is not a float
# expect: pack ('@f', 1e+300) -> b'\x00\x00\x80\x7f'
# expect: pack ('@e', 10000000000.0) builtins OverflowError float too large to pack with e format
# expect: pack ('@e', 'x') struct error required argument is not a float
# expect: pack ('@c', b'ab') struct error char format requires a bytes object of length 1
# expect: pack ('@c', 'a') struct error char format requires a bytes object of length 1
# expect: pack ('@c', 1) struct error char format requires a bytes object of length 1
# expect: pack ('@s', 'a') struct error argument for 's' must be a bytes object
# expect: pack ('@s', 1) struct error argument for 's' must be a bytes object
# expect: pack ('@p', 1) struct error argument for 'p' must be a bytes object
# expect: pack ('@p', 'a') struct error argument for 'p' must be a bytes object
# expect: pack ('@?', []) -> b'\x00'
# expect: pack ('@x', 1) struct error pack expected 0 items for packing (got 1)
# expect: pack ('<b', 200) struct error 'b' format requires -128 <= number <= 127
# expect: pack ('<B', -1) struct error 'B' format requires 0 <= number <= 255
# expect: pack ('<h', 99999) struct error 'h' format requires -32768 <= number <= 32767
# expect: pack ('<H', 99999) struct error 'H' format requires 0 <= number <= 65535
# expect: pack ('<i', 2147483648) struct error 'i' format requires -2147483648 <= number <= 2147483647
# expect: pack ('<I', 4294967296) struct error 'I' format requires 0 <= number <= 4294967295
# expect: pack ('<I', -1) struct error 'I' format requires 0 <= number <= 4294967295
# expect: pack ('<l', 9223372036854775808) struct error 'l' format requires -2147483648 <= number <= 2147483647
# expect: pack ('<L', -1) struct error 'L' format requires 0 <= number <= 4294967295
# expect: pack ('<q', 9223372036854775808) struct error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: pack ('<Q', 18446744073709551616) struct error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: pack ('<Q', -1) struct error 'Q' format requires 0 <= number <= 18446744073709551615
# expect: pack ('<q', -1180591620717411303424) struct error 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
# expect: pack ('<n', 9223372036854775808) struct error bad char in struct format
# expect: pack ('<N', -1) struct error bad char in struct format
# expect: pack ('<P', 18446744073709551616) struct error bad char in struct format
# expect: pack ('<P', -1) struct error bad char in struct format
# expect: pack ('<P', -1180591620717411303424) struct error bad char in struct format
# expect: pack ('<i', 'a') struct error required argument is not an integer
# expect: pack ('<i', 1.5) struct error required argument is not an integer
# expect: pack ('<q', None) struct error required argument is not an integer
# expect: pack ('<f', 'a') struct error required argument is not a float
# expect: pack ('<d', None) struct error required argument is not a float
# expect: pack ('<f', 1e+300) builtins OverflowError float too large to pack with f format
# expect: pack ('<e', 10000000000.0) builtins OverflowError float too large to pack with e format
# expect: pack ('<e', 'x') struct error required argument is not a float
# expect: pack ('<c', b'ab') struct error char format requires a bytes object of length 1
# expect: pack ('<c', 'a') struct error char format requires a bytes object of length 1
# expect: pack ('<c', 1) struct error char format requires a bytes object of length 1
# expect: pack ('<s', 'a') struct error argument for 's' must be a bytes object
# expect: pack ('<s', 1) struct error argument for 's' must be a bytes object
# expect: pack ('<p', 1) struct error argument for 'p' must be a bytes object
# expect: pack ('<p', 'a') struct error argument for 'p' must be a bytes object
# expect: pack ('<?', []) -> b'\x00'
# expect: pack ('<x', 1) struct error pack expected 0 items for packing (got 1)
# expect: pack ('3s', b'abcdef') -> b'abc'
# expect: pack ('0s', b'abc') -> b''
# expect: pack ('0p', b'') -> b''
# expect: pack ('5p', b'abcdefgh') -> b'\x04abcd'
# expect: pack ('300p', b'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') -> b'\xffaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: unpack ('0p', b'') -> (b'',)
# expect: pack ('5',) struct error repeat count given without format specifier
# expect: pack ('5 i', 1) struct error bad char in struct format
# expect: pack (' i 2h', 1, 2, 3) -> b'\x01\x00\x00\x00\x02\x00\x03\x00'
# expect: pack ('i', 1, 2) struct error pack expected 1 items for packing (got 2)
# expect: pack (1,) builtins TypeError Struct() argument 1 must be a str or bytes object, not int
# expect: pack () builtins TypeError missing format argument
# expect: pack ('é',) builtins UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: pack (b'i', 1) -> b'\x01\x00\x00\x00'
# expect: pack ('i\x00', 1) struct error embedded null character
# expect: pack (bytearray(b'i'), 1) builtins TypeError unhashable type: 'bytearray'
# expect: calcsize ('99999999999999999999i',) struct error total struct size too long
# expect: calcsize ('9223372036854775807i',) struct error total struct size too long
# expect: calcsize ('ci',) -> 8
# expect: calcsize ('c0i',) -> 4
# expect: calcsize ('=ci',) -> 5
# expect: calcsize ('cq0l',) -> 16
# expect: calcsize ('<n',) struct error bad char in struct format
# expect: calcsize ('<P',) struct error bad char in struct format
# expect: unpack ('i', b'abc') struct error unpack requires a buffer of 4 bytes
# expect: unpack_from ('i', b'abc') struct error unpack_from requires a buffer of at least 4 bytes for unpacking 4 bytes at offset 0 (actual buffer size is 3)
# expect: unpack_from ('i', b'abcdefgh', 6) struct error unpack_from requires a buffer of at least 10 bytes for unpacking 4 bytes at offset 6 (actual buffer size is 8)
# expect: unpack_from ('i', b'abcdefgh', -3) struct error not enough data to unpack 4 bytes at offset -3
# expect: unpack_from ('i', b'abcdefgh', -9) struct error offset -9 out of range for 8-byte buffer
# expect: unpack_from ('i', b'abcdefgh', -4) -> (1751606885,)
# expect: unpack ('i', 5) builtins TypeError a bytes-like object is required, not 'int'
# expect: unpack ('i', 'abcd') builtins TypeError a bytes-like object is required, not 'str'
# expect: pack_into ('i', bytearray(b'\x01\x00\x00\x00'), 0, 1) -> None
# expect: pack_into ('i', bytearray(b'\x01\x00\x00\x00'), 1, 1) struct error pack_into requires a buffer of at least 5 bytes for packing 4 bytes at offset 1 (actual buffer size is 4)
# expect: pack_into ('i', bytearray(b'\x01\x00\x00\x00'), -1, 1) struct error no space to pack 4 bytes at offset -1
# expect: pack_into ('i', bytearray(b'\x01\x00\x00\x00'), -9, 1) struct error offset -9 out of range for 4-byte buffer
# expect: pack_into ('i', b'1234', 0, 1) builtins TypeError argument must be read-write bytes-like object, not bytes
# expect: pack_into ('i', bytearray(b'\x01\x00\x00\x00')) struct error pack_into expected offset argument
# expect: pack_into ('i',) struct error pack_into expected buffer argument
# expect: pack_into ('i', bytearray(b'\x01\x00\x00\x00'), 0) struct error pack_into expected 1 items for packing (got 0)
# expect: pack_into ('i', bytearray(b'\x01\x00\x00\x00'), 0, 1, 2) struct error pack_into expected 1 items for packing (got 2)
# expect: pack_into ('i', bytearray(b'\x01\x00\x00\x00'), 'x', 2) builtins TypeError 'str' object cannot be interpreted as an integer
# expect: iter_unpack ('i', b'abc') struct error iterative unpacking requires a buffer of a multiple of 4 bytes
# expect: iter_unpack ('', b'abc') struct error cannot iteratively unpack with a struct of length 0
# expect: 2 [(25185,), (25699,)]
# expect: Struct('<ih') 6 <ih b'\x01\x00\x00\x00\x02\x00'
# expect: pack (1,) struct error pack expected 2 items for packing (got 1)
# expect: unpack (b'a',) struct error unpack requires a buffer of 6 bytes
# expect: unpack_from (b'abcdefgh', 3) struct error unpack_from requires a buffer of at least 9 bytes for unpacking 6 bytes at offset 3 (actual buffer size is 8)
# expect: pack_into (bytearray(b'\x00\x00\x00'), 0, 1, 2) struct error pack_into requires a buffer of at least 6 bytes for packing 6 bytes at offset 0 (actual buffer size is 3)
# expect: <class '_struct.unpack_iterator'> (<class 'struct.error'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) (<class '_struct.Struct'>, <class 'object'>) ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']
# expect: Struct () builtins TypeError Struct() missing required argument 'format' (pos 1)
# expect: Struct (5,) builtins TypeError Struct() argument 1 must be a str or bytes object, not int
# expect: 0.0 b'\x00\x00' (0.0,)
# expect: -0.0 b'\x00\x80' (-0.0,)
# expect: 1.0 b'\x00<' (1.0,)
# expect: 65504.0 b'\xff{' (65504.0,)
# expect: 65519.99 b'\xff{' (65504.0,)
# expect: 6.1e-05 b'\xff\x03' (6.097555160522461e-05,)
# expect: 5.96e-08 b'\x01\x00' (5.960464477539063e-08,)
# expect: 2.9e-08 b'\x00\x00' (0.0,)
# expect: 2.98e-08 b'\x00\x00' (0.0,)
# expect: 0.3333333333333333 b'U5' (0.333251953125,)
# expect: inf b'\x00|' (inf,)
# expect: nan b'\x00~' (nan,)
# expect: 1e-300 b'\x00\x00' (0.0,)
# expect: 3.0517578125e-05 b'\x00\x02' (3.0517578125e-05,)
# expect: 2047.5 b'\x00h' (2048.0,)
# expect: 2049.0 b'\x00h' (2048.0,)
# expect: 2051.0 b'\x02h' (2052.0,)
# expect: pack ('<e', 65520.0) builtins OverflowError float too large to pack with e format
# expect: pack ('<f', 3.4028235677973366e+38) builtins OverflowError float too large to pack with f format
# expect: unpack ('?', b'\x05') -> (True,)
# expect: pack ('i', I) -> b'\x05\x00\x00\x00'
# expect: pack ('P', I) -> b'\x05\x00\x00\x00\x00\x00\x00\x00'
# expect: (-1, 255, -2, 65535, -3, 4294967295, -9223372036854775808, 18446744073709551615, 1.5, 2.25, True, b'x', b'abc')
# expect: (-2, -3, -4) b'\x00\x00\x00\x01' b'\x01\x00\x00\x00'
