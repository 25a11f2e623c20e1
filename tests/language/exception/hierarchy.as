# The tree of built-in exceptions.
for c in [KeyError, IndexError, ZeroDivisionError, OverflowError, FileNotFoundError, UnicodeDecodeError, ModuleNotFoundError, RecursionError, NotImplementedError, UnboundLocalError, IndentationError, TabError, BrokenPipeError, StopIteration, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, SystemExit, DeprecationWarning, BaseExceptionGroup, ExceptionGroup, TimeoutError, ConnectionResetError, AssertionError, MemoryError, EOFError, BufferError, PythonFinalizationError]:
    print(*[k.__name__ for k in c.__mro__[:-1]])
# expect: KeyError LookupError Exception BaseException
# expect: IndexError LookupError Exception BaseException
# expect: ZeroDivisionError ArithmeticError Exception BaseException
# expect: OverflowError ArithmeticError Exception BaseException
# expect: FileNotFoundError OSError Exception BaseException
# expect: UnicodeDecodeError UnicodeError ValueError Exception BaseException
# expect: ModuleNotFoundError ImportError Exception BaseException
# expect: RecursionError RuntimeError Exception BaseException
# expect: NotImplementedError RuntimeError Exception BaseException
# expect: UnboundLocalError NameError Exception BaseException
# expect: IndentationError SyntaxError Exception BaseException
# expect: TabError IndentationError SyntaxError Exception BaseException
# expect: BrokenPipeError ConnectionError OSError Exception BaseException
# expect: StopIteration Exception BaseException
# expect: StopAsyncIteration Exception BaseException
# expect: GeneratorExit BaseException
# expect: KeyboardInterrupt BaseException
# expect: SystemExit BaseException
# expect: DeprecationWarning Warning Exception BaseException
# expect: BaseExceptionGroup BaseException
# expect: ExceptionGroup BaseExceptionGroup Exception BaseException
# expect: TimeoutError OSError Exception BaseException
# expect: ConnectionResetError ConnectionError OSError Exception BaseException
# expect: AssertionError Exception BaseException
# expect: MemoryError Exception BaseException
# expect: EOFError Exception BaseException
# expect: BufferError Exception BaseException
# expect: PythonFinalizationError RuntimeError Exception BaseException
print(EnvironmentError is OSError, IOError is OSError)  # expect: True True
