# async for and async comprehensions at the top level.
# aspen-only
async def gen(n):
    for i in range(n):
        yield i

async for i in gen(2):
    print(i)
else:
    print("end")
print([i async for i in gen(3)])

# expect: 0
# expect: 1
# expect: end
# expect: [0, 1, 2]
