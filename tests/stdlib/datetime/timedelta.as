# Differences: making, arithmetic, text.
import os
import time as clock
import warnings
from datetime import *

warnings.simplefilter('ignore')
os.environ['TZ'] = 'UTC'
clock.tzset()
SOURCES = r"""
timedelta('a')
timedelta(1,2,3,4,5,6,7)
timedelta(days=10**9)
timedelta(days=-10**9)
timedelta(hours=1.5,days=0.5)
timedelta(microseconds=0.5)
timedelta(microseconds=1.5)
timedelta(microseconds=2.5,days=0.5)
timedelta(days=float('nan'))
timedelta(days=float('inf'))
timedelta(1)/0
timedelta(1)//0
timedelta(1)/timedelta(0)
timedelta(5)//timedelta(0)
timedelta(5)%timedelta(0)
divmod(timedelta(5),timedelta(0))
timedelta(5)//timedelta(2)
divmod(timedelta(-5),timedelta(2))
timedelta(5)*1.5
timedelta(5)+1
1+timedelta(5)
timedelta(5)<1
timedelta(5)==1
str(timedelta(-1,5))
str(timedelta(2,5,6))
bool(timedelta(0)),bool(time(0))
timedelta.min,timedelta.max,timedelta.resolution
timedelta.max+timedelta(1)
-timedelta.min
timedelta(1)+date(2024,1,1)
timedelta(1)-date(2024,1,1)
5-timedelta(1)
timedelta(seconds=1)/timedelta(milliseconds=3)
timedelta(1)%0
timedelta(seconds=0.1234567)
"""
for source in SOURCES.strip().splitlines():
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, type(e).__name__, e)

# Expected output
# expect: timedelta('a') TypeError unsupported type for timedelta days component: str
# expect: timedelta(1,2,3,4,5,6,7) -> datetime.timedelta(days=50, seconds=21902, microseconds=4003)
# expect: timedelta(days=10**9) OverflowError days=1000000000; must have magnitude <= 999999999
# expect: timedelta(days=-10**9) OverflowError days=-1000000000; must have magnitude <= 999999999
# expect: timedelta(hours=1.5,days=0.5) -> datetime.timedelta(seconds=48600)
# expect: timedelta(microseconds=0.5) -> datetime.timedelta(0)
# expect: timedelta(microseconds=1.5) -> datetime.timedelta(microseconds=2)
# expect: timedelta(microseconds=2.5,days=0.5) -> datetime.timedelta(seconds=43200, microseconds=2)
# expect: timedelta(days=float('nan')) ValueError cannot convert float NaN to integer
# expect: timedelta(days=float('inf')) OverflowError cannot convert float infinity to integer
# expect: timedelta(1)/0 ZeroDivisionError integer division or modulo by zero
# expect: timedelta(1)//0 ZeroDivisionError integer division or modulo by zero
# expect: timedelta(1)/timedelta(0) ZeroDivisionError division by zero
# expect: timedelta(5)//timedelta(0) ZeroDivisionError integer division or modulo by zero
# expect: timedelta(5)%timedelta(0) ZeroDivisionError integer modulo by zero
# expect: divmod(timedelta(5),timedelta(0)) ZeroDivisionError integer division or modulo by zero
# expect: timedelta(5)//timedelta(2) -> 2
# expect: divmod(timedelta(-5),timedelta(2)) -> (-3, datetime.timedelta(days=1))
# expect: timedelta(5)*1.5 -> datetime.timedelta(days=7, seconds=43200)
# expect: timedelta(5)+1 TypeError unsupported operand type(s) for +: 'datetime.timedelta' and 'int'
# expect: 1+timedelta(5) TypeError unsupported operand type(s) for +: 'int' and 'datetime.timedelta'
# expect: timedelta(5)<1 TypeError '<' not supported between instances of 'datetime.timedelta' and 'int'
# expect: timedelta(5)==1 -> False
# expect: str(timedelta(-1,5)) -> '-1 day, 0:00:05'
# expect: str(timedelta(2,5,6)) -> '2 days, 0:00:05.000006'
# expect: bool(timedelta(0)),bool(time(0)) -> (False, True)
# expect: timedelta.min,timedelta.max,timedelta.resolution -> (datetime.timedelta(days=-999999999), datetime.timedelta(days=999999999, seconds=86399, microseconds=999999), datetime.timedelta(microseconds=1))
# expect: timedelta.max+timedelta(1) OverflowError days=1000000000; must have magnitude <= 999999999
# expect: -timedelta.min -> datetime.timedelta(days=999999999)
# expect: timedelta(1)+date(2024,1,1) -> datetime.date(2024, 1, 2)
# expect: timedelta(1)-date(2024,1,1) TypeError unsupported operand type(s) for -: 'datetime.timedelta' and 'datetime.date'
# expect: 5-timedelta(1) TypeError unsupported operand type(s) for -: 'int' and 'datetime.timedelta'
# expect: timedelta(seconds=1)/timedelta(milliseconds=3) -> 333.3333333333333
# expect: timedelta(1)%0 TypeError unsupported operand type(s) for %: 'datetime.timedelta' and 'int'
# expect: timedelta(seconds=0.1234567) -> datetime.timedelta(microseconds=123457)
