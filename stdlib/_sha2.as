"""SHA-512 in the language itself, for random.seed() with text where no native one is built in."""


def _primes(count):
    found = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


def _root(value, power):
    # The integer root of a non-negative integer.
    guess = 1 << (value.bit_length() + power - 1) // power
    while True:
        better = ((power - 1) * guess + value // guess ** (power - 1)) // power
        if better >= guess:
            return guess
        guess = better


_MASK = (1 << 64) - 1


def _digest(data):
    # The 64 bytes of the SHA-512 of bytes.
    # The constants are the first 64 bits of the fractions of roots of primes.
    primes = _primes(80)
    rounds = [_root(prime << 192, 3) & _MASK for prime in primes]
    state = [_root(prime << 128, 2) & _MASK for prime in primes[:8]]
    data = bytes(data)
    bits = len(data) * 8
    data += b'\x80' + bytes(-(len(data) + 17) % 128) + bits.to_bytes(16, 'big')

    def turn(x, n):
        return (x >> n | x << 64 - n) & _MASK

    for start in range(0, len(data), 128):
        w = [int.from_bytes(data[i:i + 8], 'big') for i in range(start, start + 128, 8)]
        for i in range(16, 80):
            a, b = w[i - 15], w[i - 2]
            w.append((w[i - 16] + (turn(a, 1) ^ turn(a, 8) ^ a >> 7) + w[i - 7]
                      + (turn(b, 19) ^ turn(b, 61) ^ b >> 6)) & _MASK)
        a, b, c, d, e, f, g, h = state
        for i in range(80):
            first = (h + (turn(e, 14) ^ turn(e, 18) ^ turn(e, 41)) + (e & f ^ ~e & g)
                     + rounds[i] + w[i])
            second = (turn(a, 28) ^ turn(a, 34) ^ turn(a, 39)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = ((first + second) & _MASK, a, b, c, (d + first) & _MASK,
                                      e, f, g)
        state = [(x + y) & _MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b''.join([x.to_bytes(8, 'big') for x in state])


class sha512:
    """SHA-512 of the bytes given at first and by update()."""

    name = 'sha512'
    digest_size = 64
    block_size = 128

    def __init__(self, data=b'', *, usedforsecurity=True):
        self._data = bytes(data)

    def update(self, data):
        self._data += bytes(data)

    def copy(self):
        return sha512(self._data)

    def digest(self):
        return _digest(self._data)

    def hexdigest(self):
        return self.digest().hex()
