# Pancake flips over all permutations: list indexing, slices and reversal in place.


def fannkuch(n):
    perm = list(range(n))
    counts = [0] * n
    most = 0
    checksum = 0
    sign = 1
    while True:
        first = perm[0]
        if first:
            work = perm[:]
            flips = 0
            while first:
                low = 1
                high = first - 1
                while low < high:
                    work[low], work[high] = work[high], work[low]
                    low += 1
                    high -= 1
                following = work[first]
                work[first] = first
                first = following
                flips += 1
            if flips > most:
                most = flips
            checksum += sign * flips
        # The next permutation: alternately swap the first two or rotate a longer prefix.
        sign = -sign
        if sign < 0:
            perm[0], perm[1] = perm[1], perm[0]
            continue
        perm[1], perm[2] = perm[2], perm[1]
        i = 2
        while counts[i] >= i:
            counts[i] = 0
            i += 1
            if i == n:
                return checksum, most
            head = perm[0]
            for j in range(i):
                perm[j] = perm[j + 1]
            perm[i] = head
        counts[i] += 1


for size in (7, 8, 9, 9, 9, 9):
    checksum, most = fannkuch(size)
    print(size, checksum, most)
