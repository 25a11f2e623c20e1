import stat
print(stat.filemode(0o100644), stat.filemode(0o41777), stat.filemode(0o104755))
# expect: -rw-r--r-- drwxrwxrwt -rwsr-xr-x
print(stat.S_ISDIR(0o40755), stat.S_IMODE(0o100644) == 0o644)  # expect: True True
