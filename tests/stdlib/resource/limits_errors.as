# Limits of a process, and what it has used.
import resource

def shown(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError, BufferError) as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{function.__name__}:", result)


shown(resource.setrlimit, resource.RLIMIT_CORE, (0, 0))
# expect: setrlimit: None
shown(resource.getrlimit, resource.RLIMIT_CORE)
# expect: getrlimit: (0, 0)
shown(resource.setrlimit, resource.RLIMIT_CORE, (1, 0))
# expect: setrlimit: ValueError: current limit exceeds maximum limit
shown(resource.setrlimit, resource.RLIMIT_CORE, (1,))
# expect: setrlimit: ValueError: expected a tuple of 2 integers
shown(resource.getrlimit, 99)
# expect: getrlimit: ValueError: invalid resource specified
shown(resource.prlimit, 0, resource.RLIMIT_CORE)
# expect: prlimit: (0, 0)
shown(resource.getrusage, 77)
# expect: getrusage: ValueError: invalid who parameter
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 1000, resource.RLIM_INFINITY)
# expect: True -1
