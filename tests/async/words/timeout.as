# timeout without an import.
# aspen-only
try:
    async with timeout(0.01):
        await sleep(10)
except TimeoutError:
    print("timeout")  # expect: timeout
async with timeout(10) as t:
    await sleep(0)
print(t.expired())  # expect: False
