# count, cycle, repeat.
from itertools import count, cycle, repeat, islice
print(list(islice(count(5, 2), 3)), list(islice(cycle('ab'), 5)), list(repeat(1, 3)), count(1), repeat(2, 3), list(islice(count(0.5), 2)))
# expect: [5, 7, 9] ['a', 'b', 'a', 'b', 'a'] [1, 1, 1] count(1) repeat(2, 3) [0.5, 1.5]
