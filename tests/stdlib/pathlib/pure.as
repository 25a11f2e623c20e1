from pathlib import PurePosixPath as P
p = P('/a/b.tar.gz')
print(p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts)
# expect: b.tar.gz b.tar .gz ['.tar', '.gz'] /a ('/', 'a', 'b.tar.gz')
print(P('a') / 'b' / '../c', P('a/b').with_suffix('.x'), P('a/b').with_name('z'))
# expect: a/b/../c a/b.x a/z
print(P('/a/b').relative_to('/a'), P('a/b.py').match('*.py'), P('a/b/c').full_match('a/**'))
# expect: b True True
print(list(P('a/b/c').parents), repr(P('')))
# expect: [PurePosixPath('a/b'), PurePosixPath('a'), PurePosixPath('.')] PurePosixPath('.')
