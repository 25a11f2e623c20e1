# __getattr__ that needs itself ends in RecursionError.
class C:
    def __getattr__(self, n): return self.other
try: C().x
except RecursionError as e: print('RecursionError', 'maximum recursion depth exceeded' in str(e))
# expect: RecursionError True
