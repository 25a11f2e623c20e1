# Exception groups: construction, attributes, repr.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

g = ExceptionGroup('msg', [ValueError(1), TypeError('t')])
print(g, g.message, g.exceptions, repr(g), type(BaseExceptionGroup('b', [KeyError()])).__name__, type(BaseExceptionGroup('b', [SystemExit()])).__name__)
# expect: msg (2 sub-exceptions) msg (ValueError(1), TypeError('t')) ExceptionGroup('msg', [ValueError(1), TypeError('t')]) ExceptionGroup BaseExceptionGroup
fails(lambda: ExceptionGroup('x', []))
# expect: ValueError: second argument (exceptions) must be a non-empty sequence
fails(lambda: ExceptionGroup('x', [5]))
# expect: ValueError: Item 0 of second argument (exceptions) is not an exception
fails(lambda: ExceptionGroup('x', 5))
# expect: TypeError: second argument (exceptions) must be a sequence
fails(lambda: ExceptionGroup(1, [ValueError()]))
# expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int
fails(lambda: ExceptionGroup('x', [SystemExit()]))
# expect: TypeError: Cannot nest BaseExceptions in an ExceptionGroup
fails(lambda: ExceptionGroup('x'))
# expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
