# Queue without an import.
# aspen-only
q = Queue()

async def producer():
    for i in range(3):
        await q.put(i)
    q.shutdown()

spawn(producer())
got = []
try:
    while True:
        got.append(await q.get())
except Exception as e:
    print(type(e).__name__, got)  # expect: QueueShutDown [0, 1, 2]
