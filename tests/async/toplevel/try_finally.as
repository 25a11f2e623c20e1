# Top-level await inside try, if, while and with.
# aspen-only
async def f(x):
    await sleep(0)
    if x > 1:
        raise ValueError(x)
    return x

n = 0
while True:
    try:
        print(await f(n))
    except ValueError as e:
        print("error", e)
        break
    finally:
        print("finally", n)
    n += 1

# expect: 0
# expect: finally 0
# expect: 1
# expect: finally 1
# expect: error 2
# expect: finally 2
