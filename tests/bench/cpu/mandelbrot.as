# Escape times over a grid: float arithmetic in local variables, compare and branch.


def escape(cr, ci, limit):
    zr = zi = 0.0
    rr = ii = 0.0
    n = 0
    while n < limit and rr + ii <= 4.0:
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
        rr = zr * zr
        ii = zi * zi
        n += 1
    return n


def main(width, height, limit):
    inside = 0
    total = 0
    for row in range(height):
        ci = 2.0 * row / height - 1.0
        for column in range(width):
            n = escape(3.0 * column / width - 2.0, ci, limit)
            if n == limit:
                inside += 1
            total += n
    print(inside, total)


main(640, 480, 120)
