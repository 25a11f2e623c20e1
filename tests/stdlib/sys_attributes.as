# Attributes of sys.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import sys
print(sys.maxsize, sys.byteorder in ('little', 'big'), sys.version_info[:2], sys.argv[0].endswith('sys_attributes.as'), sys.maxunicode, sys.float_info.max, 'sys' in sys.modules, sys.getdefaultencoding(), sys.intern('x'), sys.stdout.writable())
# expect: 9223372036854775807 True (3, 13) True 1114111 1.7976931348623157e+308 True utf-8 x True
fails(lambda: sys.intern(5))  # expect: TypeError: intern() argument must be str, not int
