# Environment and files in a temporary folder.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import os, tempfile
os.environ['ASPEN_TEST_X'] = 'v'
print(os.environ['ASPEN_TEST_X'], os.getenv('ASPEN_NOPE', 'd'), os.sep, os.linesep == '\n', os.name)
# expect: v d / True posix
fails(lambda: os.environ['ASPEN_NOPE'])  # expect: KeyError: 'ASPEN_NOPE'
with tempfile.TemporaryDirectory() as d:
    f = os.path.join(d, 'x.txt')
    with open(f, 'w') as h: h.write('one\ntwo\n')
    print(os.listdir(d), os.path.getsize(f), os.stat(f).st_size, open(f).readlines())
    os.rename(f, f + '2'); print(os.listdir(d)); os.remove(f + '2'); os.makedirs(d + '/p/q'); print(os.path.isdir(d + '/p/q'))
# expect: ['x.txt'] 8 8 ['one\n', 'two\n']
# expect: ['x.txt2']
# expect: True
