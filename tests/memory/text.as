# Strings: made, cut, searched, formatted, encoded.
s = "héllo wörld ✓ " * 20
print(s[5:40:3], s.upper(), s.split(), s.replace("l", "LL"), s.find("✓"), s[::-1])
print(f"{s[:5]!r:>20} {3.14159:.3f} {1234567:,} {'a' 'b'}", "%s %d %r" % ("x", 5, "y"), "{} {k}".format(1, k=2))
print(s.encode(), s.encode("utf-16"), b"ab\xff".decode("latin-1"), "a,b,c".partition(","), "-".join(map(str, range(30))))
print(bytes(range(50)).hex(), bytearray(b"abc") * 3, memoryview(b"hello")[1:3].tobytes(), s.title(), s.center(400, "*"))
