# Bases that are not classes give their __mro_entries__.
class B:
    def __mro_entries__(self, bases): return (dict,)
class C(B()): pass
print(C.__mro__, type(C.__orig_bases__[0]).__name__)
# expect: (<class '__main__.C'>, <class 'dict'>, <class 'object'>) B
