# Format specs with their own fields.
w, p, v = 10, 3, 3.14159
print(f'{v:{w}.{p}}|', f'{v:{w}.{p}f}|', f'{v:{"<" + str(w)}}|', f'{"x":{"*"}^{w}}', f'{v:{w}.{p + 1}{"e"}}', f'{v!r:^{w}}|', f'{v:{w!s}}|')
# expect:       3.14|      3.142| 3.14159   | ****x***** 3.1416e+00  3.14159  |    3.14159|
