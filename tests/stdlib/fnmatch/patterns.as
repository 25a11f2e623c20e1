import fnmatch
print(fnmatch.filter(['a.py', 'b.txt', '.h.py'], '*.py'), fnmatch.fnmatchcase('x', '[!a-c]'))
# expect: ['a.py', '.h.py'] True
print(fnmatch.translate('a*b?[!c]*'))  # expect: (?s:a(?>.*?b.[^c]).*)\Z
