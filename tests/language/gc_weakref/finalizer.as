# __del__ runs for cycles after a collection.
import gc
class C:
    def __del__(self): print('finalised')
def make():
    a, b = C.__new__(C), []
    a.b, b = b, a
    a.self = a
make()
gc.collect()  # expect: finalised
print('end')  # expect: end
