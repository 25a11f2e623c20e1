# A coroutine is driven with send, and ends with StopIteration that carries its value.
class Pause:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        got = yield self.tag
        return got

async def work():
    a = await Pause("first")
    b = await Pause("second")
    return a + b

c = work()
print(c.send(None))  # expect: first
print(c.send(10))  # expect: second
try:
    c.send(32)
except StopIteration as e:
    print("value", e.value)  # expect: value 42
