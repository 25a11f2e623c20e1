# Chained coroutines as pipes: each stage is a coroutine that receives with yield and sends on.
#
# The last stage is made first, since every stage must know where it sends. Closing the first
# stage closes the whole pipe, one GeneratorExit after the other.
import functools


def stage(make):
    """Starts a generator so that it is ready to receive."""
    @functools.wraps(make)
    def start(*args):
        g = make(*args)
        next(g)
        return g
    return start


def follow(lines, target):
    """The source is plain code: it pushes."""
    for line in lines:
        target.send(line)
    target.close()


@stage
def grep(pattern, target):
    try:
        while True:
            line = yield
            if pattern in line:
                target.send(line)
    except GeneratorExit:
        print(f"grep {pattern!r} closes")
        target.close()


@stage
def numbered(target):
    n = 0
    try:
        while True:
            line = yield
            n += 1
            target.send(f"{n:>2}  {line}")
    except GeneratorExit:
        target.close()


@stage
def broadcast(*targets):
    try:
        while True:
            item = yield
            for target in targets:
                target.send(item)
    except GeneratorExit:
        for target in targets:
            target.close()


@stage
def printer(title):
    try:
        while True:
            print(f"[{title}] {(yield)}")
    except GeneratorExit:
        print(f"[{title}] end")


LOG = """\
start of the server
error: no such page
request /index
error: disk is full
request /about
warning: disk is nearly full""".splitlines()

follow(LOG, broadcast(
    grep("error", numbered(printer("errors"))),
    grep("disk", printer("disk")),
))

# expect: [errors]  1  error: no such page
# expect: [errors]  2  error: disk is full
# expect: [disk] error: disk is full
# expect: [disk] warning: disk is nearly full
# expect: grep 'error' closes
# expect: [errors] end
# expect: grep 'disk' closes
# expect: [disk] end
