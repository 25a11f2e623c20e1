import filecmp, os, tempfile
t = tempfile.mkdtemp(); os.chdir(t); os.mkdir('a'); os.mkdir('b')
for n, x in (('a/s', '1'), ('b/s', '1'), ('a/d', '1'), ('b/d', '22'), ('a/only', '')): open(n, 'w').write(x)
d = filecmp.dircmp('a', 'b'); print(d.same_files, d.diff_files, d.left_only, filecmp.cmp('a/s', 'b/s'), filecmp.cmpfiles('a', 'b', ['s', 'd', 'no'])); d.report()
