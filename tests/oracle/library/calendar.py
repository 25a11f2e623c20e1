import calendar, datetime
print(calendar.month(2024, 2), calendar.TextCalendar(6).formatmonth(2023, 10))
print(calendar.monthrange(2023, 2), calendar.isleap(1900), calendar.leapdays(1990, 2024), calendar.timegm((1970, 1, 2, 0, 0, 0)))
print(list(calendar.Calendar().itermonthdays2(2024, 3))[:6], calendar.day_name[0], calendar.month_abbr[12], calendar.WEDNESDAY)
print(calendar.HTMLCalendar().formatmonth(2024, 5)[:120], len(calendar.calendar(2024)))
try:
    calendar.monthrange(2023, 13)
except calendar.IllegalMonthError as error:
    print(error)
