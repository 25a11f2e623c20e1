# Programs beside this one: posix_spawn, the spawn functions, and how children end.
import os

def shown(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except (OSError, TypeError, ValueError, OverflowError, BufferError) as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{function.__name__}:", result)


reading, writing = os.pipe()
actions = [(os.POSIX_SPAWN_DUP2, writing, 1), (os.POSIX_SPAWN_CLOSE, reading)]
child = os.posix_spawn('/bin/sh', ['sh', '-c', 'echo $GREETING; exit 3'], {'GREETING': 'hello'},
                       file_actions=actions)
print(os.read(reading, 99))
# expect: b'hello\n'
print(os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)[2:])
# expect: (17, 3, 1)
pid, status, used = os.wait4(child, 0)
print(pid == child, status, used.ru_maxrss > 0, os.waitstatus_to_exitcode(status))
# expect: True 768 True 3
shown(os.posix_spawn, '/bin/none', ['x'], {})
# expect: posix_spawn: FileNotFoundError: [Errno 2] No such file or directory: '/bin/none'
shown(os.posix_spawn, '/bin/true', [], {})
# expect: posix_spawn: ValueError: posix_spawn: argv must not be empty
shown(os.posix_spawn, '/bin/true', [''], {})
# expect: posix_spawn: ValueError: posix_spawn: argv first element cannot be empty
shown(os.posix_spawn, '/bin/true', 'x', {})
# expect: posix_spawn: TypeError: posix_spawn: argv must be a tuple or list
shown(os.posix_spawn, '/bin/true', ['x'], 4)
# expect: posix_spawn: TypeError: posix_spawn: environment must be a mapping object or None
shown(os.posix_spawn, '/bin/true', ['x'], {}, file_actions=[3])
# expect: posix_spawn: TypeError: Each file_actions element must be a non-empty tuple
shown(os.posix_spawn, '/bin/true', ['x'], {}, file_actions=[(9,)])
# expect: posix_spawn: TypeError: Unknown file_actions identifier
shown(os.posix_spawn, '/bin/true', ['x'], {}, file_actions=[(os.POSIX_SPAWN_CLOSE,)])
# expect: posix_spawn: TypeError: A close file_action tuple must have 2 elements
shown(os.posix_spawn, '/bin/true', ['x'], {}, setsigmask=[0])
# expect: posix_spawn: ValueError: signal number 0 out of range [1; 64]
shown(os.posix_spawn, '/bin/true', ['x'], {}, scheduler=(1,))
# expect: posix_spawn: TypeError: A scheduler tuple must have two elements
print(os.waitpid(os.posix_spawnp('true', ['true'], os.environ, setsid=True), 0)[1])
# expect: 0
shown(os.wait3, 0)
# expect: wait3: ChildProcessError: [Errno 10] No child processes
shown(os.spawnv, os.P_WAIT, '/bin/none', ['none'])
# expect: spawnv: 127
shown(os.spawnv, os.P_WAIT, '/bin/true', [])
# expect: spawnv: ValueError: argv first element cannot be empty
shown(os.spawnlp, os.P_WAIT, 'false', 'false')
# expect: spawnlp: 1
shown(os.spawnl, os.P_WAIT, '/bin/sh', 'sh', '-c', 'kill -9 $$')
# expect: spawnl: -9
shown(os.spawnle, os.P_WAIT, '/bin/sh', 'sh', '-c', 'exit $CODE', {'CODE': '7'})
# expect: spawnle: 7
child = os.spawnvp(os.P_NOWAIT, 'true', ['true'])
print(os.waitpid(child, 0) == (child, 0))
# expect: True
for status in (0x7f | 19 << 8, 0xffff, 9, 3 << 8):
    print(os.WIFSTOPPED(status), os.WIFCONTINUED(status), os.WIFSIGNALED(status), os.WIFEXITED(status))
# expect: True False False False
# expect: False True False False
# expect: False False True False
# expect: False False False True
