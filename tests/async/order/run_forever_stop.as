# stop lets the turn that is under way end, and the next run goes on.
import asyncio

loop = asyncio.new_event_loop()
loop.call_soon(print, "one")
loop.call_soon(loop.stop)
loop.call_soon(lambda: (print("two"), loop.call_soon(print, "four")))
loop.call_soon(print, "three")
loop.run_forever()
print("stopped")
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()

# expect: one
# expect: two
# expect: three
# expect: stopped
# expect: four
