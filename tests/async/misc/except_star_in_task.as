# except* works inside coroutines, with awaits in its handlers.
import asyncio

async def main():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), ValueError(3)])
    except* ValueError as e:
        await asyncio.sleep(0)
        print(e.exceptions)  # expect: (ValueError(1), ValueError(3))
    except* TypeError as e:
        await asyncio.sleep(0)
        print(e.exceptions)  # expect: (TypeError(2),)

asyncio.run(main())
