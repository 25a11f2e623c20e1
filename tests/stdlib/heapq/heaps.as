# Heaps, merge, nlargest, nsmallest.
import heapq

h = [5, 1, 4, 2]
heapq.heapify(h)
heapq.heappush(h, 0)
print([heapq.heappop(h) for _ in range(len(h))])  # expect: [0, 1, 2, 4, 5]
h = [1, 3]
print(heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h)  # expect: 0 1 [3, 9]
print(list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge("ca", "b", reverse=True)))
# expect: [1, 2, 3, 4] ['c', 'b', 'a']
print(list(heapq.merge(["a", "ccc"], ["bb"], key=len)))  # expect: ['a', 'bb', 'ccc']
words = ["pear", "fig", "apple", "kiwi", "plum"]
print(heapq.nlargest(2, words, key=len), heapq.nsmallest(3, words, key=len))
# expect: ['apple', 'pear'] ['fig', 'pear', 'kiwi']
print(heapq.nsmallest(1, [], key=len), heapq.nlargest(1, iter([3, 7])), heapq.nsmallest(0, [1]))
# expect: [] [7] []
print(heapq.nsmallest(3, (x * 7 % 10 for x in range(10))), heapq.nlargest(20, [1, 2]))
# expect: [0, 1, 2] [2, 1]
try:
    heapq.heappop([])
except IndexError as error:
    print(error)  # expect: index out of range
