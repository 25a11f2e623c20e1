# The zone of the environment, looked at anew by tzset().
import os
import time

for zone in 'America/New_York', 'Australia/Sydney', 'Asia/Kolkata', 'UTC':
    os.environ['TZ'] = zone
    time.tzset()
    print(time.tzname, time.timezone, time.altzone, time.daylight)
    for t in 1720000000, 1704067200:
        local = time.localtime(t)
        print(local, local.tm_zone, local.tm_gmtoff, time.strftime('%Z %z', local), time.mktime(local))
    print(time.ctime(1720000000))

# Expected output
# expect: ('EST', 'EDT') 18000 14400 1
# expect: time.struct_time(tm_year=2024, tm_mon=7, tm_mday=3, tm_hour=5, tm_min=46, tm_sec=40, tm_wday=2, tm_yday=185, tm_isdst=1) EDT -14400 EDT -0400 1720000000.0
# expect: time.struct_time(tm_year=2023, tm_mon=12, tm_mday=31, tm_hour=19, tm_min=0, tm_sec=0, tm_wday=6, tm_yday=365, tm_isdst=0) EST -18000 EST -0500 1704067200.0
# expect: Wed Jul  3 05:46:40 2024
# expect: ('AEST', 'AEDT') -36000 -39600 1
# expect: time.struct_time(tm_year=2024, tm_mon=7, tm_mday=3, tm_hour=19, tm_min=46, tm_sec=40, tm_wday=2, tm_yday=185, tm_isdst=0) AEST 36000 AEST +1000 1720000000.0
# expect: time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=11, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=1) AEDT 39600 AEDT +1100 1704067200.0
# expect: Wed Jul  3 19:46:40 2024
# expect: ('IST', 'IST') -19800 -19800 0
# expect: time.struct_time(tm_year=2024, tm_mon=7, tm_mday=3, tm_hour=15, tm_min=16, tm_sec=40, tm_wday=2, tm_yday=185, tm_isdst=0) IST 19800 IST +0530 1720000000.0
# expect: time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=5, tm_min=30, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=0) IST 19800 IST +0530 1704067200.0
# expect: Wed Jul  3 15:16:40 2024
# expect: ('UTC', 'UTC') 0 0 0
# expect: time.struct_time(tm_year=2024, tm_mon=7, tm_mday=3, tm_hour=9, tm_min=46, tm_sec=40, tm_wday=2, tm_yday=185, tm_isdst=0) UTC 0 UTC +0000 1720000000.0
# expect: time.struct_time(tm_year=2024, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=0, tm_yday=1, tm_isdst=0) UTC 0 UTC +0000 1704067200.0
# expect: Wed Jul  3 09:46:40 2024
