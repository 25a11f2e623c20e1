"""What datetime computes with plain numbers and text: the proleptic Gregorian calendar and ISO 8601.

Days are counted as ordinals from January 1 of year 1, which is day 1.
"""

MINYEAR = 1
MAXYEAR = 9999

_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


# -- the calendar --------------------------------------------------------------------------------

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _day_of_year(year, month, day):
    return _BEFORE_MONTH[month] + (month > 2 and _is_leap(year)) + day


def _to_ordinal(year, month, day):
    return _days_before_year(year) + _day_of_year(year, month, day)


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    n += 1
    month = (n + 50) >> 5
    leap = _is_leap(year)
    if _BEFORE_MONTH[month] + (month > 2 and leap) >= n:
        month -= 1
    return year, month, n - _BEFORE_MONTH[month] - (month > 2 and leap)


def _iso_week_1_monday(year):
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _iso_to_ordinal(year, week, day):
    # The ordinal, or None with the reason it is out of range.
    if not MINYEAR <= year <= MAXYEAR:
        return None, f"Year is out of range: {year}"
    if not 0 < week < 53:
        long = False
        if week == 53:
            first = _to_ordinal(year, 1, 1) % 7
            long = first == 4 or (first == 3 and _is_leap(year))
        if not long:
            return None, f"Invalid week: {week}"
    if not 0 < day < 8:
        return None, f"Invalid day: {day} (range is [1, 7])"
    return _iso_week_1_monday(year) + (week - 1) * 7 + day - 1, None


# -- checks ----------------------------------------------------------------------------------------


# -- text ----------------------------------------------------------------------------------------

def _digits(text):
    if not text.isascii() or not text.isdigit():
        raise ValueError(text)
    return int(text)


def _parse_date(text):
    # (year, month, day) of an ISO 8601 date.
    year = _digits(text[:4])
    if len(text) < 7:
        raise ValueError(text)
    dash = text[4] == "-"
    rest = text[5:] if dash else text[4:]
    if rest[:1] == "W":
        week = _digits(rest[1:3])
        day = 1
        if len(rest) > 3:
            if (rest[3] == "-") != dash or len(rest) != 4 + dash:
                raise ValueError(text)
            day = _digits(rest[-1])
        elif len(rest) != 3:
            raise ValueError(text)
        ordinal, reason = _iso_to_ordinal(year, week, day)
        if ordinal is None:
            raise ValueError(text)
        return _from_ordinal(ordinal)
    if len(rest) != 4 + dash or (dash and rest[2] != "-"):
        raise ValueError(text)
    return year, _digits(rest[:2]), _digits(rest[-2:])


def _parse_clock(text):
    # [hour, minute, second, microsecond] of hh[:mm[:ss[.fff…]]].
    parts = [0, 0, 0, 0]
    length = len(text)
    colon = length > 2 and text[2] == ":"
    position = 0
    for i in range(3):
        if length - position < 2:
            raise ValueError(text)
        parts[i] = _digits(text[position:position + 2])
        position += 2
        if position >= length:
            return parts
        char = text[position]
        if i == 2 or char in ".,":
            break
        if colon:
            if char != ":":
                raise ValueError(text)
            position += 1
    if i != 2:
        raise ValueError(text)
    if text[position] in ".,":
        position += 1
    elif colon or position + 1 >= length:
        raise ValueError(text)
    # without colons, the point may be left out too
    fraction = text[position:]
    if not fraction:
        raise ValueError(text)
    _digits(fraction)
    parts[3] = int(fraction[:6].ljust(6, "0"))
    return parts


def _find_separator(text):
    # Where the date of a date and time ends.
    if len(text) == 7:
        return 7
    if text[4:5] == "-":
        if text[5:6] == "W":
            if len(text) > 8 and text[8] == "-":
                if len(text) == 9:
                    raise ValueError(text)
                if len(text) > 10 and text[10].isdigit():
                    return 8
                return 10
            return 8
        return 10
    if text[4:5] == "W":
        i = 7
        while i < len(text) and text[i].isdigit():
            i += 1
        return i if i < 9 else 7 if i % 2 == 0 else 8
    return 8


def _format_time(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "microseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}"
    if timespec == "seconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if timespec == "milliseconds":
        return f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}"
    if timespec == "minutes":
        return f"{hour:02d}:{minute:02d}"
    if timespec == "hours":
        return f"{hour:02d}"
    raise ValueError("Unknown timespec value")
