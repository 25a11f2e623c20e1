# What moves within a large container while the collector is half through it stays alive.
from collections import deque

SIZE = 20000
numbers = [[i] for i in range(SIZE)]
queue = deque([i] for i in range(SIZE))
table = {i: [i] for i in range(SIZE)}
unique = {(i,) for i in range(SIZE)}
for i in range(3 * SIZE):
    numbers.append(numbers.pop(i % 7)[:])
    queue.append(queue.popleft()[:])
    if i % 50 == 0:
        numbers.reverse()
        numbers.insert(0, [numbers.pop()[0]])
        queue.rotate(3)
    table[SIZE + i] = [table.pop(i)[0]]
    unique.discard((i,))
    unique.add((SIZE + i,))
print(len(numbers), sum(item[0] for item in numbers))
# expect: 20000 199990000
print(len(queue), sum(item[0] for item in queue))
# expect: 20000 199990000
print(len(table), sum(item[0] for item in table.values()))
# expect: 20000 199990000
print(len(unique), sum(item[0] for item in unique))
# expect: 20000 1399990000
