# Limits of the process can be read and lowered; getrusage tells what has been used.
import resource

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
print(0 < soft and (hard == resource.RLIM_INFINITY or soft <= hard))  # expect: True
resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])  # expect: 64
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
print(resource.getrlimit(resource.RLIMIT_CORE))  # expect: (0, 0)
try:
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, 64))
except ValueError as e:
    print(e)  # expect: current limit exceeds maximum limit
try:
    resource.getrlimit(12345)
except ValueError as e:
    print(e)  # expect: invalid resource specified
try:
    resource.setrlimit(resource.RLIMIT_NOFILE, (1, 2, 3))
except ValueError as e:
    print(e)  # expect: expected a tuple of 2 integers
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_maxrss > 0, usage.ru_utime == usage[0], len(usage))  # expect: True True 16
print(type(usage).__name__, resource.error is OSError)  # expect: struct_rusage True
try:
    resource.getrusage(99)
except ValueError as e:
    print(e)  # expect: invalid who parameter
