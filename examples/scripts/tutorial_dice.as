# A dice simulation in the usual style of a first asyncio tutorial: random, argparse, timing.
import argparse
import asyncio
import random
import sys
import time
from collections import Counter


async def roll(name: str, target: int, rng: random.Random) -> int:
    """Rolls until the die shows the target; gives the number of rolls."""
    rolls = 0
    while True:
        rolls += 1
        face = rng.randint(1, 6)
        print(f"{name:<7} roll {rolls:>2}: {face}")
        if face == target:
            return rolls
        await asyncio.sleep(0)


async def main(args: argparse.Namespace) -> None:
    random.seed(args.seed)
    names = [f"player{n}" for n in range(1, args.players + 1)]
    dice = [random.Random(random.getrandbits(32)) for _ in names]
    results = await asyncio.gather(*(roll(n, args.target, d) for n, d in zip(names, dice)))
    for name, rolls in sorted(zip(names, results), key=lambda pair: (pair[1], pair[0])):
        print(f"{name} needed {rolls} roll{'s' if rolls != 1 else ''}")
    print("most common:", Counter(results).most_common(1)[0][0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Roll dice until they show the target.")
    parser.add_argument("--players", type=int, default=3)
    parser.add_argument("--target", type=int, default=6, choices=range(1, 7))
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    start = time.perf_counter()
    asyncio.run(main(options))
    print(f"finished in {time.perf_counter() - start:.3f} s", file=sys.stderr)

# expect: player1 roll  1: 4
# expect: player2 roll  1: 5
# expect: player3 roll  1: 6
# expect: player1 roll  2: 5
# expect: player2 roll  2: 1
# expect: player1 roll  3: 5
# expect: player2 roll  3: 4
# expect: player1 roll  4: 5
# expect: player2 roll  4: 5
# expect: player1 roll  5: 6
# expect: player2 roll  5: 3
# expect: player2 roll  6: 1
# expect: player2 roll  7: 3
# expect: player2 roll  8: 5
# expect: player2 roll  9: 2
# expect: player2 roll 10: 2
# expect: player2 roll 11: 5
# expect: player2 roll 12: 4
# expect: player2 roll 13: 5
# expect: player2 roll 14: 6
# expect: player3 needed 1 roll
# expect: player1 needed 5 rolls
# expect: player2 needed 14 rolls
# expect: most common: 5
