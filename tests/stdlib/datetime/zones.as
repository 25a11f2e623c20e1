# Zones made by a program, folds, conversions; local time.
import os
import time
from datetime import datetime, timedelta, timezone, tzinfo

os.environ['TZ'] = 'America/New_York'
time.tzset()

class Summer(tzinfo):
    """An hour ahead of UTC, two from April to September."""

    def utcoffset(self, when):
        return timedelta(hours=1) + self.dst(when)

    def dst(self, when):
        return timedelta(hours=1) if when is not None and 4 <= when.month <= 9 else timedelta(0)

    def tzname(self, when):
        return 'ST' if self.dst(when) else 'WT'

    def __repr__(self):
        return 'Summer()'

zone = Summer()
for month in 1, 7:
    d = datetime(2024, month, 1, 12, tzinfo=zone)
    print(d, d.tzname(), d.dst(), d.utctimetuple()[:5], d.timetuple().tm_isdst)
    print(d.astimezone(timezone.utc), d.astimezone(timezone.utc).astimezone(zone), d.timestamp())
    print(d.strftime('%Z %z %:z'), repr(d))
naive = datetime(2024, 7, 1, 12)
print(naive.astimezone(), naive.astimezone().tzname(), naive.timestamp(), datetime.fromtimestamp(naive.timestamp()))
for fold in 0, 1:
    d = datetime(2024, 11, 3, 1, 30, fold=fold)
    print(d.timestamp(), datetime.fromtimestamp(d.timestamp()).fold, d.astimezone(timezone.utc))
print(datetime(2024, 3, 10, 2, 30).timestamp(), datetime(2024, 3, 10, 2, 30, fold=1).timestamp())

class Bad(tzinfo):
    def utcoffset(self, when):
        return 5
    def dst(self, when):
        return timedelta(5)
    def tzname(self, when):
        return 5

for name in 'utcoffset', 'dst', 'tzname':
    try:
        getattr(datetime(2024, 1, 1, tzinfo=Bad()), name)()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    tzinfo().utcoffset(None)
except NotImplementedError as e:
    print(e)

# Expected output
# expect: 2024-01-01 12:00:00+01:00 WT 0:00:00 (2024, 1, 1, 11, 0) 0
# expect: 2024-01-01 11:00:00+00:00 2024-01-01 12:00:00+01:00 1704106800.0
# expect: WT +0100 +01:00 datetime.datetime(2024, 1, 1, 12, 0, tzinfo=Summer())
# expect: 2024-07-01 12:00:00+02:00 ST 1:00:00 (2024, 7, 1, 10, 0) 1
# expect: 2024-07-01 10:00:00+00:00 2024-07-01 12:00:00+02:00 1719828000.0
# expect: ST +0200 +02:00 datetime.datetime(2024, 7, 1, 12, 0, tzinfo=Summer())
# expect: 2024-07-01 12:00:00-04:00 EDT 1719849600.0 2024-07-01 12:00:00
# expect: 1730611800.0 0 2024-11-03 05:30:00+00:00
# expect: 1730615400.0 1 2024-11-03 06:30:00+00:00
# expect: 1710055800.0 1710052200.0
# expect: TypeError tzinfo.utcoffset() must return None or timedelta, not 'int'
# expect: ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).
# expect: TypeError tzinfo.tzname() must return None or a string, not 'int'
# expect: a tzinfo subclass must implement utcoffset()
