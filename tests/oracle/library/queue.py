import queue
q = queue.PriorityQueue(); [q.put(x) for x in (3, 1, 2)]; print([q.get() for _ in range(3)], q.empty())
l = queue.LifoQueue(2); l.put(1); l.put(2); print(l.full(), l.get())
try: queue.Queue().get_nowait()
except queue.Empty as e: print(repr(e))
try: (lambda q: (q.put(1), q.put_nowait(2)))(queue.Queue(1))
except queue.Full as e: print(repr(e))
s = queue.SimpleQueue(); s.put(5); print(s.qsize(), s.get(), s.empty())
q = queue.Queue(); q.put(1); q.get(); q.task_done(); q.join(); print(q.unfinished_tasks)
