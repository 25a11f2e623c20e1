# Categories, classes and numbers of characters.
import unicodedata as u

for function in (u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width):
    print(function.__name__, *[repr(function(c)) for c in "A1 (é漢ア٣\u05d0\u0301\ue000\U000e0fff"])
# expect: category 'Lu' 'Nd' 'Zs' 'Ps' 'Ll' 'Lo' 'Lo' 'Nd' 'Lo' 'Mn' 'Co' 'Cn'
# expect: bidirectional 'L' 'EN' 'WS' 'ON' 'L' 'L' 'L' 'AN' 'R' 'NSM' 'L' ''
# expect: combining 0 0 0 0 0 0 0 0 0 230 0 0
# expect: mirrored 0 0 0 1 0 0 0 0 0 0 0 0
# expect: east_asian_width 'Na' 'Na' 'Na' 'Na' 'A' 'W' 'W' 'N' 'N' 'A' 'A' 'N'

for c in "7٣²½Ⅷ一x":
    print(c, u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
# expect: 7 7 7 7.0
# expect: ٣ 3 3 3.0
# expect: ² None 2 2.0
# expect: ½ None None 0.5
# expect: Ⅷ None None 8.0
# expect: 一 None None 1.0
# expect: x None None None
for function in (u.decimal, u.digit, u.numeric):
    for args in (("x",), ("",), (b"1", 0)):
        try:
            function(*args)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
# expect: ValueError not a decimal
# expect: TypeError decimal() argument 1 must be a unicode character, not str
# expect: TypeError decimal() argument 1 must be a unicode character, not bytes
# expect: ValueError not a digit
# expect: TypeError digit() argument 1 must be a unicode character, not str
# expect: TypeError digit() argument 1 must be a unicode character, not bytes
# expect: ValueError not a numeric character
# expect: TypeError numeric() argument 1 must be a unicode character, not str
# expect: TypeError numeric() argument 1 must be a unicode character, not bytes
try:
    u.category("")
except TypeError as error:
    print(error)
# expect: category() argument must be a unicode character, not str
print(tuple(map(int, u.unidata_version.split("."))) >= (15, 1, 0))  # expect: True
