import fileinput, os, tempfile
t = tempfile.mkdtemp(); os.chdir(t); open('x', 'w').write('a\nb\n'); open('y', 'w').write('c\n')
with fileinput.input(['x', 'y']) as f:
    for l in f: print(fileinput.filename(), fileinput.filelineno(), fileinput.lineno(), l.strip(), fileinput.isfirstline())
with fileinput.input('x', inplace=True) as f:
    for l in f: print(l.upper(), end='')
print(open('x').read())
