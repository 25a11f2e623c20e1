# Descriptors that stand for no file: counters, timers, memory, pseudo-terminals.
import os

def shown(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError, BufferError) as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{function.__name__}:", result)


counter = os.eventfd(3)
shown(os.eventfd_write, counter, 4)
# expect: eventfd_write: None
shown(os.eventfd_read, counter)
# expect: eventfd_read: 7
shown(os.eventfd_write, counter, -1)
# expect: eventfd_write: ValueError: value must be positive
shown(os.eventfd_write, counter, 2 ** 64)
# expect: eventfd_write: OverflowError: int too big to convert
shown(os.eventfd_read, 'counter')
# expect: eventfd_read: TypeError: argument must be an int, or have a fileno() method.
timer = os.timerfd_create(1)
shown(os.timerfd_settime, timer, initial=5, interval=1.5)
# expect: timerfd_settime: (0.0, 0.0)
print(os.timerfd_gettime_ns(timer)[1], 4 < os.timerfd_gettime(timer)[0] <= 5)
# expect: 1500000000 True
shown(os.timerfd_settime_ns, timer, initial=1.5)
# expect: timerfd_settime_ns: TypeError: 'float' object cannot be interpreted as an integer
shown(os.timerfd_settime_ns, timer, initial=-1)
# expect: timerfd_settime_ns: OSError: [Errno 22] Invalid argument
print(os.timerfd_settime(timer)[1], os.timerfd_gettime(timer))
# expect: 1.5 (0.0, 0.0)
memory = os.memfd_create('name')
print(os.write(memory, b'text'), os.pread(memory, 9, 1), os.get_inheritable(memory))
# expect: 4 b'ext' False
shown(os.memfd_create, 1)
# expect: memfd_create: TypeError: expected str, bytes or os.PathLike object, not int
upper, lower = os.openpty()
print(os.isatty(lower), os.ptsname(upper) == os.ttyname(lower), os.get_terminal_size(lower))
# expect: True True os.terminal_size(columns=0, lines=0)
shown(os.ptsname, memory)
# expect: ptsname: OSError: [Errno 25] Inappropriate ioctl for device
shown(os.tcgetpgrp, memory)
# expect: tcgetpgrp: OSError: [Errno 25] Inappropriate ioctl for device
print(os.device_encoding(memory), os.ctermid(), len(os.getrandom(7)))
# expect: None /dev/tty 7
shown(os.getrandom, -1)
# expect: getrandom: OSError: [Errno 22] Invalid argument
