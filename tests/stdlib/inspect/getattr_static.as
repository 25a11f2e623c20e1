import inspect
class C:
    @property
    def p(self):
        raise RuntimeError
print(type(inspect.getattr_static(C(), 'p')).__name__)  # expect: property
print(inspect.getattr_static(C(), 'q', 'none'))  # expect: none
print(inspect.getfullargspec(lambda a, b=1, *c, d=2: 0))
# expect: FullArgSpec(args=['a', 'b'], varargs='c', varkw=None, defaults=(1,), kwonlyargs=['d'], kwonlydefaults={'d': 2}, annotations={})
print(inspect.getcallargs(lambda a, b=1: 0, 5))  # expect: {'a': 5, 'b': 1}
