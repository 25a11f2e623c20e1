# Text of bytes and back, and checksums.
import binascii as b
def t(n,*a,**k):
    try: print(n,a,k,getattr(b,n)(*a,**k))
    except Exception as e: print(n,a,k,type(e).__name__,type(e).__module__,e)
for s in (b'YQ==','YWI=','YWJj','YW Jj\n','Y','YQ','YQ=','YQ=a=','=','====','YQ==YQ==','Y=Q=','!YQ==','YQ==!','YWJjZ','YWJjZA','é',b'\xff',bytearray(b'YQ=='),5,None):
    t('a2b_base64',s); t('a2b_base64',s,strict_mode=True)
# expect: a2b_base64 (b'YQ==',) {} b'a'
# expect: a2b_base64 (b'YQ==',) {'strict_mode': True} b'a'
# expect: a2b_base64 ('YWI=',) {} b'ab'
# expect: a2b_base64 ('YWI=',) {'strict_mode': True} b'ab'
# expect: a2b_base64 ('YWJj',) {} b'abc'
# expect: a2b_base64 ('YWJj',) {'strict_mode': True} b'abc'
# expect: a2b_base64 ('YW Jj\n',) {} b'abc'
# expect: a2b_base64 ('YW Jj\n',) {'strict_mode': True} Error binascii Only base64 data is allowed
# expect: a2b_base64 ('Y',) {} Error binascii Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: a2b_base64 ('Y',) {'strict_mode': True} Error binascii Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: a2b_base64 ('YQ',) {} Error binascii Incorrect padding
# expect: a2b_base64 ('YQ',) {'strict_mode': True} Error binascii Incorrect padding
# expect: a2b_base64 ('YQ=',) {} Error binascii Incorrect padding
# expect: a2b_base64 ('YQ=',) {'strict_mode': True} Error binascii Incorrect padding
# expect: a2b_base64 ('YQ=a=',) {} b'a\x06'
# expect: a2b_base64 ('YQ=a=',) {'strict_mode': True} Error binascii Discontinuous padding not allowed
# expect: a2b_base64 ('=',) {} b''
# expect: a2b_base64 ('=',) {'strict_mode': True} Error binascii Leading padding not allowed
# expect: a2b_base64 ('====',) {} b''
# expect: a2b_base64 ('====',) {'strict_mode': True} Error binascii Leading padding not allowed
# expect: a2b_base64 ('YQ==YQ==',) {} b'a'
# expect: a2b_base64 ('YQ==YQ==',) {'strict_mode': True} Error binascii Excess data after padding
# expect: a2b_base64 ('Y=Q=',) {} Error binascii Incorrect padding
# expect: a2b_base64 ('Y=Q=',) {'strict_mode': True} Error binascii Discontinuous padding not allowed
# expect: a2b_base64 ('!YQ==',) {} b'a'
# expect: a2b_base64 ('!YQ==',) {'strict_mode': True} Error binascii Only base64 data is allowed
# expect: a2b_base64 ('YQ==!',) {} b'a'
# expect: a2b_base64 ('YQ==!',) {'strict_mode': True} Error binascii Excess data after padding
# expect: a2b_base64 ('YWJjZ',) {} Error binascii Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: a2b_base64 ('YWJjZ',) {'strict_mode': True} Error binascii Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: a2b_base64 ('YWJjZA',) {} Error binascii Incorrect padding
# expect: a2b_base64 ('YWJjZA',) {'strict_mode': True} Error binascii Incorrect padding
# expect-repr: "a2b_base64 ('é',) {} ValueError builtins string argument should contain only ASCII characters"
# expect-repr: "a2b_base64 ('é',) {'strict_mode': True} ValueError builtins string argument should contain only ASCII characters"
# expect: a2b_base64 (b'\xff',) {} b''
# expect: a2b_base64 (b'\xff',) {'strict_mode': True} Error binascii Only base64 data is allowed
# expect: a2b_base64 (bytearray(b'YQ=='),) {} b'a'
# expect: a2b_base64 (bytearray(b'YQ=='),) {'strict_mode': True} b'a'
# expect: a2b_base64 (5,) {} TypeError builtins argument should be bytes, buffer or ASCII string, not 'int'
# expect: a2b_base64 (5,) {'strict_mode': True} TypeError builtins argument should be bytes, buffer or ASCII string, not 'int'
# expect: a2b_base64 (None,) {} TypeError builtins argument should be bytes, buffer or ASCII string, not 'NoneType'
# expect: a2b_base64 (None,) {'strict_mode': True} TypeError builtins argument should be bytes, buffer or ASCII string, not 'NoneType'
t('b2a_base64',b'abc');t('b2a_base64',b'abcd',newline=False);t('b2a_base64','x');t('b2a_base64',b'')
# expect: b2a_base64 (b'abc',) {} b'YWJj\n'
# expect: b2a_base64 (b'abcd',) {'newline': False} b'YWJjZA=='
# expect: b2a_base64 ('x',) {} TypeError builtins a bytes-like object is required, not 'str'
# expect: b2a_base64 (b'',) {} b'\n'
t('hexlify',b'\x01\xab\xcd');t('hexlify',b'\x01\xab\xcd','-');t('hexlify',b'\x01\xab\xcd',b':',2);t('hexlify',b'\x01\xab\xcd',b':',-2);t('hexlify',b'ab','--')
# expect: hexlify (b'\x01\xab\xcd',) {} b'01abcd'
# expect: hexlify (b'\x01\xab\xcd', '-') {} b'01-ab-cd'
# expect: hexlify (b'\x01\xab\xcd', b':', 2) {} b'01:abcd'
# expect: hexlify (b'\x01\xab\xcd', b':', -2) {} b'01ab:cd'
# expect: hexlify (b'ab', '--') {} ValueError builtins sep must be length 1.
t('b2a_hex','x')
# expect: b2a_hex ('x',) {} TypeError builtins a bytes-like object is required, not 'str'
for s in ('01ab','0','zz',b'AbCd','0 1','é'): t('unhexlify',s)
# expect: unhexlify ('01ab',) {} b'\x01\xab'
# expect: unhexlify ('0',) {} Error binascii Odd-length string
# expect: unhexlify ('zz',) {} Error binascii Non-hexadecimal digit found
# expect: unhexlify (b'AbCd',) {} b'\xab\xcd'
# expect: unhexlify ('0 1',) {} Error binascii Odd-length string
# expect-repr: "unhexlify ('é',) {} ValueError builtins string argument should contain only ASCII characters"
t('crc32',b'hello');t('crc32',b'world',0x3610a686);t('crc32','x');t('crc_hqx',b'hello',0);t('crc_hqx',b'hello',70000);t('crc32',b'x',-1)
# expect: crc32 (b'hello',) {} 907060870
# expect: crc32 (b'world', 907060870) {} 4192936109
# expect: crc32 ('x',) {} TypeError builtins a bytes-like object is required, not 'str'
# expect: crc_hqx (b'hello', 0) {} 50018
# expect: crc_hqx (b'hello', 70000) {} 12060
# expect: crc32 (b'x', -1) {} 2703296241
for s in (b'a=3Db','=',b'a=\nb',b'a=\r\nb',b'a=zz',b'a_b',b'a=4',b'=3'): t('a2b_qp',s); t('a2b_qp',s,header=True)
# expect: a2b_qp (b'a=3Db',) {} b'a=b'
# expect: a2b_qp (b'a=3Db',) {'header': True} b'a=b'
# expect: a2b_qp ('=',) {} b''
# expect: a2b_qp ('=',) {'header': True} b''
# expect: a2b_qp (b'a=\nb',) {} b'ab'
# expect: a2b_qp (b'a=\nb',) {'header': True} b'ab'
# expect: a2b_qp (b'a=\r\nb',) {} b'ab'
# expect: a2b_qp (b'a=\r\nb',) {'header': True} b'ab'
# expect: a2b_qp (b'a=zz',) {} b'a=zz'
# expect: a2b_qp (b'a=zz',) {'header': True} b'a=zz'
# expect: a2b_qp (b'a_b',) {} b'a_b'
# expect: a2b_qp (b'a_b',) {'header': True} b'a b'
# expect: a2b_qp (b'a=4',) {} b'a=4'
# expect: a2b_qp (b'a=4',) {'header': True} b'a=4'
# expect: a2b_qp (b'=3',) {} b'=3'
# expect: a2b_qp (b'=3',) {'header': True} b'=3'
for s in (b'a=b',b'a b \n',b'x'*100,b'\t\n',b'a\r\nb\n',b'.\n..',b' .',b'\xff_',b'abc   ',b'a\rb',b'-\r\n'+b'q='*60,b'x'*75+b'\n',b'x'*76,b'x'*77+b'\ny'):
    for k in ({},{'quotetabs':True},{'istext':False},{'header':True}): t('b2a_qp',s,**k)
# expect: b2a_qp (b'a=b',) {} b'a=3Db'
# expect: b2a_qp (b'a=b',) {'quotetabs': True} b'a=3Db'
# expect: b2a_qp (b'a=b',) {'istext': False} b'a=3Db'
# expect: b2a_qp (b'a=b',) {'header': True} b'a=3Db'
# expect: b2a_qp (b'a b \n',) {} b'a b=20\n'
# expect: b2a_qp (b'a b \n',) {'quotetabs': True} b'a=20b=20\n'
# expect: b2a_qp (b'a b \n',) {'istext': False} b'a b =0A'
# expect: b2a_qp (b'a b \n',) {'header': True} b'a_b_\n'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',) {} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',) {'quotetabs': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',) {'istext': False} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',) {'header': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: b2a_qp (b'\t\n',) {} b'=09\n'
# expect: b2a_qp (b'\t\n',) {'quotetabs': True} b'=09\n'
# expect: b2a_qp (b'\t\n',) {'istext': False} b'\t=0A'
# expect: b2a_qp (b'\t\n',) {'header': True} b'=09\n'
# expect: b2a_qp (b'a\r\nb\n',) {} b'a\r\nb\r\n'
# expect: b2a_qp (b'a\r\nb\n',) {'quotetabs': True} b'a\r\nb\r\n'
# expect: b2a_qp (b'a\r\nb\n',) {'istext': False} b'a=0D=0Ab=0A'
# expect: b2a_qp (b'a\r\nb\n',) {'header': True} b'a\r\nb\r\n'
# expect: b2a_qp (b'.\n..',) {} b'=2E\n..'
# expect: b2a_qp (b'.\n..',) {'quotetabs': True} b'=2E\n..'
# expect: b2a_qp (b'.\n..',) {'istext': False} b'=2E=0A..'
# expect: b2a_qp (b'.\n..',) {'header': True} b'=2E\n..'
# expect: b2a_qp (b' .',) {} b' .'
# expect: b2a_qp (b' .',) {'quotetabs': True} b'=20.'
# expect: b2a_qp (b' .',) {'istext': False} b' .'
# expect: b2a_qp (b' .',) {'header': True} b'_.'
# expect: b2a_qp (b'\xff_',) {} b'=FF_'
# expect: b2a_qp (b'\xff_',) {'quotetabs': True} b'=FF_'
# expect: b2a_qp (b'\xff_',) {'istext': False} b'=FF_'
# expect: b2a_qp (b'\xff_',) {'header': True} b'=FF=5F'
# expect: b2a_qp (b'abc   ',) {} b'abc  =20'
# expect: b2a_qp (b'abc   ',) {'quotetabs': True} b'abc=20=20=20'
# expect: b2a_qp (b'abc   ',) {'istext': False} b'abc  =20'
# expect: b2a_qp (b'abc   ',) {'header': True} b'abc__=20'
# expect: b2a_qp (b'a\rb',) {} b'a\rb'
# expect: b2a_qp (b'a\rb',) {'quotetabs': True} b'a\rb'
# expect: b2a_qp (b'a\rb',) {'istext': False} b'a=0Db'
# expect: b2a_qp (b'a\rb',) {'header': True} b'a\rb'
# expect: b2a_qp (b'-\r\nq=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=',) {} b'-\r\nq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=\r\n=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3D=\r\nq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=\r\n=3Dq=3Dq=3Dq=3Dq=3D'
# expect: b2a_qp (b'-\r\nq=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=',) {'quotetabs': True} b'-\r\nq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=\r\n=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3D=\r\nq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=\r\n=3Dq=3Dq=3Dq=3Dq=3D'
# expect: b2a_qp (b'-\r\nq=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=',) {'istext': False} b'-=0D=0Aq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3D=\r\nq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=\r\n=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3D=\r\nq=3Dq=3Dq=3Dq=3Dq=3Dq=3D'
# expect: b2a_qp (b'-\r\nq=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=q=',) {'header': True} b'-\r\nq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=\r\n=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3D=\r\nq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=3Dq=\r\n=3Dq=3Dq=3Dq=3Dq=3D'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',) {} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',) {'quotetabs': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',) {'istext': False} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\n=0A'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',) {'header': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',) {} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',) {'quotetabs': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',) {'istext': False} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',) {'header': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny',) {} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxx\ny'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny',) {'quotetabs': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxx\ny'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny',) {'istext': False} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxx=0Ay'
# expect: b2a_qp (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\ny',) {'header': True} b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxx\ny'
t('b2a_uu',b'hello');t('b2a_uu',b'\0\0\0',backtick=True);t('b2a_uu',b'x'*46);t('b2a_uu',b'')
# expect: b2a_uu (b'hello',) {} b'%:&5L;&\\ \n'
# expect: b2a_uu (b'\x00\x00\x00',) {'backtick': True} b'#````\n'
# expect: b2a_uu (b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',) {} Error binascii At most 45 bytes at once
# expect: b2a_uu (b'',) {} b' \n'
for s in ('%:&5L;&\\\n',b' \n',b'$\x00\n',b'%:&5L;&\\junk\n',b'',b'#ab','`\n'): t('a2b_uu',s)
# expect: a2b_uu ('%:&5L;&\\\n',) {} b'hello'
# expect: a2b_uu (b' \n',) {} b''
# expect: a2b_uu (b'$\x00\n',) {} Error binascii Illegal char
# expect: a2b_uu (b'%:&5L;&\\junk\n',) {} Error binascii Trailing garbage
# expect: a2b_uu (b'',) {} b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: a2b_uu (b'#ab',) {} Error binascii Illegal char
# expect: a2b_uu ('`\n',) {} b''
print(b.Error.__mro__,b.Incomplete.__mro__,b.b2a_hex is b.hexlify)
# expect: (<class 'binascii.Error'>, <class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) (<class 'binascii.Incomplete'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) False
