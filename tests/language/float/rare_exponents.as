# Values at both ends of the exponent range keep every bit.
for x in (1e-320, 1.5e-300, 1e-77, 1e-76, 1e77, 1e78, 1.1e200, 1.7e308, 2.0 ** -256, 2.0 ** 255, 2.0 ** 256, 2.0 ** -255):
    print(x, -x, x + 0.0 == x, x * 1.0, float(repr(x)) == x, x.hex())
# expect: 1e-320 -1e-320 True 1e-320 True 0x0.00000000007e8p-1022
# expect: 1.5e-300 -1.5e-300 True 1.5e-300 True 0x1.01297d23ab683p-996
# expect: 1e-77 -1e-77 True 1e-77 True 0x1.286d80ec190dcp-256
# expect: 1e-76 -1e-76 True 1e-76 True 0x1.7288e1271f513p-253
# expect: 1e+77 -1e+77 True 1e+77 True 0x1.ba2bfd0d5ff5bp+255
# expect: 1e+78 -1e+78 True 1e+78 True 0x1.145b7e285bf99p+259
# expect: 1.1e+200 -1.1e+200 True 1.1e+200 True 0x1.6fe34ed6cec30p+664
# expect: 1.7e+308 -1.7e+308 True 1.7e+308 True 0x1.e42d130773b76p+1023
# expect: 8.636168555094445e-78 -8.636168555094445e-78 True 8.636168555094445e-78 True 0x1.0000000000000p-256
# expect: 5.78960446186581e+76 -5.78960446186581e+76 True 5.78960446186581e+76 True 0x1.0000000000000p+255
# expect: 1.157920892373162e+77 -1.157920892373162e+77 True 1.157920892373162e+77 True 0x1.0000000000000p+256
# expect: 1.727233711018889e-77 -1.727233711018889e-77 True 1.727233711018889e-77 True 0x1.0000000000000p-255
