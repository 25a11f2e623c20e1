# return with a value and yield from are syntax errors in an async generator.
for body in ("yield 1\n    return 2", "yield from []"):
    try:
        compile(f"async def g():\n    {body}\n", "<test>", "exec")
    except SyntaxError as e:
        print(e.msg)

# expect: 'return' with value in async generator
# expect: 'yield from' inside async function
