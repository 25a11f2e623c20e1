# Imported by imported_module.as: a top-level await in a module.
import asyncio

await asyncio.sleep(0)
