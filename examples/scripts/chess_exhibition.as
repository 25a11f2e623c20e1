# The chess master's simultaneous exhibition.
#
# A master plays several amateurs, two moves each. The master needs one unit of time for a move,
# an amateur needs five. Played one game after the other the evening is long; walking from board
# to board while the amateurs think, it is short. The timeline is kept in units of the story;
# how much shorter the evening really was is measured at the end.
import asyncio
import time

UNIT = 0.01
MASTER, AMATEUR = 1, 5
MOVES = 2
BOARDS = ["Ada", "Bea", "Cem", "Dov"]


class Evening:
    """One row of marks for each board, and the hour up to which the master is busy."""

    def __init__(self):
        self.rows = dict.fromkeys(BOARDS, "")
        self.master_busy = 0
        self.master = asyncio.Lock()

    def length(self):
        return max(map(len, self.rows.values()))

    def master_moves(self, name):
        row = self.rows[name].ljust(self.master_busy)
        self.rows[name] = row + "M" * MASTER
        self.master_busy = len(self.rows[name])

    def amateur_thinks(self, name):
        self.rows[name] += "." * AMATEUR

    def draw(self):
        for name, row in self.rows.items():
            print(f"  {name} |{row}")


async def game(name, evening):
    """One game. The master can be at one board only, hence the lock."""
    for _ in range(MOVES):
        async with evening.master:
            evening.master_moves(name)
            await asyncio.sleep(MASTER * UNIT)
        evening.amateur_thinks(name)
        await asyncio.sleep(AMATEUR * UNIT)


async def sequential(evening):
    for name in BOARDS:
        evening.master_busy = evening.length()
        await game(name, evening)


async def concurrent(evening):
    await asyncio.gather(*(game(name, evening) for name in BOARDS))


async def main():
    seconds = {}
    print("M: the master moves, .: the amateur thinks")
    for play in (sequential, concurrent):
        evening = Evening()
        before = time.perf_counter()
        await play(evening)
        seconds[play] = time.perf_counter() - before
        print(f"{play.__name__}: {evening.length()} units")
        evening.draw()
    ratio = seconds[sequential] / seconds[concurrent]
    print("measured, the concurrent evening was less than half as long:", ratio > 2)


asyncio.run(main())

# expect: M: the master moves, .: the amateur thinks
# expect: sequential: 48 units
# expect:   Ada |M.....M.....
# expect:   Bea |            M.....M.....
# expect:   Cem |                        M.....M.....
# expect:   Dov |                                    M.....M.....
# expect: concurrent: 15 units
# expect:   Ada |M.....M.....
# expect:   Bea | M.....M.....
# expect:   Cem |  M.....M.....
# expect:   Dov |   M.....M.....
# expect: measured, the concurrent evening was less than half as long: True
