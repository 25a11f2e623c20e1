# Limits and settings by name.
import os

def shown(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError, BufferError) as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{function.__name__}:", result)


shown(os.confstr, 'CS_PATH')
# expect: confstr: /bin:/usr/bin
shown(os.confstr, 'CS_NONE')
# expect: confstr: ValueError: unrecognized configuration name
shown(os.sysconf, 1.5)
# expect: sysconf: TypeError: configuration names must be strings or integers
shown(os.sysconf, 99999)
# expect: sysconf: OSError: [Errno 22] Invalid argument
shown(os.pathconf, '/', 'PC_NAME_MAX')
# expect: pathconf: 255
shown(os.pathconf, '/none', 'PC_NAME_MAX')
# expect: pathconf: FileNotFoundError: [Errno 2] No such file or directory: '/none'
shown(os.fpathconf, 999, 'PC_PATH_MAX')
# expect: fpathconf: 4096
print(os.sysconf('SC_PAGESIZE') == os.sysconf(os.sysconf_names['SC_PAGESIZE']))
# expect: True
print(os.sysconf_names['SC_OPEN_MAX'], os.pathconf_names['PC_LINK_MAX'], os.confstr_names['CS_PATH'])
# expect: 4 0 0
shown(os.fstatvfs, 999)
# expect: fstatvfs: OSError: [Errno 9] Bad file descriptor
print(os.statvfs('/').f_bsize == os.pathconf('/', 'PC_REC_XFER_ALIGN'))
# expect: True
