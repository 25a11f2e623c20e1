import linecache, tempfile
f = tempfile.mktemp(); open(f, 'w').write('one\ntwo\nthree'); print(repr(linecache.getline(f, 2)), repr(linecache.getline(f, 3)), repr(linecache.getline(f, 9)), linecache.getlines(f)); linecache.checkcache(); linecache.clearcache(); print(repr(linecache.getline('/none', 1)))
