# Sums of strs share buffers: what was there before stays as it was, whoever appends.
s = "x" * 300
a = s + "1"
b = a + "2"
c = a + "3"
d = b + "4"
e = b
e += "5"
f = b + "6"
print(a[-3:], b[-3:], c[-3:], d[-3:], e[-3:], f[-3:], len(s), len(f))
# expect: xx1 x12 x13 124 125 126 300 303
t = ""
for i in range(3000):
    t = t + "ä" + str(i % 10)
print(len(t), t[:6], t[-4:], t.count("ä"), t[2999:3003])
# expect: 6000 ä0ä1ä2 ä8ä9 3000 9ä0ä
print((t + t) == t * 2, hash(t + "a") == hash(t + "a"), b"x" * 2 + b"y")
# expect: True True b'xxy'
print("a\nb\r\nc\x0bd".splitlines(), ("longer line " * 3 + "\n" + "z" * 20).splitlines(True))
# expect: ['a', 'b', 'c', 'd'] ['longer line longer line longer line \n', 'zzzzzzzzzzzzzzzzzzzz']
print("MiXeD case ÀÉ and a longer tail OF ascii".lower(), "grüße aus Köln".upper())
# expect: mixed case àé and a longer tail of ascii GRÜSSE AUS KÖLN
text = "ab" * 40 + "abc" + "ab" * 40
print(text.find("abc"), text.find("abcab"), text.find("bca"), text.find("abd"), text.count("ba"))
# expect: 80 80 81 -1 79
print(("a" * 500 + "b").find("a" * 20 + "b"), ("ab" * 200).find("ba" * 20 + "a"), "abc".find("abcd"))
# expect: 480 -1 -1
print("a.b.c".replace(".", "--"), ("x," * 200).replace(",", "")[:5], ("ab" * 200).replace("ab", "c", 150).count("c"))
# expect: a--b--c xxxxx 150
print("\ud800".encode("utf-8", "surrogatepass"), "í€".encode(), "힣".encode())
# expect: b'\xed\xa0\x80' b'\xc3\xad\xe2\x82\xac' b'\xed\x9e\xa3'
try:
    "ok \udfff".encode()
except UnicodeEncodeError as error:
    print(error)
# expect: 'utf-8' codec can't encode character '\udfff' in position 3: surrogates not allowed
print(b"plain".decode(), "ä€😀".encode().decode(), "abc"[::-1], "abcdef"[4:1:-2], list("aé"))
# expect: plain ä€😀 cba ec ['a', 'é']
try:
    b"abcdefghijklmnop\xff".decode()
except UnicodeDecodeError as error:
    print(error)
# expect: 'utf-8' codec can't decode byte 0xff in position 16: invalid start byte
print(" ".join(str(i) for i in range(40)).split()[31:34], ",".join("ab" * 40).split(",", 70)[-1])
# expect: ['31', '32', '33'] a,b,a,b,a,b,a,b,a,b
