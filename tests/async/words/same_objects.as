# The native words are asyncio's own objects.
# aspen-only
import asyncio
import builtins

print(TaskGroup is asyncio.TaskGroup, Queue is asyncio.Queue)  # expect: True True
print(hasattr(builtins, "gather"), hasattr(builtins, "spawn"))  # expect: True True
