# Padding that strict decoding refuses, and arguments that are no bytes.
import binascii as b
def t(n,*a,**k):
    try: print(n,a,k,getattr(b,n)(*a,**k))
    except Exception as e: print(n,a,k,type(e).__name__,e)
for s in (b'abcd=',b'abcd==',b'abcd===',b'abcdabcd=',b'abcd=e',b'abcd=efgh',b'ab===',b'abc==',b'a=',b'=abcd',b'a===',b'abcd=!',b'ab=c=',b'ab==c',b'abcd\n=',b'ab==='):
    t('a2b_base64',s,strict_mode=True); t('a2b_base64',s)
# expect: a2b_base64 (b'abcd=',) {'strict_mode': True} Error Excess padding not allowed
# expect: a2b_base64 (b'abcd=',) {} b'i\xb7\x1d'
# expect: a2b_base64 (b'abcd==',) {'strict_mode': True} Error Excess padding not allowed
# expect: a2b_base64 (b'abcd==',) {} b'i\xb7\x1d'
# expect: a2b_base64 (b'abcd===',) {'strict_mode': True} Error Excess padding not allowed
# expect: a2b_base64 (b'abcd===',) {} b'i\xb7\x1d'
# expect: a2b_base64 (b'abcdabcd=',) {'strict_mode': True} Error Excess padding not allowed
# expect: a2b_base64 (b'abcdabcd=',) {} b'i\xb7\x1di\xb7\x1d'
# expect: a2b_base64 (b'abcd=e',) {'strict_mode': True} Error Excess padding not allowed
# expect: a2b_base64 (b'abcd=e',) {} Error Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
# expect: a2b_base64 (b'abcd=efgh',) {'strict_mode': True} Error Excess padding not allowed
# expect: a2b_base64 (b'abcd=efgh',) {} b'i\xb7\x1dy\xf8!'
# expect: a2b_base64 (b'ab===',) {'strict_mode': True} Error Excess data after padding
# expect: a2b_base64 (b'ab===',) {} b'i'
# expect: a2b_base64 (b'abc==',) {'strict_mode': True} Error Excess data after padding
# expect: a2b_base64 (b'abc==',) {} b'i\xb7'
# expect: a2b_base64 (b'a=',) {'strict_mode': True} Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: a2b_base64 (b'a=',) {} Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: a2b_base64 (b'=abcd',) {'strict_mode': True} Error Leading padding not allowed
# expect: a2b_base64 (b'=abcd',) {} b'i\xb7\x1d'
# expect: a2b_base64 (b'a===',) {'strict_mode': True} Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: a2b_base64 (b'a===',) {} Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: a2b_base64 (b'abcd=!',) {'strict_mode': True} Error Excess padding not allowed
# expect: a2b_base64 (b'abcd=!',) {} b'i\xb7\x1d'
# expect: a2b_base64 (b'ab=c=',) {'strict_mode': True} Error Discontinuous padding not allowed
# expect: a2b_base64 (b'ab=c=',) {} b'i\xb7'
# expect: a2b_base64 (b'ab==c',) {'strict_mode': True} Error Excess data after padding
# expect: a2b_base64 (b'ab==c',) {} b'i'
# expect: a2b_base64 (b'abcd\n=',) {'strict_mode': True} Error Only base64 data is allowed
# expect: a2b_base64 (b'abcd\n=',) {} b'i\xb7\x1d'
# expect: a2b_base64 (b'ab===',) {'strict_mode': True} Error Excess data after padding
# expect: a2b_base64 (b'ab===',) {} b'i'
t('b2a_qp','test')
# expect: b2a_qp ('test',) {} TypeError a bytes-like object is required, not 'str'
