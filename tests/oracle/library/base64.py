import base64
data = bytes(range(256))
for name in ('b64', 'b32', 'b16', 'b85', 'a85', 'b32hex', 'z85'):
    e = getattr(base64, name + 'encode')(data); print(name, e[:40], getattr(base64, name + 'decode')(e) == data)
print(base64.urlsafe_b64encode(b'\xff\xfe>'), base64.encodebytes(b'x' * 60), base64.b64decode('YQ==\n'), base64.standard_b64decode(b'YWI='))
for bad in (lambda: base64.b64decode('abc'), lambda: base64.b64decode('a!bc', validate=True), lambda: base64.b32decode('a'), lambda: base64.b16decode('zz'), lambda: base64.b64decode('é')):
    try:
        print(bad())
    except ValueError as error:
        print(type(error).__name__, error)
