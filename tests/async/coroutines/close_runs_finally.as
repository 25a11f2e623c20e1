# close raises GeneratorExit at the await and runs the finally blocks.
class Pause:
    def __await__(self):
        yield

async def f():
    try:
        await Pause()
    except GeneratorExit:
        print("exit")  # expect: exit
        raise
    finally:
        print("finally")  # expect: finally

c = f()
c.send(None)
print(c.close())  # expect: None
print(c.close())  # expect: None
