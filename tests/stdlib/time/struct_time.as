# struct_time, its constructor and its text; calendar functions and their complaints.
import time

t = time.gmtime(0)
print(t, t[:2], t.tm_zone, t.tm_gmtoff, t == tuple(t), len(t), t.n_fields, t.n_sequence_fields)
print(type(t).__mro__, t.__match_args__, hash(t) == hash(tuple(t)), t + (1,), t.__replace__(tm_year=2))
for source in '''time.struct_time((1, 2))
time.struct_time(range(9))
time.struct_time(range(11)).tm_zone
time.struct_time(range(12))
time.struct_time(5)
time.struct_time(range(9), {'tm_zone': 'x'}).tm_zone
time.struct_time(range(9)).tm_zone
time.asctime((2024, 2, 30, 1, 2, 3, 4, 5, 6))
time.asctime((2024, 13, 30, 1, 2, 3, 4, 5, 6))
time.strftime('%Y', (1, 2))
time.strftime('%Y', 5)
time.strftime(5)
time.strftime('%d %j', (2024, 1, 0, 0, 0, 0, 0, 0, 0))
time.strftime('%H', (2024, 1, 1, 25, 0, 0, 0, 1, 0))
time.strftime('%M', (2024, 1, 1, 2, 60, 0, 0, 1, 0))
time.strftime('%S', (2024, 1, 1, 2, 6, 62, 0, 1, 0))
time.strftime('%w', (2024, 1, 1, 2, 6, 0, -2, 1, 0))
time.strftime('%j', (2024, 1, 1, 2, 6, 0, 0, 367, 0))
time.strftime('%d', (2024, 1, 32, 2, 6, 0, 0, 367, 0))
time.strftime('%Y', (2 ** 40, 1, 1, 2, 6, 0, 0, 367, 0))
time.strftime('%j %U %w %W %a %A %b %B %c %d %H %I %m %M %p %S %x %X %y %Y %Z %z %% %F %G %V %u', t)
time.strftime('')
time.sleep(-1)
time.sleep('a')
time.sleep(float('nan'))
time.gmtime(1e100)
time.gmtime('a')
time.gmtime(-1.5)
time.mktime((1, 2))
time.mktime(5)
time.get_clock_info('monotonic')
time.get_clock_info('time')
time.get_clock_info('x')
time.clock_gettime(999)
time.clock_gettime(time.CLOCK_MONOTONIC) > 0
time.asctime(t)'''.splitlines():
    try:
        print(source, '->', repr(eval(source)))
    except Exception as e:
        print(source, type(e).__name__, e)
before = time.monotonic()
time.sleep(0.05)
print(time.monotonic() - before >= 0.05, time.perf_counter_ns() > 0, time.process_time() >= 0)

# Expected output
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0) (1970, 1) GMT 0 True 9 11 9
# expect: (<class 'time.struct_time'>, <class 'tuple'>, <class 'object'>) ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst') True (1970, 1, 1, 0, 0, 0, 3, 1, 0, 1) time.struct_time(tm_year=2, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)
# expect: time.struct_time((1, 2)) TypeError time.struct_time() takes an at least 9-sequence (2-sequence given)
# expect: time.struct_time(range(9)) -> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
# expect: time.struct_time(range(11)).tm_zone -> 9
# expect: time.struct_time(range(12)) TypeError time.struct_time() takes an at most 11-sequence (12-sequence given)
# expect: time.struct_time(5) TypeError constructor requires a sequence
# expect: time.struct_time(range(9), {'tm_zone': 'x'}).tm_zone -> 'x'
# expect: time.struct_time(range(9)).tm_zone -> None
# expect: time.asctime((2024, 2, 30, 1, 2, 3, 4, 5, 6)) -> 'Fri Feb 30 01:02:03 2024'
# expect: time.asctime((2024, 13, 30, 1, 2, 3, 4, 5, 6)) ValueError month out of range
# expect: time.strftime('%Y', (1, 2)) TypeError strftime(): illegal time tuple argument
# expect: time.strftime('%Y', 5) TypeError Tuple or struct_time argument required
# expect: time.strftime(5) TypeError strftime() argument 1 must be str, not int
# expect: time.strftime('%d %j', (2024, 1, 0, 0, 0, 0, 0, 0, 0)) -> '01 001'
# expect: time.strftime('%H', (2024, 1, 1, 25, 0, 0, 0, 1, 0)) ValueError hour out of range
# expect: time.strftime('%M', (2024, 1, 1, 2, 60, 0, 0, 1, 0)) ValueError minute out of range
# expect: time.strftime('%S', (2024, 1, 1, 2, 6, 62, 0, 1, 0)) ValueError seconds out of range
# expect: time.strftime('%w', (2024, 1, 1, 2, 6, 0, -2, 1, 0)) ValueError day of week out of range
# expect: time.strftime('%j', (2024, 1, 1, 2, 6, 0, 0, 367, 0)) ValueError day of year out of range
# expect: time.strftime('%d', (2024, 1, 32, 2, 6, 0, 0, 367, 0)) ValueError day of month out of range
# expect: time.strftime('%Y', (2 ** 40, 1, 1, 2, 6, 0, 0, 367, 0)) OverflowError signed integer is greater than maximum
# expect: time.strftime('%j %U %w %W %a %A %b %B %c %d %H %I %m %M %p %S %x %X %y %Y %Z %z %% %F %G %V %u', t) -> '001 00 4 00 Thu Thursday Jan January Thu Jan  1 00:00:00 1970 01 00 12 01 00 AM 00 01/01/70 00:00:00 70 1970 GMT +0000 % 1970-01-01 1970 01 4'
# expect: time.strftime('') -> ''
# expect: time.sleep(-1) ValueError sleep length must be non-negative
# expect: time.sleep('a') TypeError 'str' object cannot be interpreted as an integer
# expect: time.sleep(float('nan')) ValueError Invalid value NaN (not a number)
# expect: time.gmtime(1e100) OverflowError timestamp out of range for platform time_t
# expect: time.gmtime('a') TypeError 'str' object cannot be interpreted as an integer
# expect: time.gmtime(-1.5) -> time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=58, tm_wday=2, tm_yday=365, tm_isdst=0)
# expect: time.mktime((1, 2)) TypeError mktime(): illegal time tuple argument
# expect: time.mktime(5) TypeError Tuple or struct_time argument required
# expect: time.get_clock_info('monotonic') -> namespace(implementation='clock_gettime(CLOCK_MONOTONIC)', monotonic=True, adjustable=False, resolution=1e-09)
# expect: time.get_clock_info('time') -> namespace(implementation='clock_gettime(CLOCK_REALTIME)', monotonic=False, adjustable=True, resolution=1e-09)
# expect: time.get_clock_info('x') ValueError unknown clock
# expect: time.clock_gettime(999) OSError [Errno 22] Invalid argument
# expect: time.clock_gettime(time.CLOCK_MONOTONIC) > 0 -> True
# expect: time.asctime(t) -> 'Thu Jan  1 00:00:00 1970'
# expect: True True True
