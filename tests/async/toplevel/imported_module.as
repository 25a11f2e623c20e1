# In an imported module a top-level await is a SyntaxError.
# aspen-only
try:
    import _awaits_at_top
except SyntaxError as e:
    print(e.msg)  # expect: 'await' outside function
