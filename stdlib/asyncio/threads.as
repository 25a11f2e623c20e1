"""Running functions in threads."""

__all__ = ('to_thread',)


async def to_thread(func, /, *args, **kwargs):
    """Would run func in a thread."""
    raise NotImplementedError(
        'asyncio.to_thread needs threads, which are not there yet: call the function directly, '
        'or split long work with `await asyncio.sleep(0)`')
