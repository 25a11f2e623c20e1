import io
b = io.BytesIO(b'abc\ndef'); t = io.TextIOWrapper(b, 'utf-8', newline=''); print(t.readline(), b.closed, io.StringIO('a\r\nb', newline=None).read(), io.BufferedReader(io.BytesIO(b'xyz')).peek(1)[:1])
