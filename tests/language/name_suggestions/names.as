# Misspelt names in every scope.
import traceback
def say(f):
    try: f()
    except Exception as e: print(traceback.format_exception_only(e)[-1], end='')
some_global = 1
def f():
    local_value = 1
    say(lambda: eval('prnt'))
    return local_valeu
say(f)
say(lambda: some_globl)
say(lambda: lenn([]))
say(lambda: zzzzzzzz)
# expect: NameError: name 'prnt' is not defined
# expect: NameError: name 'local_valeu' is not defined
# expect: NameError: name 'some_globl' is not defined
# expect: NameError: name 'lenn' is not defined
# expect: NameError: name 'zzzzzzzz' is not defined
