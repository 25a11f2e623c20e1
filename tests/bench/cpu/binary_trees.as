# Allocates and walks many short-lived trees beside one that lives throughout.


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def main(max_depth):
    lasting = build(max_depth)
    for depth in range(4, max_depth + 1, 4):
        rounds = 1 << (max_depth - depth + 4)
        total = 0
        for _ in range(rounds):
            total += build(depth).count()
        print(rounds, "trees of depth", depth, "nodes", total)
    print("lasting tree of depth", max_depth, "nodes", lasting.count())


main(15)
