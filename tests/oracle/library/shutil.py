import shutil, os, tempfile
t = tempfile.mkdtemp(); os.chdir(t); os.makedirs('a/b'); open('a/b/f', 'w').write('x'); open('a/.x~', 'w').close()
print(shutil.copytree('a', 'c', ignore=shutil.ignore_patterns('*~')), sorted(os.listdir('c')), shutil.copy('a/b/f', 'g'), shutil.move('g', 'h'), os.path.exists('g'), shutil.disk_usage('/').total > 0, shutil.which('sh') is not None)
shutil.rmtree('a'); print(os.path.exists('a'), shutil.get_terminal_size((80, 24))[0] > 0)
try: shutil.copyfile('h', 'h')
except shutil.SameFileError as e: print(type(e).__name__)
