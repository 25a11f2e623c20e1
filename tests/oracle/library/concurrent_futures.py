from concurrent import futures
f = futures.Future(); f.add_done_callback(lambda f: print('done', f.result())); f.set_result(5); print(f.done(), f.result(), futures.FIRST_COMPLETED)
g = futures.Future(); print(g.cancel(), g.cancelled())
