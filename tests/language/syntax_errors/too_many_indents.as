# A hundred levels of indentation are too many.
def nest(n): return ''.join(' ' * i + 'if 1:\n' for i in range(n)) + ' ' * n + 'x = 1'
compile(nest(15), 't', 'exec')
print('fifteen')  # expect: fifteen
try: compile(nest(150), 't', 'exec')
except SyntaxError as e: print(type(e).__name__, e.msg)
# expect: IndentationError too many levels of indentation
