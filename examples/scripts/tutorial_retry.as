# Retrying a flaky service: timeouts, growing pauses, and a task group to run the calls.
import asyncio
import random
import time
from collections.abc import Awaitable, Callable


class ServiceError(Exception):
    """The service answered, but not what was hoped for."""


async def flaky(name: str, luck: random.Random) -> str:
    chance = luck.random()
    await asyncio.sleep(0)
    if chance < 0.5:
        raise ServiceError(f"{name}: out of order ({chance:.3f})")
    if chance < 0.6:
        await asyncio.sleep(3600)
    return f"{name}: {chance:.1%}"


async def retry(call: Callable[[], Awaitable[str]], attempts: int = 5) -> tuple[int, str]:
    pause = 0.001
    for attempt in range(1, attempts + 1):
        try:
            return attempt, await asyncio.wait_for(call(), timeout=0.1)
        except (ServiceError, TimeoutError) as e:
            print(f"  attempt {attempt}: {str(e) or type(e).__name__}")
            await asyncio.sleep(pause)
            pause *= 2
    raise ServiceError(f"gave up after {attempts} attempts")


async def main() -> None:
    for name, seed in {"weather": 11, "stocks": 5, "trains": 57}.items():
        luck = random.Random(seed)
        start = time.perf_counter()
        print(name)
        try:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(retry(lambda: flaky(name, luck), 3), name=name)
        except* ServiceError as failed:
            for error in failed.exceptions:
                print(f"  failed: {error}")
        else:
            attempt, answer = task.result()
            print(f"  answer {answer!r} at attempt {attempt}")
        assert time.perf_counter() - start < 30


asyncio.run(main())

# expect: weather
# expect:   attempt 1: weather: out of order (0.452)
# expect:   attempt 2: TimeoutError
# expect:   answer 'weather: 92.4%' at attempt 3
# expect: stocks
# expect:   answer 'stocks: 62.3%' at attempt 1
# expect: trains
# expect:   attempt 1: trains: out of order (0.043)
# expect:   attempt 2: TimeoutError
# expect:   attempt 3: trains: out of order (0.019)
# expect:   failed: gave up after 3 attempts
