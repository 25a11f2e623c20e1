# Dates, times and zones: making, arithmetic, text, complaints.
import os
import time as clock
import warnings
from datetime import *

warnings.simplefilter('ignore')
os.environ['TZ'] = 'UTC'
clock.tzset()
SOURCES = r"""
date(0,1,1)
date(10000,1,1)
date(2024,13,1)
date(2024,2,30)
date('a',1,1)
date(2024)
date()
date(1.5,1,1)
datetime(2024,1,1,24)
datetime(2024,1,1,fold=2)
datetime(2024,1,1,tzinfo=5)
datetime(2024,1)
time(24)
time(1,tzinfo='x')
date.max+timedelta(1)
date.min-timedelta(1)
date(2024,1,1)-5
5-date(2024,1,1)
date(2024,1,1)+5
date(2024,1,1)<5
datetime(2024,1,1)<date(2024,1,1)
date(2024,1,1)==datetime(2024,1,1)
datetime(2024,1,1)==date(2024,1,1)
datetime(2024,1,1)-date(2024,1,1)
date(2024,1,1)-datetime(2024,1,1)
datetime(2024,1,1)-5
datetime(2024,1,1)<datetime(2024,1,1,tzinfo=timezone.utc)
datetime(2024,1,1)==datetime(2024,1,1,tzinfo=timezone.utc)
datetime(2024,1,1)-datetime(2024,1,1,tzinfo=timezone.utc)
time(1)<time(1,tzinfo=timezone.utc)
timezone(5)
timezone(timedelta(1))
timezone(timedelta(hours=1),5)
timezone(timedelta(hours=1),name='x')
timezone(timedelta(hours=5,minutes=30))
timezone(timedelta(0))
timezone(timedelta(0),'x')
str(timezone(timedelta(hours=-5,seconds=-3)))
timezone.utc.utcoffset(5)
timezone.utc.fromutc(datetime(2024,1,1))
timezone.utc.fromutc(5)
tzinfo().utcoffset(None)
date.fromisocalendar(2024,54,1)
date.fromisocalendar(2020,53,1)
date.fromisocalendar(2024,1,8)
date.fromisocalendar(0,1,1)
date(2024,1,1).timetuple()
datetime(2024,1,1,5,tzinfo=timezone(timedelta(hours=1))).utctimetuple()
date.fromordinal(0)
date.fromordinal(10**7)
date.fromordinal('a')
date.fromtimestamp(10**20)
date.fromtimestamp('a')
datetime.fromtimestamp(1.5,timezone.utc)
datetime.fromtimestamp(-1.5,timezone.utc)
datetime.fromtimestamp(1e18,timezone.utc)
datetime.fromtimestamp(0,5)
datetime.utcfromtimestamp(0)
datetime.fromtimestamp(0.0000015,timezone.utc)
datetime.fromtimestamp(0.9999999,timezone.utc)
datetime(2024,1,1,1,2,3,4).isoformat(' ','milliseconds')
datetime(2024,1,1,1,2,3,4).isoformat(timespec='x')
datetime(2024,1,1,1,2,3,4).isoformat('xx')
time(1,2,3,4).isoformat('hours')
date(2024,1,1).strftime('%Y %j %a')
time(1,2).strftime('%H %Y')
datetime(2024,1,1,tzinfo=timezone.utc).strftime('%z %Z %:z %f %%')
datetime(2024,1,1).strftime('%z|%Z|%:z|%f')
datetime(2024,1,1).strftime('%')
datetime(2024,1,1).strftime(5)
date(2024,1,1).strftime('%H %f %z')
format(date(2024,1,1),'%d')
date(2024,1,1).replace(month=13)
datetime(2024,1,1).replace(tzinfo=timezone.utc,fold=1)
datetime.combine(date(2024,1,1),time(5,tzinfo=timezone.utc))
datetime.combine(date(2024,1,1),5)
datetime.combine(5,time(5))
datetime(2024,1,1).astimezone(5)
datetime(2024,1,1).astimezone()
datetime(2024,1,1).ctime()
datetime.strptime('2024-01-02 03:04:05.678 +0530','%Y-%m-%d %H:%M:%S.%f %z')
datetime.strptime('x','%Y')
datetime.min,datetime.max,datetime.resolution
timezone.min,timezone.max
UTC
date(2024,1,1).__reduce__()
datetime(2024,1,1).__reduce__()
time(1,2,fold=1).__reduce_ex__(4)
datetime(*datetime(2024,1,1,fold=1).__reduce_ex__(4)[1])
date(2024,1,1)+date(2024,1,1)
datetime(2024,1,1)+datetime(2024,1,1)
datetime(2024,1,1)+timedelta(days=-800000)
datetime.now(5)
repr(datetime(2024,1,1,1,0,0,5,timezone.utc,fold=1))
repr(time(1,fold=1,tzinfo=timezone.utc))
date(True,1,1)
date(2024,1,1)!=None
datetime.strptime('24','%y').date()
time(1)-time(2)
time(1)<5
time(1)+5
type('D',(date,),{})(2024,1,1)
type('D',(datetime,),{})(2024,1,1)+timedelta(1)
type('D',(timedelta,),{})(1)+timedelta(1)
type('D',(timedelta,),{})(1)
hash(date(2024,1,1))==hash(date(2024,1,1))
datetime(2024,1,1)==5
hash(datetime(2024,1,1,tzinfo=timezone.utc))==hash(datetime(2024,1,1,1,tzinfo=timezone(timedelta(hours=1))))
{timedelta(1):1}[timedelta(hours=24)]
datetime(2024,6,1,12).timestamp()
datetime.fromtimestamp(1e9)
"""
for source in SOURCES.strip().splitlines():
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, type(e).__name__, e)

# Expected output
# expect: date(0,1,1) ValueError year 0 is out of range
# expect: date(10000,1,1) ValueError year 10000 is out of range
# expect: date(2024,13,1) ValueError month must be in 1..12
# expect: date(2024,2,30) ValueError day is out of range for month
# expect: date('a',1,1) TypeError 'str' object cannot be interpreted as an integer
# expect: date(2024) TypeError function missing required argument 'month' (pos 2)
# expect: date() TypeError function missing required argument 'year' (pos 1)
# expect: date(1.5,1,1) TypeError 'float' object cannot be interpreted as an integer
# expect: datetime(2024,1,1,24) ValueError hour must be in 0..23
# expect: datetime(2024,1,1,fold=2) ValueError fold must be either 0 or 1
# expect: datetime(2024,1,1,tzinfo=5) TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: datetime(2024,1) TypeError function missing required argument 'day' (pos 3)
# expect: time(24) ValueError hour must be in 0..23
# expect: time(1,tzinfo='x') TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'str'
# expect: date.max+timedelta(1) OverflowError date value out of range
# expect: date.min-timedelta(1) OverflowError date value out of range
# expect: date(2024,1,1)-5 TypeError unsupported operand type(s) for -: 'datetime.date' and 'int'
# expect: 5-date(2024,1,1) TypeError unsupported operand type(s) for -: 'int' and 'datetime.date'
# expect: date(2024,1,1)+5 TypeError unsupported operand type(s) for +: 'datetime.date' and 'int'
# expect: date(2024,1,1)<5 TypeError '<' not supported between instances of 'datetime.date' and 'int'
# expect: datetime(2024,1,1)<date(2024,1,1) TypeError '<' not supported between instances of 'datetime.datetime' and 'datetime.date'
# expect: date(2024,1,1)==datetime(2024,1,1) -> False
# expect: datetime(2024,1,1)==date(2024,1,1) -> False
# expect: datetime(2024,1,1)-date(2024,1,1) TypeError unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'
# expect: date(2024,1,1)-datetime(2024,1,1) TypeError unsupported operand type(s) for -: 'datetime.date' and 'datetime.datetime'
# expect: datetime(2024,1,1)-5 TypeError unsupported operand type(s) for -: 'datetime.datetime' and 'int'
# expect: datetime(2024,1,1)<datetime(2024,1,1,tzinfo=timezone.utc) TypeError can't compare offset-naive and offset-aware datetimes
# expect: datetime(2024,1,1)==datetime(2024,1,1,tzinfo=timezone.utc) -> False
# expect: datetime(2024,1,1)-datetime(2024,1,1,tzinfo=timezone.utc) TypeError can't subtract offset-naive and offset-aware datetimes
# expect: time(1)<time(1,tzinfo=timezone.utc) TypeError can't compare offset-naive and offset-aware times
# expect: timezone(5) TypeError timezone() argument 1 must be datetime.timedelta, not int
# expect: timezone(timedelta(1)) ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).
# expect: timezone(timedelta(hours=1),5) TypeError timezone() argument 2 must be str, not int
# expect: timezone(timedelta(hours=1),name='x') -> datetime.timezone(datetime.timedelta(seconds=3600), 'x')
# expect: timezone(timedelta(hours=5,minutes=30)) -> datetime.timezone(datetime.timedelta(seconds=19800))
# expect: timezone(timedelta(0)) -> datetime.timezone.utc
# expect: timezone(timedelta(0),'x') -> datetime.timezone(datetime.timedelta(0), 'x')
# expect: str(timezone(timedelta(hours=-5,seconds=-3))) -> 'UTC-05:00:03'
# expect: timezone.utc.utcoffset(5) TypeError utcoffset(dt) argument must be a datetime instance or None, not int
# expect: timezone.utc.fromutc(datetime(2024,1,1)) ValueError fromutc: dt.tzinfo is not self
# expect: timezone.utc.fromutc(5) TypeError fromutc: argument must be a datetime
# expect: tzinfo().utcoffset(None) NotImplementedError a tzinfo subclass must implement utcoffset()
# expect: date.fromisocalendar(2024,54,1) ValueError Invalid week: 54
# expect: date.fromisocalendar(2020,53,1) -> datetime.date(2020, 12, 28)
# expect: date.fromisocalendar(2024,1,8) ValueError Invalid day: 8 (range is [1, 7])
# expect: date.fromisocalendar(0,1,1) ValueError Year is out of range: 0
# expect: date(2024,1,1).timetuple() -> time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=-1)
# expect: datetime(2024,1,1,5,tzinfo=timezone(timedelta(hours=1))).utctimetuple() -> time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=4, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=0)
# expect: date.fromordinal(0) ValueError ordinal must be >= 1
# expect: date.fromordinal(10**7) ValueError year 27380 is out of range
# expect: date.fromordinal('a') TypeError 'str' object cannot be interpreted as an integer
# expect: date.fromtimestamp(10**20) OverflowError timestamp out of range for platform time_t
# expect: date.fromtimestamp('a') TypeError 'str' object cannot be interpreted as an integer
# expect: datetime.fromtimestamp(1.5,timezone.utc) -> datetime.datetime(1970, 1, 1, 0, 0, 1, 500000, tzinfo=datetime.timezone.utc)
# expect: datetime.fromtimestamp(-1.5,timezone.utc) -> datetime.datetime(1969, 12, 31, 23, 59, 58, 500000, tzinfo=datetime.timezone.utc)
# expect: datetime.fromtimestamp(1e18,timezone.utc) OSError [Errno 75] Value too large for defined data type
# expect: datetime.fromtimestamp(0,5) TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: datetime.utcfromtimestamp(0) -> datetime.datetime(1970, 1, 1, 0, 0)
# expect: datetime.fromtimestamp(0.0000015,timezone.utc) -> datetime.datetime(1970, 1, 1, 0, 0, 0, 2, tzinfo=datetime.timezone.utc)
# expect: datetime.fromtimestamp(0.9999999,timezone.utc) -> datetime.datetime(1970, 1, 1, 0, 0, 1, tzinfo=datetime.timezone.utc)
# expect: datetime(2024,1,1,1,2,3,4).isoformat(' ','milliseconds') -> '2024-01-01 01:02:03.000'
# expect: datetime(2024,1,1,1,2,3,4).isoformat(timespec='x') ValueError Unknown timespec value
# expect: datetime(2024,1,1,1,2,3,4).isoformat('xx') TypeError isoformat() argument 1 must be a unicode character, not str
# expect: time(1,2,3,4).isoformat('hours') -> '01'
# expect: date(2024,1,1).strftime('%Y %j %a') -> '2024 001 Mon'
# expect: time(1,2).strftime('%H %Y') -> '01 1900'
# expect: datetime(2024,1,1,tzinfo=timezone.utc).strftime('%z %Z %:z %f %%') -> '+0000 UTC +00:00 000000 %'
# expect: datetime(2024,1,1).strftime('%z|%Z|%:z|%f') -> '|||000000'
# expect: datetime(2024,1,1).strftime('%') -> '%'
# expect: datetime(2024,1,1).strftime(5) TypeError strftime() argument 1 must be str, not int
# expect: date(2024,1,1).strftime('%H %f %z') -> '00 000000 '
# expect: format(date(2024,1,1),'%d') -> '01'
# expect: date(2024,1,1).replace(month=13) ValueError month must be in 1..12
# expect: datetime(2024,1,1).replace(tzinfo=timezone.utc,fold=1) -> datetime.datetime(2024, 1, 1, 0, 0, fold=1, tzinfo=datetime.timezone.utc)
# expect: datetime.combine(date(2024,1,1),time(5,tzinfo=timezone.utc)) -> datetime.datetime(2024, 1, 1, 5, 0, tzinfo=datetime.timezone.utc)
# expect: datetime.combine(date(2024,1,1),5) TypeError combine() argument 2 must be datetime.time, not int
# expect: datetime.combine(5,time(5)) TypeError combine() argument 1 must be datetime.date, not int
# expect: datetime(2024,1,1).astimezone(5) TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: datetime(2024,1,1).astimezone() -> datetime.datetime(2024, 1, 1, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(0), 'UTC'))
# expect: datetime(2024,1,1).ctime() -> 'Mon Jan  1 00:00:00 2024'
# expect: datetime.strptime('2024-01-02 03:04:05.678 +0530','%Y-%m-%d %H:%M:%S.%f %z') -> datetime.datetime(2024, 1, 2, 3, 4, 5, 678000, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# expect: datetime.strptime('x','%Y') ValueError time data 'x' does not match format '%Y'
# expect: datetime.min,datetime.max,datetime.resolution -> (datetime.datetime(1, 1, 1, 0, 0), datetime.datetime(9999, 12, 31, 23, 59, 59, 999999), datetime.timedelta(microseconds=1))
# expect: timezone.min,timezone.max -> (datetime.timezone(datetime.timedelta(days=-1, seconds=60)), datetime.timezone(datetime.timedelta(seconds=86340)))
# expect: UTC -> datetime.timezone.utc
# expect: date(2024,1,1).__reduce__() -> (<class 'datetime.date'>, (b'\x07\xe8\x01\x01',))
# expect: datetime(2024,1,1).__reduce__() -> (<class 'datetime.datetime'>, (b'\x07\xe8\x01\x01\x00\x00\x00\x00\x00\x00',))
# expect: time(1,2,fold=1).__reduce_ex__(4) -> (<class 'datetime.time'>, (b'\x81\x02\x00\x00\x00\x00',))
# expect: datetime(*datetime(2024,1,1,fold=1).__reduce_ex__(4)[1]) -> datetime.datetime(2024, 1, 1, 0, 0, fold=1)
# expect: date(2024,1,1)+date(2024,1,1) TypeError unsupported operand type(s) for +: 'datetime.date' and 'datetime.date'
# expect: datetime(2024,1,1)+datetime(2024,1,1) TypeError unsupported operand type(s) for +: 'datetime.datetime' and 'datetime.datetime'
# expect: datetime(2024,1,1)+timedelta(days=-800000) OverflowError date value out of range
# expect: datetime.now(5) TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: repr(datetime(2024,1,1,1,0,0,5,timezone.utc,fold=1)) -> 'datetime.datetime(2024, 1, 1, 1, 0, 0, 5, fold=1, tzinfo=datetime.timezone.utc)'
# expect: repr(time(1,fold=1,tzinfo=timezone.utc)) -> 'datetime.time(1, 0, tzinfo=datetime.timezone.utc, fold=1)'
# expect: date(True,1,1) -> datetime.date(1, 1, 1)
# expect: date(2024,1,1)!=None -> True
# expect: datetime.strptime('24','%y').date() -> datetime.date(2024, 1, 1)
# expect: time(1)-time(2) TypeError unsupported operand type(s) for -: 'datetime.time' and 'datetime.time'
# expect: time(1)<5 TypeError '<' not supported between instances of 'datetime.time' and 'int'
# expect: time(1)+5 TypeError unsupported operand type(s) for +: 'datetime.time' and 'int'
# expect: type('D',(date,),{})(2024,1,1) -> D(2024, 1, 1)
# expect: type('D',(datetime,),{})(2024,1,1)+timedelta(1) -> D(2024, 1, 2, 0, 0)
# expect: type('D',(timedelta,),{})(1)+timedelta(1) -> datetime.timedelta(days=2)
# expect: type('D',(timedelta,),{})(1) -> D(days=1)
# expect: hash(date(2024,1,1))==hash(date(2024,1,1)) -> True
# expect: datetime(2024,1,1)==5 -> False
# expect: hash(datetime(2024,1,1,tzinfo=timezone.utc))==hash(datetime(2024,1,1,1,tzinfo=timezone(timedelta(hours=1)))) -> True
# expect: {timedelta(1):1}[timedelta(hours=24)] -> 1
# expect: datetime(2024,6,1,12).timestamp() -> 1717243200.0
# expect: datetime.fromtimestamp(1e9) -> datetime.datetime(2001, 9, 9, 1, 46, 40)
