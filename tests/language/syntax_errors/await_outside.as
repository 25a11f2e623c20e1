# await and async outside async functions.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['def f(): await x', 'def f():\n async for x in y: pass', 'def f():\n async with x: pass', 'async def f():\n yield from x', 'async def f():\n yield 1\n return 2', 'async x', 'async def f(): [await x for x in y]', 'def f(): [x async for x in y]', 'lambda: await x', 'async lambda: 1']:
    syntax(s)
# expect: SyntaxError | 'await' outside async function | 1 | 10
# expect: SyntaxError | 'async for' outside async function | 2 | 2
# expect: SyntaxError | 'async with' outside async function | 2 | 2
# expect: SyntaxError | 'yield from' inside async function | 2 | 2
# expect: SyntaxError | 'return' with value in async generator | 3 | 2
# expect: SyntaxError | invalid syntax | 1 | 7
# expect: accepted
# expect: SyntaxError | asynchronous comprehension outside of an asynchronous function | 1 | 10
# expect: SyntaxError | 'await' outside async function | 1 | 9
# expect: SyntaxError | invalid syntax | 1 | 7
