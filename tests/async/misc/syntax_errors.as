# await and its relatives outside async functions are syntax errors.
for src in (
    "def f():\n    await x",
    "def f():\n    async with x: pass",
    "def f():\n    async for x in y: pass",
    "def f():\n    return [x async for x in y]",
    "async def f():\n    yield from x",
    "lambda: await x",
):
    try:
        compile(src, "<test>", "exec")
    except SyntaxError as e:
        print(e.msg)

# expect: 'await' outside async function
# expect: 'async with' outside async function
# expect: 'async for' outside async function
# expect: asynchronous comprehension outside of an asynchronous function
# expect: 'yield from' inside async function
# expect: 'await' outside async function
