# close() raises GeneratorExit inside.
def g():
    try: yield 1
    except GeneratorExit:
        print('closing')
        raise
    finally: print('finally')
it = g()
next(it)
print(it.close(), it.close(), list(it))
# expect: closing
# expect: finally
# expect: None None []
it = g()
print(it.close())  # expect: None
