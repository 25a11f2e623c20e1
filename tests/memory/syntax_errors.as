# Sources that do not compile.
bad = ["def f(:", "x = ", "if x\n  y", "'abc", "f'{x'", "(1, 2", "return 1", "a = b = 1 = 2", "class C:\npass", "x = 1 +* 2",
       "def f(a, a): pass", "break", "nonlocal x", "import", "lambda x: yield = 1", "match x:\n case a: pass\n case b: pass",
       "0777", "1_", "'\\N{nothing}'", "async def f(): yield from x", "f(**a, *b)", "del f()", "x\n  y", "\tx\n        y\n    z", "é = ¿"]
for source in bad:
    try:
        compile(source, "<bad>", "exec")
        print("compiled", source)
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset)
