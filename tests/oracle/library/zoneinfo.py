import zoneinfo, datetime
try:
    z = zoneinfo.ZoneInfo('Europe/Berlin')
except zoneinfo.ZoneInfoNotFoundError as error:
    print(error)
else:
    for m in (1, 7): d = datetime.datetime(2024, m, 1, 12, tzinfo=z); print(d, d.tzname(), d.utcoffset(), d.astimezone(datetime.timezone.utc))
    print(z, z.key, datetime.datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=z).utcoffset())
