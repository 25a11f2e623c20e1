# Round trips through encodings.
s = 'Grüße, 世界 😀'
for enc in ['utf-8', 'utf-16', 'utf-16-be', 'utf-32-le', 'utf-7'][:4]:
    b = s.encode(enc)
    print(enc, len(b), b.decode(enc) == s)
# expect: utf-8 20 True
# expect: utf-16 26 True
# expect: utf-16-be 24 True
# expect: utf-32-le 44 True
print(s.encode('ascii', 'replace'), s.encode('unicode_escape'))
# expect: b'Gr??e, ?? ?' b'Gr\\xfc\\xdfe, \\u4e16\\u754c \\U0001f600'
