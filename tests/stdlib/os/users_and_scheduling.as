# Users, groups and scheduling: what is asked, and the errors of wrong arguments.
import os

def shown(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError, BufferError) as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{function.__name__}:", result)


print(os.getresuid() == (os.getuid(), os.geteuid(), os.geteuid()))
# expect: True
shown(os.setresuid, -1, -1, -1)
# expect: setresuid: None
shown(os.setreuid, -2, -1)
# expect: setreuid: OverflowError: uid is less than minimum
shown(os.setreuid, 2 ** 64, -1)
# expect: setreuid: OverflowError: uid is greater than maximum
shown(os.setregid, 1.5, -1)
# expect: setregid: TypeError: gid should be integer, not float
shown(os.seteuid, '0')
# expect: seteuid: TypeError: uid should be integer, not str
shown(os.setgroups, 3)
# expect: setgroups: TypeError: setgroups argument must be a sequence
shown(os.setgroups, ['a'])
# expect: setgroups: TypeError: groups must be integers
shown(os.initgroups, b'a\0b', 0)
# expect: initgroups: ValueError: embedded null byte
shown(os.getgrouplist, 'root', 0)
# expect: getgrouplist: [0]
shown(os.setpgid, 1, 'a')
# expect: setpgid: TypeError: 'str' object cannot be interpreted as an integer
shown(os.getpriority, 9, 0)
# expect: getpriority: OSError: [Errno 22] Invalid argument
shown(os.sched_param, 3)
# expect: sched_param: posix.sched_param(sched_priority=3)
shown(os.sched_param)
# expect: sched_param: TypeError: sched_param() missing required argument 'sched_priority' (pos 1)
shown(os.sched_setparam, 0, 5)
# expect: sched_setparam: TypeError: must have a sched_param object
print(os.sched_getscheduler(0) == os.SCHED_OTHER, os.sched_getparam(0).sched_priority)
# expect: True 0
shown(os.sched_get_priority_max, os.SCHED_FIFO)
# expect: sched_get_priority_max: 99
shown(os.sched_get_priority_max, 99)
# expect: sched_get_priority_max: OSError: [Errno 22] Invalid argument
shown(os.sched_setaffinity, 0, [-1])
# expect: sched_setaffinity: ValueError: negative CPU number
shown(os.sched_setaffinity, 0, ['a'])
# expect: sched_setaffinity: TypeError: expected an iterator of ints, but iterator yielded <class 'str'>
shown(os.sched_setaffinity, 0, [10 ** 12])
# expect: sched_setaffinity: OverflowError: CPU number too large
shown(os.sched_setaffinity, 0, os.sched_getaffinity(0) and 3)
# expect: sched_setaffinity: TypeError: 'int' object is not iterable
print(os.sched_setaffinity(0, os.sched_getaffinity(0)))
# expect: None
print(os.makedev(1, 2), os.major(258), os.minor(258))
# expect: 258 1 2
