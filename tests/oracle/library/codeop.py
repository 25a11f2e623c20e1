import codeop
for s in ('x = 1', 'if x:', 'def f():\n  pass\n', '(1,', 'x = = 2', 'for i in y:\n  z'):
    try: print(repr(s), codeop.compile_command(s) is None)
    except SyntaxError as e: print(repr(s), type(e).__name__)
