import os.path
print(os.path.join('a', 'b', '/c', 'd'), os.path.split('/a/b/'), os.path.splitext('x.tar.gz'))
# expect: /c/d ('/a/b', '') ('x.tar', '.gz')
print(os.path.normpath('a//b/../c/.'), os.path.relpath('/a/b', '/a/c'), os.path.splitext('.rc'))
# expect: a/c ../b ('.rc', '')
print(os.path.commonpath(['/a/b', '/a/c']), os.path.basename('/x/y'), os.path.dirname('/x/y'))
# expect: /a y /x
