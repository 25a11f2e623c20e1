# Nesting beyond the parser's limits is an error, not a crash.
for s in ['(' * 300 + ')' * 300, '[' * 1000, '-' * 50000 + '1', 'x' + '.y' * 100]:
    try: compile(s, 't', 'exec'); print('accepted')
    except (SyntaxError, MemoryError, RecursionError) as e: print('refused')
# expect: refused
# expect: refused
# expect: refused
# expect: accepted
