# Arrays as sequences, their conversions and complaints.
import array
from array import array as a


def f(fn, *args):
    try:
        print(fn.__name__, args, '->', repr(fn(*args)))
    except Exception as e:
        print(fn.__name__, args, type(e).__module__, type(e).__name__, e)

for t,v in [('b',200),('b',-200),('B',256),('B',-1),('h',99999),('h',-99999),('H',99999),('H',-1),('i',2**31),('i',-2**31-1),('i',2**70),('I',2**32),('I',-1),('I',2**70),('l',2**63),('L',-1),('L',2**64),('q',2**63),('Q',-1),('Q',2**64),('f','a'),('d',None),('w','ab'),('w',1),('i',1.5),('i',None),('H',1.5),('B','x'),('I',1.5),('L',1.5),('q','a'),('Q','a'),('b','a')]:
    f(a,t,[v])
f(a); f(a,'x'); f(a,1); f(a,'ii'); f(a,'i',1); f(a,'i','abc'); f(a,'i',b'abc'); f(a,'i',b'abcdefgh'); f(a,'w','abcé'); f(a,'i',a('b',[1])); f(a,'i',a('w','a')); f(a,'i',[1,2]); f(a,'d',[1,2.5]); f(a,'f',[1.1]); f(a,'b'); f(a,'i',bytearray(b'1234')); f(a,'i',[1],2)
x=a('i',[1,2,3,2])
for src in ["x[0]","x[-1]","x[9]","x['a']","x[1:3]","x[::-1]","x[1.5]","x+[1]","x+a('b')","x*2","2*x","x*'a'","x==a('i',[1,2,3,2])","x==a('d',[1,2,3,2])","x<a('i',[2])","x==5","2 in x","x.index(2)","x.index(2,2)","x.index(9)","x.count(2)","x.remove(9)","x.pop(99)","a('i').pop()","x.tolist()","x.tobytes()","x.buffer_info()[1]","x.byteswap()","x","x.byteswap()","x.insert(1,9)","x","x.reverse()","x","x.extend([7])","x.extend(a('b'))","x.fromlist([1,'a'])","x","x.fromlist(5)","x.frombytes(b'abc')","x.frombytes(b'abcd')","x","x.tounicode()","a('w','ab').tounicode()","a('w','ab').fromunicode(1)","x.fromunicode('a')","hash(x)","x.typecode, x.itemsize","array.typecodes","x.__setitem__(0,'a')","x.__setitem__(slice(0,2),[1])","x.__setitem__(slice(0,2),a('b',[1]))","x.__setitem__(slice(0,4,2),a('i',[1]))","x.__delitem__(0)","x","x.__iadd__([1])","repr(a('w','aé'))","repr(a('d',[1.0,float('nan')]))","a('i')","x.__delitem__(slice(0,5,2))","x","x.__delitem__(slice(None,None,-2))","x","x.__setitem__(slice(1,1),a('i',[5,6]))","x","x.__setitem__(slice(0,2),x)","x","x.clear()","x","x.append(1,2)","bytes(a('h',[1,2]))","bool(a('i'))","a.__class_getitem__(int)","a.__mro__","x.__copy__()","a('i',range(3))","a('l').itemsize","[*a('w','xy')]","list(reversed(a('i',[1,2])))","a('i',[1])<a('i',[1,2])","a('i',[1])!=a('i',[1,2])","type('S',(a,),{})('i',[1])", "max(a('i',[3,9,2]))","sorted(a('i',[3,9,2]))","a('i',[1,2])==[1,2]","tuple(a('b',b'abc'))"]:
    try: print(src,'->',repr(eval(src)))
    except Exception as e: print(src,type(e).__name__,e)
m=memoryview(x); 
try: x.append(1)
except Exception as e: print(type(e).__name__,e)
m.release(); x.append(1); print(x)

# Expected output
# expect: array ('b', [200]) builtins OverflowError signed char is greater than maximum
# expect: array ('b', [-200]) builtins OverflowError signed char is less than minimum
# expect: array ('B', [256]) builtins OverflowError unsigned byte integer is greater than maximum
# expect: array ('B', [-1]) builtins OverflowError unsigned byte integer is less than minimum
# expect: array ('h', [99999]) builtins OverflowError signed short integer is greater than maximum
# expect: array ('h', [-99999]) builtins OverflowError signed short integer is less than minimum
# expect: array ('H', [99999]) builtins OverflowError unsigned short is greater than maximum
# expect: array ('H', [-1]) builtins OverflowError unsigned short is less than minimum
# expect: array ('i', [2147483648]) builtins OverflowError signed integer is greater than maximum
# expect: array ('i', [-2147483649]) builtins OverflowError signed integer is less than minimum
# expect: array ('i', [1180591620717411303424]) builtins OverflowError Python int too large to convert to C long
# expect: array ('I', [4294967296]) builtins OverflowError unsigned int is greater than maximum
# expect: array ('I', [-1]) builtins OverflowError can't convert negative value to unsigned int
# expect: array ('I', [1180591620717411303424]) builtins OverflowError Python int too large to convert to C unsigned long
# expect: array ('l', [9223372036854775808]) builtins OverflowError Python int too large to convert to C long
# expect: array ('L', [-1]) builtins OverflowError can't convert negative value to unsigned int
# expect: array ('L', [18446744073709551616]) builtins OverflowError Python int too large to convert to C unsigned long
# expect: array ('q', [9223372036854775808]) builtins OverflowError int too big to convert
# expect: array ('Q', [-1]) builtins OverflowError can't convert negative int to unsigned
# expect: array ('Q', [18446744073709551616]) builtins OverflowError int too big to convert
# expect: array ('f', ['a']) builtins TypeError must be real number, not str
# expect: array ('d', [None]) builtins TypeError must be real number, not NoneType
# expect: array ('w', ['ab']) builtins TypeError array item must be unicode character
# expect: array ('w', [1]) builtins TypeError array item must be unicode character
# expect: array ('i', [1.5]) builtins TypeError 'float' object cannot be interpreted as an integer
# expect: array ('i', [None]) builtins TypeError 'NoneType' object cannot be interpreted as an integer
# expect: array ('H', [1.5]) builtins TypeError 'float' object cannot be interpreted as an integer
# expect: array ('B', ['x']) builtins TypeError 'str' object cannot be interpreted as an integer
# expect: array ('I', [1.5]) builtins TypeError 'float' object cannot be interpreted as an integer
# expect: array ('L', [1.5]) builtins TypeError 'float' object cannot be interpreted as an integer
# expect: array ('q', ['a']) builtins TypeError 'str' object cannot be interpreted as an integer
# expect: array ('Q', ['a']) builtins TypeError 'str' object cannot be interpreted as an integer
# expect: array ('b', ['a']) builtins TypeError 'str' object cannot be interpreted as an integer
# expect: array () builtins TypeError array() takes at least 1 argument (0 given)
# expect: array ('x',) builtins ValueError bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
# expect: array (1,) builtins TypeError array() argument 1 must be a unicode character, not int
# expect: array ('ii',) builtins TypeError array() argument 1 must be a unicode character, not str
# expect: array ('i', 1) builtins TypeError 'int' object is not iterable
# expect: array ('i', 'abc') builtins TypeError cannot use a str to initialize an array with typecode 'i'
# expect: array ('i', b'abc') builtins ValueError bytes length not a multiple of item size
# expect: array ('i', b'abcdefgh') -> array('i', [1684234849, 1751606885])
# expect: array ('w', 'abcé') -> array('w', 'abcé')
# expect: array ('i', array('b', [1])) -> array('i', [1])
# expect: array ('i', array('w', 'a')) builtins TypeError cannot use a unicode array to initialize an array with typecode 'i'
# expect: array ('i', [1, 2]) -> array('i', [1, 2])
# expect: array ('d', [1, 2.5]) -> array('d', [1.0, 2.5])
# expect: array ('f', [1.1]) -> array('f', [1.100000023841858])
# expect: array ('b',) -> array('b')
# expect: array ('i', bytearray(b'1234')) -> array('i', [875770417])
# expect: array ('i', [1], 2) builtins TypeError array() takes at most 2 arguments (3 given)
# expect: x[0] -> 1
# expect: x[-1] -> 2
# expect: x[9] IndexError array index out of range
# expect: x['a'] TypeError array indices must be integers
# expect: x[1:3] -> array('i', [2, 3])
# expect: x[::-1] -> array('i', [2, 3, 2, 1])
# expect: x[1.5] TypeError array indices must be integers
# expect: x+[1] TypeError can only append array (not "list") to array
# expect: x+a('b') TypeError bad argument type for built-in operation
# expect: x*2 -> array('i', [1, 2, 3, 2, 1, 2, 3, 2])
# expect: 2*x -> array('i', [1, 2, 3, 2, 1, 2, 3, 2])
# expect: x*'a' TypeError can't multiply sequence by non-int of type 'str'
# expect: x==a('i',[1,2,3,2]) -> True
# expect: x==a('d',[1,2,3,2]) -> True
# expect: x<a('i',[2]) -> True
# expect: x==5 -> False
# expect: 2 in x -> True
# expect: x.index(2) -> 1
# expect: x.index(2,2) -> 3
# expect: x.index(9) ValueError array.index(x): x not in array
# expect: x.count(2) -> 2
# expect: x.remove(9) ValueError array.remove(x): x not in array
# expect: x.pop(99) IndexError pop index out of range
# expect: a('i').pop() IndexError pop from empty array
# expect: x.tolist() -> [1, 2, 3, 2]
# expect: x.tobytes() -> b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x02\x00\x00\x00'
# expect: x.buffer_info()[1] -> 4
# expect: x.byteswap() -> None
# expect: x -> array('i', [16777216, 33554432, 50331648, 33554432])
# expect: x.byteswap() -> None
# expect: x.insert(1,9) -> None
# expect: x -> array('i', [1, 9, 2, 3, 2])
# expect: x.reverse() -> None
# expect: x -> array('i', [2, 3, 2, 9, 1])
# expect: x.extend([7]) -> None
# expect: x.extend(a('b')) TypeError can only extend with array of same kind
# expect: x.fromlist([1,'a']) TypeError 'str' object cannot be interpreted as an integer
# expect: x -> array('i', [2, 3, 2, 9, 1, 7])
# expect: x.fromlist(5) TypeError arg must be list
# expect: x.frombytes(b'abc') ValueError bytes length not a multiple of item size
# expect: x.frombytes(b'abcd') -> None
# expect: x -> array('i', [2, 3, 2, 9, 1, 7, 1684234849])
# expect: x.tounicode() ValueError tounicode() may only be called on unicode type arrays ('u' or 'w')
# expect: a('w','ab').tounicode() -> 'ab'
# expect: a('w','ab').fromunicode(1) TypeError fromunicode() argument must be str, not int
# expect: x.fromunicode('a') ValueError fromunicode() may only be called on unicode type arrays ('u' or 'w')
# expect: hash(x) TypeError unhashable type: 'array.array'
# expect: x.typecode, x.itemsize -> ('i', 4)
# expect: array.typecodes -> 'bBuwhHiIlLqQfd'
# expect: x.__setitem__(0,'a') TypeError 'str' object cannot be interpreted as an integer
# expect: x.__setitem__(slice(0,2),[1]) TypeError can only assign array (not "list") to array slice
# expect: x.__setitem__(slice(0,2),a('b',[1])) TypeError bad argument type for built-in operation
# expect: x.__setitem__(slice(0,4,2),a('i',[1])) ValueError attempt to assign array of size 1 to extended slice of size 2
# expect: x.__delitem__(0) -> None
# expect: x -> array('i', [3, 2, 9, 1, 7, 1684234849])
# expect: x.__iadd__([1]) TypeError can only extend array with array (not "list")
# expect: repr(a('w','aé')) -> "array('w', 'aé')"
# expect: repr(a('d',[1.0,float('nan')])) -> "array('d', [1.0, nan])"
# expect: a('i') -> array('i')
# expect: x.__delitem__(slice(0,5,2)) -> None
# expect: x -> array('i', [2, 1, 1684234849])
# expect: x.__delitem__(slice(None,None,-2)) -> None
# expect: x -> array('i', [1])
# expect: x.__setitem__(slice(1,1),a('i',[5,6])) -> None
# expect: x -> array('i', [1, 5, 6])
# expect: x.__setitem__(slice(0,2),x) -> None
# expect: x -> array('i', [1, 5, 6, 6])
# expect: x.clear() -> None
# expect: x -> array('i')
# expect: x.append(1,2) TypeError array.append() takes exactly one argument (2 given)
# expect: bytes(a('h',[1,2])) -> b'\x01\x00\x02\x00'
# expect: bool(a('i')) -> False
# expect: a.__class_getitem__(int) -> array.array[int]
# expect: a.__mro__ -> (<class 'array.array'>, <class 'object'>)
# expect: x.__copy__() -> array('i')
# expect: a('i',range(3)) -> array('i', [0, 1, 2])
# expect: a('l').itemsize -> 8
# expect: [*a('w','xy')] -> ['x', 'y']
# expect: list(reversed(a('i',[1,2]))) -> [2, 1]
# expect: a('i',[1])<a('i',[1,2]) -> True
# expect: a('i',[1])!=a('i',[1,2]) -> True
# expect: type('S',(a,),{})('i',[1]) -> S('i', [1])
# expect: max(a('i',[3,9,2])) -> 9
# expect: sorted(a('i',[3,9,2])) -> [2, 3, 9]
# expect: a('i',[1,2])==[1,2] -> False
# expect: tuple(a('b',b'abc')) -> (97, 98, 99)
# expect: BufferError cannot resize an array that is exporting buffers
# expect: array('i', [1])
