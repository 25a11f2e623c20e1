import io
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase))
# expect: True True
print(issubclass(io.FileIO, io.RawIOBase), issubclass(io.UnsupportedOperation, (OSError, ValueError)))
# expect: True True
