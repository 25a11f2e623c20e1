import fnmatch
print(fnmatch.filter(['a.py', 'b.txt', 'c.PY'], '*.py'), fnmatch.fnmatch('abc', 'a[!x]?'), fnmatch.fnmatchcase('A', 'a'), fnmatch.translate('a*[b-d].?'))
