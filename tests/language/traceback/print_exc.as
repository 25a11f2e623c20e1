# traceback.format_exc in a handler.
import traceback
def f(): return [][1]
try: f()
except IndexError: print(traceback.format_exc(), end='')
# expect: Traceback (most recent call last):
# expect:   File "print_exc.as", line 4, in <module>
# expect:     try: f()
# expect:          ~^^
# expect:   File "print_exc.as", line 3, in f
# expect:     def f(): return [][1]
# expect:                     ~~^^^
# expect: IndexError: list index out of range
