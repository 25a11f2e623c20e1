# Digits of pi from an unbounded stream of linear fractional transformations: big integers,
# multiplied by small ones, added, compared and divided.


def digits(count):
    result = []
    q, r, t = 1, 0, 1
    k = 0
    while len(result) < count:
        k += 1
        odd = 2 * k + 1
        q, r, t = q * k, (2 * q + r) * odd, t * odd
        if q > r:
            continue
        digit, rest = divmod(3 * q + r, t)
        # The next term can no longer carry into this digit.
        if rest + q >= t:
            continue
        result.append(str(digit))
        r = 10 * (r - digit * t)
        q *= 10
    return "".join(result)


text = digits(7500)
for start in range(0, len(text), 1500):
    print(text[start:start + 50])
print(sum(map(int, text)))
