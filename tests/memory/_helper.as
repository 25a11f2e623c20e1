value = [1, 2, 3]
def double(n):
    return n * 2
