# A file that nobody closed is closed when it is collected; ResourceWarning tells of it.
import gc
import os
import tempfile
import warnings

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'a')
with open(path, 'w') as f:
    f.write('text')

def read(mode):
    f = open(path, mode)
    f.read()
    return f.fileno()

for mode in 'r', 'rb':
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        number = read(mode)
        gc.collect()
    print([(w.category.__name__, str(w.message).replace(folder, ''), type(w.source).__name__) for w in caught])
    caught = None
    try:
        os.fstat(number)
    except OSError as e:
        print(e.strerror)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    with open(path) as f:
        pass
    del f
    gc.collect()
print(caught)
os.remove(path)
os.rmdir(folder)
# expect: [('ResourceWarning', "unclosed file <_io.TextIOWrapper name='/a' mode='r' encoding='UTF-8'>", 'TextIOWrapper')]
# expect: Bad file descriptor
# expect: [('ResourceWarning', "unclosed file <_io.BufferedReader name='/a'>", 'BufferedReader')]
# expect: Bad file descriptor
# expect: []
