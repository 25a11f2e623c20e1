# True division of large numbers rounds correctly or overflows.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(10 ** 400 / 10 ** 399, 10 ** 30 / 3, (2 ** 53 + 1) / 1, (2 ** 54 + 2) / 2)
# expect: 10.0 3.333333333333333e+29 9007199254740992.0 9007199254740992.0
print(1 / 10 ** 400, -1 / 10 ** 320, (10 ** 400 + 1) / 10 ** 400)  # expect: 0.0 -1e-320 1.0
fails(lambda: 10 ** 400 / 1)  # expect: OverflowError: integer division result too large for a float
fails(lambda: float(10 ** 400))  # expect: OverflowError: int too large to convert to float
fails(lambda: 10 ** 400 * 1.0)  # expect: OverflowError: int too large to convert to float
print(2 ** 1023 / 1, (2 ** 1024 - 2 ** 971) / 1)
# expect: 8.98846567431158e+307 1.7976931348623157e+308
