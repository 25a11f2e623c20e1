# Built-in types refuse changes.
try: int.x = 1
except TypeError as e: print(e)  # expect: cannot set 'x' attribute of immutable type 'int'
try: del list.append
except TypeError as e: print(e)  # expect: cannot set 'append' attribute of immutable type 'list'
try: object().x = 1
except AttributeError as e: print(e)
# expect: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
class C: pass
C.__name__ = 'Renamed'
print(C.__name__, C)  # expect: Renamed <class '__main__.C'>
try: C.__name__ = 5
except TypeError as e: print(e)  # expect: can only assign string to Renamed.__name__, not 'int'
try: del C.__name__
except TypeError as e: print(e)
# expect: cannot delete '__name__' attribute of immutable type 'Renamed'
