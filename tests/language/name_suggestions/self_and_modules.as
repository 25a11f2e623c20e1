# self.x and forgotten imports.
import traceback
def say(f):
    try: f()
    except Exception as e: print(traceback.format_exception_only(e)[-1], end='')
class C:
    field = 1
    def m(self): return field
say(C().m)
say(lambda: random.random())
import math
say(lambda: math.sqr(1))
# expect: NameError: name 'field' is not defined
# expect: NameError: name 'random' is not defined. Did you forget to import 'random'?
# expect: AttributeError: module 'math' has no attribute 'sqr'. Did you mean: 'sqrt'?
