# Conversion to and from decimal stops at 4300 digits.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(len(str(10 ** 4299)))  # expect: 4300
fails(lambda: str(10 ** 4300))
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
fails(lambda: int('1' * 4301))
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
fails(lambda: repr(-10 ** 5000))
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
fails(lambda: '%d' % 10 ** 5000 if False else f'{10 ** 5000}')
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
print(len(hex(10 ** 5000)), int('f' * 5000, 16).bit_length())  # expect: 4155 20000
import sys
print(sys.get_int_max_str_digits())  # expect: 4300
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)))  # expect: 5001
fails(lambda: sys.set_int_max_str_digits(100))
# expect: ValueError: maxdigits must be 0 or larger than 640
