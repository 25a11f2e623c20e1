import tempfile, os
with tempfile.TemporaryDirectory(prefix='p') as d: print(os.path.isdir(d), os.path.basename(d)[0])
print(os.path.exists(d))
with tempfile.NamedTemporaryFile('w+', suffix='.txt') as f: f.write('x'); f.seek(0); print(f.read(), f.name.endswith('.txt'), os.path.exists(f.name))
with tempfile.SpooledTemporaryFile(10, 'w+') as s: s.write('abc'); s.seek(0); print(s.read())
fd, n = tempfile.mkstemp(); os.close(fd); os.unlink(n); print(tempfile.gettempdir() == os.path.dirname(n))
