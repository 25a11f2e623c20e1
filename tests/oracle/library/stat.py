import stat, os
print(stat.filemode(0o100644), stat.filemode(0o040755), stat.filemode(0o104711), stat.S_ISDIR(os.stat('/').st_mode), oct(stat.S_IMODE(0o100644)), stat.S_IFMT(0o100644) == stat.S_IFREG)
