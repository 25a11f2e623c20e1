# Misspelt attributes.
import traceback
def say(f):
    try: f()
    except Exception as e: print(traceback.format_exception_only(e)[-1], end='')
class C:
    def __init__(self): self.colour = 1
    def method(self): pass
say(lambda: C().color)
say(lambda: C().metod())
say(lambda: [].appendd)
say(lambda: 'a'.uper())
say(lambda: C.methd)
say(lambda: C().unrelated_thing)
# expect: AttributeError: 'C' object has no attribute 'color'. Did you mean: 'colour'?
# expect: AttributeError: 'C' object has no attribute 'metod'. Did you mean: 'method'?
# expect: AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
# expect: AttributeError: 'str' object has no attribute 'uper'. Did you mean: 'upper'?
# expect: AttributeError: type object 'C' has no attribute 'methd'. Did you mean: 'method'?
# expect: AttributeError: 'C' object has no attribute 'unrelated_thing'
