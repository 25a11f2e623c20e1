# Every kind of division by zero has its message.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: 1 // 0)  # expect: ZeroDivisionError: integer division or modulo by zero
fails(lambda: 1 % 0)  # expect: ZeroDivisionError: integer modulo by zero
fails(lambda: 1 / 0)  # expect: ZeroDivisionError: division by zero
fails(lambda: divmod(1, 0))  # expect: ZeroDivisionError: integer division or modulo by zero
fails(lambda: pow(0, -1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
fails(lambda: pow(2, 3, 0))  # expect: ValueError: pow() 3rd argument cannot be 0
fails(lambda: 1.0 / 0)  # expect: ZeroDivisionError: float division by zero
fails(lambda: 1.0 // 0)  # expect: ZeroDivisionError: float floor division by zero
fails(lambda: 1.0 % 0)  # expect: ZeroDivisionError: float modulo by zero
fails(lambda: divmod(1.0, 0))  # expect: ZeroDivisionError: float divmod()
fails(lambda: 0.0 ** -1)  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
fails(lambda: 1j / 0)  # expect: ZeroDivisionError: complex division by zero
fails(lambda: False / False)  # expect: ZeroDivisionError: division by zero
