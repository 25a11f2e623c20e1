import tempfile
from pathlib import Path
with tempfile.TemporaryDirectory() as name:
    top = Path(name)
    (top / 'a' / 'b').mkdir(parents=True)
    print((top / 'a' / 'f.txt').write_text('text'), (top / 'a' / 'f.txt').read_text())
    print(sorted(str(p.relative_to(top)) for p in top.rglob('*')))
    print(sorted(p.name for p in top.glob('*/*.txt')), (top / 'a').is_dir(), (top / 'x').exists())

# expect: 4 text
# expect: ['a', 'a/b', 'a/f.txt']
# expect: ['f.txt'] True False
