# A deque that changes while it is iterated or searched.
from collections import deque


class Adds:
    def __init__(self, queue):
        self.queue = queue

    def __eq__(self, other):
        self.queue.append(1)
        return False


for search in (deque.index, deque.remove, deque.count, deque.__contains__):
    queue = deque()
    queue.extend([Adds(queue), Adds(queue)])
    try:
        search(queue, 5)
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__, error)
# expect: RuntimeError deque mutated during iteration
# expect: IndexError deque mutated during iteration
# expect: RuntimeError deque mutated during iteration
# expect: RuntimeError deque mutated during iteration
for change in (deque.clear, deque.popleft, lambda queue: queue.append(4), deque.rotate):
    queue = deque([1, 2, 3])
    numbers = iter(queue)
    next(numbers)
    change(queue)
    try:
        print(list(numbers))
    except RuntimeError as error:
        print(error)
# expect: deque mutated during iteration
# expect: deque mutated during iteration
# expect: deque mutated during iteration
# expect: deque mutated during iteration
queue = deque([1, 2, 3])
numbers = iter(queue)
queue[1] = 7
print(list(numbers))
# expect: [1, 7, 3]
