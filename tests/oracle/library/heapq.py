import heapq
heap = [5, 3, 8, 1, 9, 2]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(3)], heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 7), sorted(heap))
print(heapq.nlargest(2, 'hello world'.split(), key=len), heapq.nsmallest(3, [4, 1, 3, 2]), list(heapq.merge([1, 4], [2, 3], [0])))
print(list(heapq.merge(['dog', 'horse'], ['cat', 'fish', 'kangaroo'], key=len, reverse=False)))
