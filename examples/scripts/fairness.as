# Cooperative fairness: a task holds the loop until it awaits something that is not ready.
#
# The greedy worker never lets go, so the others start only after it. The fair workers say
# sleep(0) after each piece of work, which costs one turn of the loop and lets them take turns.
import asyncio


async def greedy(name, pieces, log):
    for _ in range(pieces):
        log.append(name)


async def fair(name, pieces, log):
    for _ in range(pieces):
        log.append(name)
        await asyncio.sleep(0)


async def run(worker):
    log = []
    await asyncio.gather(*(worker(name, 5, log) for name in "abc"))
    return log


def longest_run(log):
    best = current = 1
    for before, after in zip(log, log[1:]):
        current = current + 1 if before == after else 1
        best = max(best, current)
    return best


async def main():
    for worker in (greedy, fair):
        log = await run(worker)
        print(f"{worker.__name__:>6}: {' '.join(log)}  (longest hold: {longest_run(log)})")


asyncio.run(main())

# expect: greedy: a a a a a b b b b b c c c c c  (longest hold: 5)
# expect:   fair: a b c a b c a b c a b c a b c  (longest hold: 1)
