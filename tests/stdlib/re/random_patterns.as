# Patterns made at random, and what they match: a checksum for each hundred.
import random
import re
import warnings

warnings.simplefilter('ignore')
PIECES = [r'a', 'b', '1', '-', '^', '$', '.', '|', '(', '(?:', '(?=', '(?!', '(?<=a)', '(?<!b)',
          '(?P<n>', ')', ')', ')', '[ab]', '[^a]', r'[\w-]', r'[\W\d]', r'[^\s\S]', r'[^\W\d_]', '*',
          '+', '?', '{2}', '{1,3}', '{,2}', '*?', '+?', '??', '*+', r'\d', r'\w', r'\s', r'\W',
          r'\1', r'\b', r'\B', r'\A', r'\Z', 'é', 'i', '(?i:', '(?>', '(?(1)a|b)', '(?-i:', '[a-z]']
SUBJECTS = ['', 'ab', 'aab', 'abab1', 'a\nb', 'a\n', 'b a-1', 'éa', 'K k', 'I iİı', '1-a\x1cb', 'A1B']
r = random.Random(1)
total = 0
for i in range(1, 601):
    p = ''.join(r.choice(PIECES) for _ in range(r.randint(1, 7)))
    flags = r.choice([0, re.I, re.M, re.S, re.A])
    try:
        c = re.compile(p, flags)
    except re.error as e:
        total = (total * 31 + len(str(e)) + (e.pos or 0)) % 1000003
    else:
        for s in SUBJECTS:
            m = c.search(s)
            text = repr((m and m.regs, m and m.lastindex, c.findall(s), c.sub('-', s), c.fullmatch(s)))
            for char in text:
                total = (total * 31 + ord(char)) % 1000003
    if i % 100 == 0:
        print(i, total)

# Expected output
# expect: 100 592785
# expect: 200 387837
# expect: 300 775204
# expect: 400 455921
# expect: 500 493553
# expect: 600 370415
