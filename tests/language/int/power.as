# Integer powers, negative exponents and the three-argument form.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(2 ** 10, (-2) ** 3, -2 ** 2, 0 ** 0, 2 ** -1, (-2) ** -2)  # expect: 1024 -8 -4 1 0.5 0.25
print(3 ** 40, (-3) ** 41)  # expect: 12157665459056928801 -36472996377170786403
print(pow(3, 5, 7), pow(3, 5, -7), pow(-3, 5, 7), pow(3, -1, 7), pow(38, -1, 97))
# expect: 5 -2 2 5 23
print(pow(0, 0, 1), pow(5, 0, 7), pow(2, 1000, 1000007))  # expect: 0 1 783922
print(2 ** 3 ** 2, (2 ** 3) ** 2)  # expect: 512 64
fails(lambda: pow(2, -1, 4))  # expect: ValueError: base is not invertible for the given modulus
fails(lambda: pow(2.0, 1, 3))
# expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print((-8) ** (1 / 3))  # expect: (1.0000000000000002+1.7320508075688772j)
