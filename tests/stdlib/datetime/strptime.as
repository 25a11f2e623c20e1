# datetime.strptime, and strftime back.
from datetime import datetime

for text, format in (('2024-01-02 03:04:05.678 +0530', '%Y-%m-%d %H:%M:%S.%f %z'),
                     ('02/01/24 11 PM', '%d/%m/%y %I %p'), ('Tuesday 02 January 2024', '%A %d %B %Y'),
                     ('2024 5 3', '%G %V %u'), ('12:00 UTC -0130', '%H:%M %Z %z'), ('x', '%Y')):
    try:
        d = datetime.strptime(text, format)
    except ValueError as e:
        print(e)
    else:
        print(repr(d), d.strftime(format))

# Expected output
# expect: datetime.datetime(2024, 1, 2, 3, 4, 5, 678000, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800))) 2024-01-02 03:04:05.678000 +0530
# expect: datetime.datetime(2024, 1, 2, 23, 0) 02/01/24 11 PM
# expect: datetime.datetime(2024, 1, 2, 0, 0) Tuesday 02 January 2024
# expect: datetime.datetime(2024, 1, 31, 0, 0) 2024 05 3
# expect: datetime.datetime(1900, 1, 1, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=81000), 'UTC')) 12:00 UTC -0130
# expect: time data 'x' does not match format '%Y'
