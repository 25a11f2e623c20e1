"""Tasks, futures and what they wait for, on a loop: the order of everything is the same each time.

No program waits for a clock: it sleeps for no time, and after a number of turns a watchman cancels
whatever still waits, so that nothing is left waiting for ever.
"""

PREPARE = '''\
import asyncio
log = []
def say(*what):
    log.append(what)
    if len(log) > 400:
        raise Stop
async def value(x, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    return x
async def fail(error, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise error
async def agen(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            got = yield i
            if got is not None:
                say(name, 'got', got)
    finally:
        say(name, 'closing')
        await asyncio.sleep(0)
        say(name, 'closed')
class Counting:
    """An asynchronous iterator that needs no closing: nothing happens when it is left early."""
    def __init__(self, n):
        self.left = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        await asyncio.sleep(0)
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        return self.left
class Guard:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow
    async def __aenter__(self):
        await asyncio.sleep(0)
        say(self.name, 'enter')
        return self.name
    async def __aexit__(self, kind, e, tb):
        say(self.name, 'exit', kind and kind.__name__)
        await asyncio.sleep(0)
        return self.swallow
class Waiting:
    """An awaitable that gives the loop a number of turns."""
    def __init__(self, turns, result):
        self.turns = turns
        self.result = result
    def __await__(self):
        for _ in range(self.turns):
            yield
        return self.result
def act(me, f):
    try:
        f()
    except Exception as e:
        say(me, 'cannot', words(e))
def state(f):
    if not f.done():
        return 'pending'
    if f.cancelled():
        return 'cancelled'
    e = f.exception()
    return words(e) if e else ('result', plain(f.result()))
def words(e):
    if isinstance(e, BaseExceptionGroup):
        return (type(e).__name__, e.message, [words(x) for x in e.exceptions])
    return (type(e).__name__, str(e))
async def watch(main, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
        if main.done():
            break
    # Who is cancelled may wait again: a few times each.
    for _ in range(6):
        others = [f for name, f in tasks.items() if not f.done()]
        if not main.done():
            others.append(main)
        for f in others:
            say('watch cancels', f.get_name())
            f.cancel('watch')
        for _ in range(12):
            await asyncio.sleep(0)
async def top(main, turns):
    global tasks, futures, lock, semaphore, event, condition, queue, stack, order, barrier
    tasks = {}
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    futures = [loop.create_future() for _ in range(3)]
    lock, event, condition = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    semaphore, barrier = asyncio.Semaphore(2), asyncio.Barrier(2)
    queue, stack, order = asyncio.Queue(2), asyncio.LifoQueue(), asyncio.PriorityQueue(3)
    m = asyncio.create_task(main(), name='main')
    await watch(m, turns)
    say('main', state(m))
    for name, f in tasks.items():
        say(name, state(f))
    for i, f in enumerate(futures):
        say('future', i, state(f))
    log.append(None)
def go(main, turns=80):
    log.clear()
    try:
        asyncio.run(top(main, turns))
    except BaseException as e:
        log.append(('ended by', words(e)))
    for what in log:
        if what is None:
            break # what run() itself ends is taken from sets: in no order
        print(*[plain(x) for x in what])
'''
ERRORS = ["ValueError('v')", "KeyError('k')", 'OSError(2, "os")', "RuntimeError('r')", "asyncio.CancelledError('own')", "ExceptionGroup('g', [ValueError(1)])"]


class Waits:
    def __init__(self, rng):
        self.rng = rng
        self.lines = [PREPARE]
        self.serial = 0
        self.workers = 0
        self.ready = []

    def pick(self, *choices):
        return self.rng.choice(choices)

    def line(self, i, text):
        self.lines.append('    ' * i + text)

    def number(self):
        self.serial += 1
        return self.serial

    def coroutine(self):
        r = self.rng.random()
        if self.ready and r < 0.45:
            return f'{self.rng.choice(self.ready)}()'
        if r < 0.75:
            return f'value({self.number()}, {self.rng.randrange(4)})'
        return f'fail({self.rng.choice(ERRORS)}, {self.rng.randrange(4)})'

    def task(self):
        return f'tasks[{self.pick("t1", "t2", "t3", "t4")!r}]'

    def awaitable(self):
        return self.pick(self.coroutine(), self.coroutine(), f'spawn({self.pick("t5", "t6", "t7")!r}, {self.coroutine()})', f'futures[{self.rng.randrange(3)}]',
                         f'Waiting({self.rng.randrange(4)}, {self.number()})', f'tasks.get({self.pick("t1", "t2", "t3")!r}, Waiting(1, 0))')

    def several(self):
        return [self.awaitable() for _ in range(self.rng.randrange(4))]

    def waiting(self):
        """An expression to be awaited."""
        several = ', '.join(self.several())
        tasks = ', '.join(f'spawn("w{self.number()}", {self.coroutine()})' for _ in range(self.pick(1, 2, 3)))
        return self.pick(
            self.awaitable(), self.awaitable(), 'asyncio.sleep(0)', f'asyncio.sleep(0, {self.number()})', f'asyncio.gather({several})',
            f'asyncio.gather({several}{", " if several else ""}return_exceptions=True)', f'asyncio.wait_for({self.awaitable()}, {self.pick("None", "0", "None", "-1")})',
            f'waited(asyncio.wait([{tasks}]{self.pick("", ", return_when=asyncio.FIRST_COMPLETED", ", return_when=asyncio.FIRST_EXCEPTION")}))',
            f'asyncio.shield({self.awaitable()})', 'event.wait()', 'queue.get()', f'queue.put({self.number()})', 'stack.get()', f'stack.put({self.number()})',
            f'order.put({self.pick(3, 1, 2)})', 'order.get()', 'lock.acquire()', 'semaphore.acquire()', 'barrier.wait()', 'queue.join()')

    def statement(self, i, d):
        r = self.rng.random()
        if r < 0.28:
            self.line(i, f'say(me, {self.number()}, await {self.waiting()})')
        elif r < 0.36:
            self.line(i, f'spawn({self.pick("t1", "t2", "t3", "t4")!r}, {self.coroutine()})')
        elif r < 0.5:
            n = self.rng.randrange(3)
            action = self.pick(
                'event.set()', 'event.clear()', 'lock.release()', 'semaphore.release()', f'queue.put_nowait({self.number()})', 'say(me, queue.get_nowait())', 'queue.task_done()',
                f'stack.put_nowait({self.number()})', 'say(me, order.qsize(), order.full(), order.empty())', f'futures[{n}].set_result({self.number()})',
                f'futures[{n}].set_exception({self.rng.choice(ERRORS)})', f'futures[{n}].cancel("f{n}")', 'asyncio.current_task().cancel("self")', 'asyncio.current_task().uncancel()',
                'say(me, asyncio.current_task().cancelling())', f'say(me, {self.task()}.cancel("by " + me))', f'say(me, state({self.task()}))', f'say(me, state(futures[{n}]))',
                f'asyncio.get_running_loop().call_soon(say, me, "soon", {self.number()})', f'futures[{n}].add_done_callback(lambda f: say({self.number()}, "done", state(f)))',
                f'{self.task()}.add_done_callback(lambda f: say({self.number()}, "done", state(f)))', 'say(me, len(asyncio.all_tasks()))',
                'queue.shutdown()', 'stack.shutdown(immediate=True)', f'{self.task()}.set_name("renamed")', f'context.set({self.number()})', 'say(me, context.get(0))',
                f'asyncio.get_running_loop().call_later(0, say, me, "later", {self.number()})', 'asyncio.get_running_loop().call_soon(say, "no").cancel()')
            # What fails mostly does not end the worker.
            self.line(i, action if self.rng.random() < 0.1 else f'act(me, lambda: {action})')
        elif r < 0.53 or d <= 0:
            self.line(i, self.pick('return ' + str(self.number()), f'raise {self.rng.choice(ERRORS)}', 'await asyncio.sleep(0)', f'await {self.waiting()}', f'say(me, await {self.waiting()})', 'raise'))
        elif r < 0.68:
            self.tries(i, d)
        elif r < 0.76:
            self.line(i, f'async with {self.pick("lock", "semaphore", "condition", f"Guard({self.number()})", f"Guard({self.number()}, True)", "asyncio.timeout(0)", "asyncio.timeout(None)", "asyncio.timeout(-1)")}:')
            self.block(i + 1, d)
        elif r < 0.82:
            name = f'g{self.number()}'
            self.line(i, f'async with asyncio.TaskGroup() as {name}:')
            for _ in range(self.pick(1, 2, 3)):
                self.line(i + 1, f'tasks[{self.pick("t1", "t2", "t3", "t8")!r}] = {name}.create_task({self.coroutine()}, name="in {name}")')
            self.block(i + 1, d)
        elif r < 0.88:
            self.loops += 1
            self.line(i, self.pick(f'async for x in agen({self.number()}, {self.rng.randrange(4)}):', f'for x in range({self.rng.randrange(4)}):'))
            if 'agen' in self.lines[-1]:
                # An asynchronous generator that is left early is closed here, not at a collection.
                name = f'it{self.number()}'
                head = self.lines.pop()
                self.line(i, f'{name} = {head[head.index("agen"):-1]}')
                self.line(i, 'try:')
                self.line(i + 1, f'async for x in {name}:')
                self.block(i + 2, d)
                self.line(i, 'finally:')
                self.line(i + 1, f'await {name}.aclose()')
            else:
                self.block(i + 1, d)
            self.loops -= 1
        elif r < 0.91 and self.loops:
            self.line(i, self.pick('break', 'continue'))
        elif r < 0.95:
            self.line(i, 'async with condition:')
            self.line(i + 1, self.pick('await condition.wait()', 'condition.notify()', 'condition.notify_all()', 'await condition.wait_for(lambda: event.is_set())'))
        elif r < 0.97:
            tasks = ', '.join(f'spawn("a{self.number()}", {self.coroutine()})' for _ in range(self.pick(1, 2, 3)))
            self.line(i, f'for x in asyncio.as_completed([{tasks}]):')
            self.line(i + 1, f'say(me, await x)')
        else:
            self.line(i, f'say(me, [x async for x in Counting(2)], [await value(y) for y in (1, 2)], {{k: v async for k in Counting(1) for v in [await value(k)]}})')

    def block(self, i, d):
        for _ in range(self.pick(1, 2, 2, 3)):
            self.statement(i, d - 1)

    def tries(self, i, d):
        self.line(i, 'try:')
        self.block(i + 1, d)
        handlers = self.pick(0, 1, 1, 2)
        star = self.rng.random() < 0.2 and handlers
        for k in range(handlers):
            kinds = self.pick('asyncio.CancelledError', 'Exception', 'ValueError', '(KeyError, OSError)', 'TimeoutError', 'BaseException', 'ExceptionGroup' if not star else 'RuntimeError')
            self.line(i, f'except{"*" if star else ""} {kinds} as e:')
            self.line(i + 1, f'say(me, "caught", words(e))')
            if self.rng.random() < 0.4:
                if star:
                    self.line(i + 1, f'await {self.waiting()}')
                else:
                    self.block(i + 1, d)
            if self.rng.random() < 0.3:
                self.line(i + 1, 'raise')
        if not handlers or self.rng.random() < 0.3:
            self.line(i, 'finally:')
            self.line(i + 1, f'say(me, "finally", {self.number()})')
            if self.rng.random() < 0.4:
                self.block(i + 1, d)

    def worker(self, name):
        self.loops = 0
        self.line(0, f'async def {name}():')
        self.line(1, f'me = {name!r}')
        self.line(1, f'say(me, "starts")')
        if name == 'main':
            for k, ready in enumerate(self.ready):
                self.line(1, f'spawn("t{k + 1}", {ready}())')
        self.block(1, 3)
        self.block(1, 3)
        self.line(1, f'return {self.number()}')

    def program(self):
        self.line(0, 'import contextvars\ncontext = contextvars.ContextVar("context")')
        self.line(0, 'def spawn(name, co):\n    tasks[name] = asyncio.create_task(co, name=name)\n    return tasks[name]')
        self.line(0, 'async def waited(co):\n    done, pending = await co\n    return sorted(f.get_name() for f in done), sorted(f.get_name() for f in pending)')
        for k in range(self.pick(2, 3, 4)):
            self.worker(f'w{k}')
            self.ready.append(f'w{k}')
        self.worker('main')
        self.line(0, 'go(main)')
        return '\n'.join(self.lines) + '\n'


def program(rng):
    return Waits(rng).program()
