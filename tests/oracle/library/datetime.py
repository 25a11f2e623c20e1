from datetime import datetime, date, time, timedelta, timezone
d = datetime(2024, 2, 29, 13, 5, 9, 123456, tzinfo=timezone(timedelta(hours=2)))
print(d, repr(d), d.isoformat(timespec='milliseconds'), d.astimezone(timezone.utc), d.strftime('%A %d %B %Y %I:%M %p %j %z %f'), d.timestamp(), d.utctimetuple()[:6])
print(datetime.strptime('3 Mar 2021 04:05', '%d %b %Y %H:%M'), date(2024, 1, 31) + timedelta(30), timedelta(days=1.5, minutes=-3), timedelta(5) / timedelta(hours=7), date.fromisocalendar(2024, 9, 4), tuple(date(2024, 5, 1).isocalendar()), datetime.fromisoformat('2024-01-02T03:04:05.678+05:30'))
print(time(1, 2).replace(second=9), d - datetime(2024, 1, 1, tzinfo=timezone.utc), divmod(timedelta(10), timedelta(3)), str(timedelta(-1)), date.max, d.date() < date.today())
for bad in (lambda: datetime.strptime('x', '%Y'), lambda: date.fromisoformat('2024')):
    try: print(bad())
    except (ValueError, TypeError) as e: print(e)
