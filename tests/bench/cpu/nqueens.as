# Solutions of the n queens problem: recursion and lists of flags.


def place(row, size, columns, rising, falling):
    if row == size:
        return 1
    found = 0
    for column in range(size):
        up = row + column
        down = row - column + size
        if columns[column] or rising[up] or falling[down]:
            continue
        columns[column] = rising[up] = falling[down] = True
        found += place(row + 1, size, columns, rising, falling)
        columns[column] = rising[up] = falling[down] = False
    return found


def main(size):
    print(place(0, size, [False] * size, [False] * (2 * size), [False] * (2 * size)))


for board in (10, 11, 12):
    main(board)
