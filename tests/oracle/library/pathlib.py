import pathlib, tempfile
p = pathlib.PurePosixPath('/a/b.tar.gz'); print(p.name, p.stem, p.suffixes, p.parent, p.parts, p.with_suffix('.x'), p / '../c', p.relative_to('/a'), p.match('*.gz'), p.is_relative_to('/z'), repr(p))
t = pathlib.Path(tempfile.mkdtemp()); (t / 'd/e').mkdir(parents=True); (t / 'd/f.txt').write_text('héllo\nx', encoding='utf-8')
print(sorted(x.relative_to(t).as_posix() for x in t.rglob('*')), (t / 'd/f.txt').read_text('utf-8'), (t / 'd/f.txt').stat().st_size, [x.name for x in (t / 'd').glob('*.txt')], (t / 'none').exists())
(t / 'd/f.txt').rename(t / 'g'); print((t / 'g').is_file(), p.as_uri())
try: (t / 'no').read_text()
except FileNotFoundError as e: print(e.errno)
