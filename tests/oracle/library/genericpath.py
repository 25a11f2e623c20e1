import genericpath, posixpath
print(genericpath.commonprefix(['abc', 'abd']), posixpath.normpath('a//b/../c'), posixpath.relpath('/a/b', '/a/c'), posixpath.splitext('x.tar.gz'), posixpath.commonpath(['/a/b', '/a/c']), posixpath.expandvars('$NONE/x'))
