# Slicing and searching mixed-width text.
s = 'añ漢😀' * 50
print(len(s), s[99], s[198:202], s.find('😀', 100), s.rfind('ñ'), s.count('漢'), s[::-1][:4], s[7::40])
# expect: 200 😀 漢😀 103 197 50 😀漢ña 😀😀😀😀😀
print(s.replace('😀', '!')[:6], s.split('漢')[1], s.upper()[:3], s.index('a', 150))
# expect: añ漢!añ 😀añ AÑ漢 152
