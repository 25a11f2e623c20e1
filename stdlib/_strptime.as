"""Reading dates and times: what stands behind time.strptime and datetime.strptime.

A format becomes a regular expression with one group for each directive; the texts of the groups
become the fields, and what the format left out is worked out from the others.
"""

import re
import time

__all__ = []

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december"]

_PATTERNS = {
    "d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]",
    "f": r"[0-9]{1,6}",
    "G": r"\d\d\d\d",
    "H": r"2[0-3]|[01]\d|\d",
    "I": r"1[0-2]|0[1-9]|[1-9]| [1-9]",
    "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "m": r"1[0-2]|0[1-9]|[1-9]",
    "M": r"[0-5]\d|\d",
    "S": r"6[01]|[0-5]\d|\d",
    "U": r"5[0-3]|[0-4]\d|\d",
    "W": r"5[0-3]|[0-4]\d|\d",
    "V": r"5[0-3]|0[1-9]|[1-4]\d|\d",
    "w": r"[0-6]",
    "u": r"[1-7]",
    "y": r"\d\d",
    "Y": r"\d\d\d\d",
    "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)",
    "A": "|".join(sorted(DAYS, key=len, reverse=True)),
    "a": "|".join(day[:3] for day in DAYS),
    "B": "|".join(sorted(MONTHS, key=len, reverse=True)),
    "b": "|".join(month[:3] for month in MONTHS),
    "p": "am|pm",
    "%": "%",
}
_COMPOUND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}

_cache = {}


def _zone_names():
    # Names of zones without and with daylight saving time.
    winter = ["utc", "gmt", time.tzname[0].lower()]
    summer = [time.tzname[1].lower()] if time.daylight else []
    return winter, summer


def _expression(format, whole):
    # The regular expression of a format.
    parts = []
    position = 0
    while True:
        percent = format.find("%", position)
        literal = format[position:] if percent < 0 else format[position:percent]
        parts.append(re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(literal)))
        if percent < 0:
            return "".join(parts)
        letter = format[percent + 1:percent + 2]
        position = percent + 2
        if not letter:
            raise ValueError(f"stray % in format '{whole}'")
        if letter in _COMPOUND:
            parts.append(_expression(_COMPOUND[letter], whole))
        elif letter == "Z":
            names = sum(_zone_names(), [])
            names.sort(key=len, reverse=True)
            parts.append("(?P<Z>" + "|".join(map(re.escape, names)) + ")")
        elif letter == "%":
            parts.append("%")
        elif letter in _PATTERNS:
            parts.append(f"(?P<{letter}>{_PATTERNS[letter]})")
        else:
            if letter == "\\":
                letter = "\\\\"
            raise ValueError(f"'{letter}' is a bad directive in format '{whole}'")


def _warn_about_leap_days(format):
    # A day of the month without a year cannot be February 29.
    letters = set(re.findall(r"%(.)", format.replace("%%", ""), re.S))
    if "d" in letters and not letters & set("YyGcx"):
        import warnings
        warnings.warn("""\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647.""", DeprecationWarning,
                      skip_file_prefixes=("",))


def _compiled(format):
    key = format, time.tzname
    found = _cache.get(key)
    if found is None:
        if len(_cache) >= 64:
            _cache.clear()
        found = _cache[key] = re.compile(_expression(format, format), re.IGNORECASE)
    return found


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 30 + (month + month // 8) % 2 if month != 2 else 28 + _is_leap(year)


def _ordinal(year, month, day):
    leap = month > 2 and _is_leap(year)
    return _days_before_year(year) + _BEFORE_MONTH[month] + leap + day


def _day_of_week_number(year, week, weekday, from_monday):
    # Day of the year for a week number counted from the first Monday or Sunday.
    first = (_ordinal(year, 1, 1) + 6) % 7
    if not from_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    in_week_0 = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + in_week_0 + 7 * (week - 1) + weekday


def _offset(text):
    # (seconds, microseconds) of a %z text.
    if text == "Z":
        return 0, 0
    digits = text[1:]
    if digits[2:3] == ":":
        if len(digits) > 5 and digits[5] != ":":
            raise ValueError(f"Inconsistent use of : in {text}")
        digits = digits[:2] + digits[3:5] + digits[6:]
    elif len(digits) > 4 and digits[4] == ":":
        raise ValueError(f"Inconsistent use of : in {text}")
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    fraction = int(digits[7:].ljust(6, "0")) if digits[7:] else 0
    return (-seconds, -fraction) if text[0] == "-" else (seconds, fraction)


def _hour_of_12(found):
    hour = int(found["I"])
    half = (found.get("p") or "").lower()
    if half == "pm":
        return 12 if hour == 12 else hour + 12
    # without a half, as in the morning
    return 0 if hour == 12 else hour


def _check_iso(found, weekday):
    if "G" in found:
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
        if "V" not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif "V" in found:
        if "Y" not in found and "y" not in found or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             "'%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    # (struct_time's nine fields, zone name, offset; microsecond; microseconds of the offset)
    for index, arg in enumerate([data_string, format]):
        if not isinstance(arg, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(arg)}")
    match = _compiled(format).match(data_string)
    if not match:
        raise ValueError(f"time data {data_string!r} does not match format {format!r}")
    if len(data_string) != match.end():
        raise ValueError(f"unconverted data remains: {data_string[match.end():]}")
    if "%d" in format:
        _warn_about_leap_days(format)
    found = match.groupdict()
    year = weekday = julian = offset = zone = None
    month = day = 1
    hour = minute = second = fraction = offset_fraction = 0
    dst = -1
    if "y" in found:
        year = int(found["y"])
        year += 2000 if year <= 68 else 1900
    if "Y" in found:
        year = int(found["Y"])
    if "m" in found:
        month = int(found["m"])
    if "B" in found:
        month = MONTHS.index(found["B"].lower()) + 1
    if "b" in found:
        month = [name[:3] for name in MONTHS].index(found["b"].lower()) + 1
    if "d" in found:
        day = int(found["d"])
    if "H" in found:
        hour = int(found["H"])
    elif "I" in found:
        hour = _hour_of_12(found)
    if "M" in found:
        minute = int(found["M"])
    if "S" in found:
        second = int(found["S"])
    if "f" in found:
        fraction = int(found["f"].ljust(6, "0"))
    if "A" in found:
        weekday = DAYS.index(found["A"].lower())
    if "a" in found:
        weekday = [name[:3] for name in DAYS].index(found["a"].lower())
    if "w" in found:
        weekday = (int(found["w"]) + 6) % 7
    if "u" in found:
        weekday = int(found["u"]) - 1
    if "j" in found:
        julian = int(found["j"])
    if "z" in found:
        offset, offset_fraction = _offset(found["z"])
    if "Z" in found:
        zone = found["Z"]
        winter, summer = _zone_names()
        name = zone.lower()
        if not (time.tzname[0] == time.tzname[1] and time.daylight and name not in ("utc", "gmt")):
            dst = 0 if name in winter else 1
    _check_iso(found, weekday)
    feb_29_of_no_year = False
    if year is None:
        if month == 2 and day == 29:
            year = 1904
            feb_29_of_no_year = True
        else:
            year = 1900
    if julian is None and weekday is not None:
        for letter in "UW":
            if letter in found:
                julian = _day_of_week_number(year, int(found[letter]), weekday, letter == "W")
        if "G" in found:
            iso_year = int(found["G"])
            week = int(found["V"])
            fourth = (_ordinal(iso_year, 1, 4) + 6) % 7
            ordinal = _ordinal(iso_year, 1, 4) - fourth + 7 * (week - 1) + weekday
            if week == 53:
                next_first = _ordinal(iso_year + 1, 1, 4) - (_ordinal(iso_year + 1, 1, 4) + 6) % 7
                if ordinal >= next_first:
                    raise ValueError(f"Invalid week: {week}")
            year = iso_year
            julian = ordinal - _days_before_year(year)
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if _is_leap(year) else 365
    if julian is None:
        if day > _days_in_month(year, month):
            raise ValueError("day is out of range for month")
        julian = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
    else:
        year, month, day = _from_ordinal(julian - 1 + _ordinal(year, 1, 1))
        if "G" in found:
            julian = _ordinal(year, month, day) - _ordinal(year, 1, 1) + 1
    if weekday is None:
        weekday = (_ordinal(year, month, day) + 6) % 7
    if feb_29_of_no_year:
        year = 1900
    return ((year, month, day, hour, minute, second, weekday, julian, dst, zone, offset),
            fraction, offset_fraction)


def _from_ordinal(n):
    year = (n * 400) // 146097 + 1
    while _days_before_year(year) >= n:
        year -= 1
    while _days_before_year(year + 1) < n:
        year += 1
    n -= _days_before_year(year)
    month = 12
    while _BEFORE_MONTH[month] + (month > 2 and _is_leap(year)) >= n:
        month -= 1
    return year, month, n - _BEFORE_MONTH[month] - (month > 2 and _is_leap(year))


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    """The struct_time that a text means."""
    return time.struct_time(_strptime(data_string, format)[0])


def _strptime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    """The instance of a class that is made as datetime.datetime is."""
    fields, fraction, offset_fraction = _strptime(data_string, format)
    zone, offset = fields[-2:]
    args = fields[:6] + (fraction,)
    if offset is not None:
        from datetime import timedelta, timezone
        delta = timedelta(seconds=offset, microseconds=offset_fraction)
        args += (timezone(delta, zone) if zone else timezone(delta),)
    return cls(*args)
