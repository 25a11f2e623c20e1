# Tuples with named fields: made from a sequence and a dict, copied, printed.
import copy
import os
import sys
import time

def shown(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError, BufferError) as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{function.__name__}:", result)


shown(time.struct_time, range(9))
# expect: struct_time: time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
shown(time.struct_time, range(12))
# expect: struct_time: TypeError: time.struct_time() takes an at most 11-sequence (12-sequence given)
shown(time.struct_time, (1, 2, 3))
# expect: struct_time: TypeError: time.struct_time() takes an at least 9-sequence (3-sequence given)
shown(time.struct_time, 3)
# expect: struct_time: TypeError: constructor requires a sequence
shown(time.struct_time)
# expect: struct_time: TypeError: structseq() missing required argument 'sequence' (pos 1)
shown(time.struct_time, range(9), {'tm_none': 1})
# expect: struct_time: TypeError: time.struct_time() got duplicate or unexpected field name(s)
shown(time.struct_time, range(10), {'tm_zone': 'X'})
# expect: struct_time: TypeError: time.struct_time() got duplicate or unexpected field name(s)
shown(time.struct_time, range(9), 4)
# expect: struct_time: TypeError: time.struct_time() takes a dict as second arg, if any
moment = time.struct_time(range(9), {'tm_zone': 'X'})
print(moment.tm_zone, moment.tm_gmtoff, copy.copy(moment) == moment)
# expect: X None True
print(copy.replace(moment, tm_year=7, tm_zone='Q').tm_zone)
# expect: Q
shown(moment.__replace__, tm_none=7)
# expect: __replace__: TypeError: Got unexpected field name(s): ['tm_none']
shown(os.terminal_size, (80, 24))
# expect: terminal_size: os.terminal_size(columns=80, lines=24)
shown(os.stat_result, range(9))
# expect: stat_result: TypeError: os.stat_result() takes an at least 10-sequence (9-sequence given)
status = os.stat_result(range(10))
print(status.st_atime, status.st_mtime, status.st_ctime_ns, status.st_blksize)
# expect: 7 8 None None
status = os.stat_result(range(16))
print(status.st_atime, status[7], status.st_ctime_ns, status.__match_args__)
# expect: 10 7 15 ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size')
print(status)
# expect: os.stat_result(st_mode=0, st_ino=1, st_dev=2, st_nlink=3, st_uid=4, st_gid=5, st_size=6, st_atime=7, st_mtime=8, st_ctime=9)
shown(status.__replace__, st_mode=7)
# expect: __replace__: TypeError: __replace__() is not supported for os.stat_result because it has unnamed field(s)
print(status.__reduce__())
# expect: (<class 'os.stat_result'>, ((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), {'st_atime': 10, 'st_mtime': 11, 'st_ctime': 12, 'st_atime_ns': 13, 'st_mtime_ns': 14, 'st_ctime_ns': 15, 'st_blksize': None, 'st_blocks': None, 'st_rdev': None}))
try:
    status.st_mode = 1
except AttributeError as error:
    print(error)
# expect: readonly attribute
shown(type(sys.flags))
# expect: flags: TypeError: cannot create 'sys.flags' instances
shown(os.stat_result.st_mode.__get__, 3)
# expect: __get__: TypeError: descriptor 'st_mode' for 'os.stat_result' objects doesn't apply to a 'int' object
try:
    class Derived(time.struct_time):
        pass
except TypeError as error:
    print(error)
# expect: type 'time.struct_time' is not an acceptable base type
