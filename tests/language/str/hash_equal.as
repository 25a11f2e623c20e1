# Equal strings made differently hash equally.
a = 'ab' + 'cd'
b = ''.join(['a', 'b', 'c', 'd'])
print(a == b, hash(a) == hash(b), {a: 1}[b], a in {b}, hash('') == hash(''), 'é' == 'e\u0301')
# expect: True True 1 True True False
