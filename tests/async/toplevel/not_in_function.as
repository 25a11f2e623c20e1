# A plain function still cannot await.
# aspen-only
try:
    compile("def f():\n    await x", "<test>", "exec")
except SyntaxError as e:
    print(e.msg)  # expect: 'await' outside async function
