# ISO 8601 in both directions.
from datetime import date, datetime, time, timedelta, timezone

for text in ('2024-01-02', '20240102', '2024-W01-1', '2024W011', '2024-W01', '2024W01', '2024-01-02T03',
             '2024-01-02 03:04', '20240102T0304+0530', '2024-01-02T030405,123456789Z', '2024-1-2', '',
             '2024-01-02T03:04:05+05:30:15.123456', '2024-01-02T03:04:05-00:00', '2024-01-02T', 'T03:04',
             '2024-01-02T3', '2024-01-02T03:0405', '2024-01-02T03:04:05.', '2024-01-02T03:04:05z', '0304',
             '2024-01-02T03:04:05+24:00', '2024-W54-1', '2024-W01-8', '2024-13-01', '2024-02-30', '24:00',
             '03:04:05.1', '03:04:05Z', '25:00', 'x', '2024-W05-3T03:04:05.123+01'):
    for cls in date, datetime, time:
        try:
            print(cls.__name__, repr(text), repr(cls.fromisoformat(text)))
        except ValueError as e:
            print(cls.__name__, repr(text), e)
d = datetime(2024, 1, 2, 3, 4, 5, 6789, timezone(-timedelta(hours=3, minutes=30)))
for spec in 'auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds':
    print(d.isoformat(' ', spec), d.time().isoformat(spec))
print(str(d), d.date(), d.timetz(), datetime.fromisoformat(d.isoformat()) == d)

# Expected output
# expect: date '2024-01-02' datetime.date(2024, 1, 2)
# expect: datetime '2024-01-02' datetime.datetime(2024, 1, 2, 0, 0)
# expect: time '2024-01-02' Invalid isoformat string: '2024-01-02'
# expect: date '20240102' datetime.date(2024, 1, 2)
# expect: datetime '20240102' datetime.datetime(2024, 1, 2, 0, 0)
# expect: time '20240102' datetime.time(20, 24, 1, 20000)
# expect: date '2024-W01-1' datetime.date(2024, 1, 1)
# expect: datetime '2024-W01-1' datetime.datetime(2024, 1, 1, 0, 0)
# expect: time '2024-W01-1' Invalid isoformat string: '2024-W01-1'
# expect: date '2024W011' datetime.date(2024, 1, 1)
# expect: datetime '2024W011' datetime.datetime(2024, 1, 1, 0, 0)
# expect: time '2024W011' Invalid isoformat string: '2024W011'
# expect: date '2024-W01' datetime.date(2024, 1, 1)
# expect: datetime '2024-W01' datetime.datetime(2024, 1, 1, 0, 0)
# expect: time '2024-W01' Invalid isoformat string: '2024-W01'
# expect: date '2024W01' datetime.date(2024, 1, 1)
# expect: datetime '2024W01' datetime.datetime(2024, 1, 1, 0, 0)
# expect: time '2024W01' Invalid isoformat string: '2024W01'
# expect: date '2024-01-02T03' Invalid isoformat string: '2024-01-02T03'
# expect: datetime '2024-01-02T03' datetime.datetime(2024, 1, 2, 3, 0)
# expect: time '2024-01-02T03' Invalid isoformat string: '2024-01-02T03'
# expect: date '2024-01-02 03:04' Invalid isoformat string: '2024-01-02 03:04'
# expect: datetime '2024-01-02 03:04' datetime.datetime(2024, 1, 2, 3, 4)
# expect: time '2024-01-02 03:04' Invalid isoformat string: '2024-01-02 03:04'
# expect: date '20240102T0304+0530' Invalid isoformat string: '20240102T0304+0530'
# expect: datetime '20240102T0304+0530' datetime.datetime(2024, 1, 2, 3, 4, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: time '20240102T0304+0530' Invalid isoformat string: '20240102T0304+0530'
# expect: date '2024-01-02T030405,123456789Z' Invalid isoformat string: '2024-01-02T030405,123456789Z'
# expect: datetime '2024-01-02T030405,123456789Z' datetime.datetime(2024, 1, 2, 3, 4, 5, 123456, tzinfo=datetime.timezone.utc)
# expect: time '2024-01-02T030405,123456789Z' Invalid isoformat string: '2024-01-02T030405,123456789Z'
# expect: date '2024-1-2' Invalid isoformat string: '2024-1-2'
# expect: datetime '2024-1-2' Invalid isoformat string: '2024-1-2'
# expect: time '2024-1-2' Invalid isoformat string: '2024-1-2'
# expect: date '' Invalid isoformat string: ''
# expect: datetime '' Invalid isoformat string: ''
# expect: time '' Invalid isoformat string: ''
# expect: date '2024-01-02T03:04:05+05:30:15.123456' Invalid isoformat string: '2024-01-02T03:04:05+05:30:15.123456'
# expect: datetime '2024-01-02T03:04:05+05:30:15.123456' datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone(datetime.timedelta(seconds=19815, microseconds=123456)))
# expect: time '2024-01-02T03:04:05+05:30:15.123456' Invalid isoformat string: '2024-01-02T03:04:05+05:30:15.123456'
# expect: date '2024-01-02T03:04:05-00:00' Invalid isoformat string: '2024-01-02T03:04:05-00:00'
# expect: datetime '2024-01-02T03:04:05-00:00' datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
# expect: time '2024-01-02T03:04:05-00:00' Invalid isoformat string: '2024-01-02T03:04:05-00:00'
# expect: date '2024-01-02T' Invalid isoformat string: '2024-01-02T'
# expect: datetime '2024-01-02T' Invalid isoformat string: '2024-01-02T'
# expect: time '2024-01-02T' Invalid isoformat string: '2024-01-02T'
# expect: date 'T03:04' Invalid isoformat string: 'T03:04'
# expect: datetime 'T03:04' Invalid isoformat string: 'T03:04'
# expect: time 'T03:04' datetime.time(3, 4)
# expect: date '2024-01-02T3' Invalid isoformat string: '2024-01-02T3'
# expect: datetime '2024-01-02T3' Invalid isoformat string: '2024-01-02T3'
# expect: time '2024-01-02T3' Invalid isoformat string: '2024-01-02T3'
# expect: date '2024-01-02T03:0405' Invalid isoformat string: '2024-01-02T03:0405'
# expect: datetime '2024-01-02T03:0405' Invalid isoformat string: '2024-01-02T03:0405'
# expect: time '2024-01-02T03:0405' Invalid isoformat string: '2024-01-02T03:0405'
# expect: date '2024-01-02T03:04:05.' Invalid isoformat string: '2024-01-02T03:04:05.'
# expect: datetime '2024-01-02T03:04:05.' Invalid isoformat string: '2024-01-02T03:04:05.'
# expect: time '2024-01-02T03:04:05.' Invalid isoformat string: '2024-01-02T03:04:05.'
# expect: date '2024-01-02T03:04:05z' Invalid isoformat string: '2024-01-02T03:04:05z'
# expect: datetime '2024-01-02T03:04:05z' Invalid isoformat string: '2024-01-02T03:04:05z'
# expect: time '2024-01-02T03:04:05z' Invalid isoformat string: '2024-01-02T03:04:05z'
# expect: date '0304' Invalid isoformat string: '0304'
# expect: datetime '0304' Invalid isoformat string: '0304'
# expect: time '0304' datetime.time(3, 4)
# expect: date '2024-01-02T03:04:05+24:00' Invalid isoformat string: '2024-01-02T03:04:05+24:00'
# expect: datetime '2024-01-02T03:04:05+24:00' offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).
# expect: time '2024-01-02T03:04:05+24:00' Invalid isoformat string: '2024-01-02T03:04:05+24:00'
# expect: date '2024-W54-1' Invalid isoformat string: '2024-W54-1'
# expect: datetime '2024-W54-1' Invalid isoformat string: '2024-W54-1'
# expect: time '2024-W54-1' Invalid isoformat string: '2024-W54-1'
# expect: date '2024-W01-8' Invalid isoformat string: '2024-W01-8'
# expect: datetime '2024-W01-8' Invalid isoformat string: '2024-W01-8'
# expect: time '2024-W01-8' Invalid isoformat string: '2024-W01-8'
# expect: date '2024-13-01' month must be in 1..12
# expect: datetime '2024-13-01' month must be in 1..12
# expect: time '2024-13-01' Invalid isoformat string: '2024-13-01'
# expect: date '2024-02-30' day is out of range for month
# expect: datetime '2024-02-30' day is out of range for month
# expect: time '2024-02-30' Invalid isoformat string: '2024-02-30'
# expect: date '24:00' Invalid isoformat string: '24:00'
# expect: datetime '24:00' Invalid isoformat string: '24:00'
# expect: time '24:00' hour must be in 0..23
# expect: date '03:04:05.1' Invalid isoformat string: '03:04:05.1'
# expect: datetime '03:04:05.1' Invalid isoformat string: '03:04:05.1'
# expect: time '03:04:05.1' datetime.time(3, 4, 5, 100000)
# expect: date '03:04:05Z' Invalid isoformat string: '03:04:05Z'
# expect: datetime '03:04:05Z' Invalid isoformat string: '03:04:05Z'
# expect: time '03:04:05Z' datetime.time(3, 4, 5, tzinfo=datetime.timezone.utc)
# expect: date '25:00' Invalid isoformat string: '25:00'
# expect: datetime '25:00' Invalid isoformat string: '25:00'
# expect: time '25:00' hour must be in 0..23
# expect: date 'x' Invalid isoformat string: 'x'
# expect: datetime 'x' Invalid isoformat string: 'x'
# expect: time 'x' Invalid isoformat string: 'x'
# expect: date '2024-W05-3T03:04:05.123+01' Invalid isoformat string: '2024-W05-3T03:04:05.123+01'
# expect: datetime '2024-W05-3T03:04:05.123+01' datetime.datetime(2024, 1, 31, 3, 4, 5, 123000, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600)))
# expect: time '2024-W05-3T03:04:05.123+01' Invalid isoformat string: '2024-W05-3T03:04:05.123+01'
# expect: 2024-01-02 03:04:05.006789-03:30 03:04:05.006789
# expect: 2024-01-02 03-03:30 03
# expect: 2024-01-02 03:04-03:30 03:04
# expect: 2024-01-02 03:04:05-03:30 03:04:05
# expect: 2024-01-02 03:04:05.006-03:30 03:04:05.006
# expect: 2024-01-02 03:04:05.006789-03:30 03:04:05.006789
# expect: 2024-01-02 03:04:05.006789-03:30 2024-01-02 03:04:05.006789-03:30 True
