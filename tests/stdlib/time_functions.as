# Clocks and calendar arithmetic in UTC.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import time
print(time.gmtime(0)[:6], time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(86400)), time.monotonic() <= time.monotonic(), type(time.time()).__name__, time.strptime('2024-02-29', '%Y-%m-%d')[:3], time.gmtime(1e9).tm_yday, type(time.time_ns()).__name__)
# expect: (1970, 1, 1, 0, 0, 0) 1970-01-02 00:00:00 True float (2024, 2, 29) 252 int
fails(lambda: time.sleep(-1))  # expect: ValueError: sleep length must be non-negative
