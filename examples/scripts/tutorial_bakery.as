# A bakery: bakers put loaves on a shelf, customers take them; a Queue lies between.
import argparse
import asyncio
import random
import sys
import time
from dataclasses import dataclass, field


@dataclass(order=True)
class Loaf:
    number: int
    kind: str = field(compare=False)
    grams: float = field(compare=False)


async def baker(name: str, shelf: asyncio.Queue[Loaf], loaves: list[Loaf]) -> None:
    for loaf in loaves:
        await asyncio.sleep(0)
        await shelf.put(loaf)
        print(f"{name} bakes   #{loaf.number:02d} {loaf.kind:<8}{loaf.grams:>9,.1f} g")


async def customer(name: str, shelf: asyncio.Queue[Loaf], bought: dict[str, list[Loaf]]) -> None:
    while True:
        loaf = await shelf.get()
        bought.setdefault(name, []).append(loaf)
        print(f"{name} buys    #{loaf.number:02d}")
        shelf.task_done()


async def main(bakers: int, customers: int, count: int) -> None:
    kinds = ("rye", "wheat", "spelt")
    loaves = [Loaf(n, random.choice(kinds), random.uniform(400, 1200)) for n in range(count)]
    shelf: asyncio.Queue[Loaf] = asyncio.Queue(maxsize=2)
    bought: dict[str, list[Loaf]] = {}
    eaters = [asyncio.create_task(customer(f"customer{n}", shelf, bought))
              for n in range(customers)]
    await asyncio.gather(*(baker(f"baker{n}", shelf, loaves[n::bakers]) for n in range(bakers)))
    await shelf.join()
    for eater in eaters:
        eater.cancel()
    for name, basket in sorted(bought.items()):
        weight = sum(loaf.grams for loaf in basket)
        print(f"{name}: {len(basket)} loaves, {weight / 1000:.2f} kg, first {min(basket)!r:.20}...")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("-b", "--bakers", type=int, default=2)
    parser.add_argument("-c", "--customers", type=int, default=2)
    parser.add_argument("-n", "--count", type=int, default=6)
    ns = parser.parse_args()
    random.seed(444)
    began = time.perf_counter()
    asyncio.run(main(**vars(ns)))
    print(f"closed after {time.perf_counter() - began:0.5f} seconds", file=sys.stderr)

# expect: baker0 bakes   #00 wheat       630.3 g
# expect: baker1 bakes   #01 wheat       787.6 g
# expect: customer0 buys    #00
# expect: customer0 buys    #01
# expect: baker0 bakes   #02 wheat       994.1 g
# expect: customer1 buys    #02
# expect: baker1 bakes   #03 spelt     1,121.1 g
# expect: customer0 buys    #03
# expect: baker0 bakes   #04 spelt       649.1 g
# expect: customer1 buys    #04
# expect: baker1 bakes   #05 rye         730.0 g
# expect: customer0 buys    #05
# expect: customer0: 4 loaves, 3.27 kg, first Loaf(number=0, kind=...
# expect: customer1: 2 loaves, 1.64 kg, first Loaf(number=2, kind=...
