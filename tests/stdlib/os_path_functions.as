# Pure path functions.
import os.path as p
print(p.join('a', 'b', '/c'), p.join('a', ''), p.split('/a/b.txt'), p.splitext('a.tar.gz'), p.basename('/x/y'), p.dirname('/x/y'), p.normpath('a/../b//c/.'), p.isabs('/x'), p.commonprefix(['abc', 'abd']), p.commonpath(['/a/b', '/a/c']), p.relpath('/a/b', '/a/c'), p.exists('/no/such'), p.splitext('.bashrc'))
# expect: /c a/ ('/a', 'b.txt') ('a.tar', '.gz') y /x b/c True ab /a ../b False ('.bashrc', '')
