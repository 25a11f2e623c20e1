# The largest singular value of an infinite matrix's corner: float arithmetic and calls.


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    size = len(vector)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(i, j) * vector[j]
        result.append(total)
    return result


def times_transposed(vector):
    size = len(vector)
    result = []
    for i in range(size):
        total = 0.0
        for j in range(size):
            total += entry(j, i) * vector[j]
        result.append(total)
    return result


def main(size):
    u = [1.0] * size
    v = u
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    upper = 0.0
    lower = 0.0
    for a, b in zip(u, v):
        upper += a * b
        lower += b * b
    print("%.9f" % (upper / lower) ** 0.5)


main(500)
