# Iterating yields one code point at a time.
print(list('aé😀'), [*'abc'], tuple('ab'), dict(zip('ab', 'cd')), sorted('hello'), ''.join(reversed('abc')))
# expect: ['a', 'é', '😀'] ['a', 'b', 'c'] ('a', 'b') {'a': 'c', 'b': 'd'} ['e', 'h', 'l', 'l', 'o'] cba
for i, c in enumerate('é😀'): print(i, c, ord(c))
# expect: 0 é 233
# expect: 1 😀 128512
a, *b = 'xyz'
print(a, b)  # expect: x ['y', 'z']
