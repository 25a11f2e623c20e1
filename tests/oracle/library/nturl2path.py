import warnings; warnings.simplefilter('ignore')
import nturl2path, ntpath
print(nturl2path.url2pathname('///C:/a/b'), nturl2path.pathname2url('C:\\x y'), ntpath.join('c:\\a', 'b', '\\c'), ntpath.splitdrive('//host/share/x'), ntpath.normpath('a/../b\\.\\c'), ntpath.basename('c:\\x\\y.z'), ntpath.splitroot('c:/x'))
