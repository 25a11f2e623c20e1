import os, shutil, tempfile
with tempfile.TemporaryDirectory() as top:
    os.chdir(top)
    os.mkdir('s')
    open('s/f', 'w').close()
    print(shutil.copytree('s', 't'), os.listdir('t'), shutil.copy('s/f', 't/g'), shutil.move('t', 'u'))
    shutil.rmtree('u')
    print(os.path.exists('u'))
    try:
        shutil.copyfile('s/f', 's/f')
    except shutil.SameFileError as error:
        print(error)
    os.chdir('/')

# expect: t ['f'] t/g u
# expect: False
# expect: 's/f' and 's/f' are the same file
