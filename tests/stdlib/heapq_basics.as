# Heap operations.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import heapq
h = [5, 1, 4]
heapq.heapify(h)
heapq.heappush(h, 0)
print(h[0], heapq.heappop(h), heapq.heappushpop(h, 3), heapq.heapreplace(h, 9), sorted(h), heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, 'cab', key=ord), list(heapq.merge([1, 4], [2, 3])))
# expect: 0 0 1 3 [4, 5, 9] [5, 3] ['a', 'b'] [1, 2, 3, 4]
fails(lambda: heapq.heappop([]))  # expect: IndexError: index out of range
