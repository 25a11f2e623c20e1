import uuid
u = uuid.UUID('12345678-1234-5678-1234-567812345678'); print(u, u.hex, u.int, u.version, u.variant, u.fields, u.urn, repr(u), uuid.UUID(int=5) < u, uuid.UUID(bytes=b'x' * 16))
print(uuid.uuid4().version, len({uuid.uuid4() for _ in range(50)}))
try: uuid.UUID('x')
except ValueError as e: print(e)
