"""Dates, times of day, differences and time zones.

Dates are proleptic Gregorian, counted as ordinals from January 1 of year 1, which is day 1.
Differences are kept as days, seconds and microseconds, the latter two never negative.
"""

import time as _time
from _datetime_iso import (
    MAXYEAR, MINYEAR, _day_of_year, _days_in_month, _find_separator, _format_time,
    _from_ordinal, _iso_to_ordinal, _iso_week_1_monday, _parse_clock, _parse_date, _to_ordinal)
from math import modf as _modf

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR",
           "UTC")

_MAX_ORDINAL = 3652059
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                "Dec")

# Types that know nothing of dates: with them, an operator is refused at once.
_FOREIGN = frozenset((int, float, complex, bool, str, bytes, type(None), list, tuple, dict, set))


# -- checks ----------------------------------------------------------------------------------------

def _index(value):
    if type(value) is int:
        return value
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an "
                        f"integer") from None


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second = _index(hour), _index(minute), _index(second)
    microsecond, fold = _index(microsecond), _index(fold)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold != 0 and fold != 1:
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type "
                        f"'{_type_name(tz)}'")


def _type_name(value):
    # As messages name a type: those of this module with its name.
    cls = type(value)
    return f"datetime.{cls.__name__}" if cls in _own_types else cls.__name__


def _class_name(self):
    cls = type(self)
    return f"datetime.{cls.__name__}" if cls in _own_types else cls.__name__


def _refuse(operator, left, right):
    raise TypeError(f"unsupported operand type(s) for {operator}: '{_type_name(left)}' and "
                    f"'{_type_name(right)}'")


def _unsupported(operator, left, right):
    if type(left) in _FOREIGN or type(right) in _FOREIGN:
        _refuse(operator, left, right)
    return NotImplemented


def _incomparable(operator, left, right):
    if type(right) in _FOREIGN or (type(left) in _own_types and type(right) in _own_types):
        raise TypeError(f"'{operator}' not supported between instances of '{_type_name(left)}' "
                        f"and '{_type_name(right)}'")
    return NotImplemented


def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, not "
                        f"'{_type_name(offset)}'")
    if not -_DAY < offset < _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                         "timedelta(hours=24).")
    return offset


def _zone_name(tz, when):
    name = tz.tzname(when)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{_type_name(name)}'")
    return name


# -- text --------------------------------------------------------------------------------------------

def _format_offset(offset, colon=":"):
    if offset is None:
        return ""
    sign = "+"
    if offset._days < 0:
        sign = "-"
        offset = -offset
    minutes, seconds = divmod(offset._days * 86400 + offset._seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02d}{colon}{minutes:02d}"
    if seconds or offset._microseconds:
        text += f"{colon}{seconds:02d}"
        if offset._microseconds:
            text += f".{offset._microseconds:06d}"
    return text


def _strftime(when, format, fields):
    # The directives that time.strftime does not know or would take from the system.
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {_type_name(format)}")
    parts = []
    position = 0
    while True:
        percent = format.find("%", position)
        if percent < 0 or percent + 1 >= len(format):
            parts.append(format[position:])
            break
        parts.append(format[position:percent])
        letter = format[percent + 1]
        position = percent + 2
        if letter == "f":
            parts.append(f"{getattr(when, 'microsecond', 0):06d}")
        elif letter == "z":
            parts.append(_format_offset(_offset_of(when), ""))
        elif letter == ":" and format[position:position + 1] == "z":
            position += 1
            parts.append(_format_offset(_offset_of(when)))
        elif letter == "Z":
            name = when.tzname() if hasattr(when, "tzname") else None
            parts.append("" if name is None else name.replace("%", "%%"))
        else:
            parts.append("%" + letter)
    return _time.strftime("".join(parts), fields)


def _offset_of(when):
    return when.utcoffset() if hasattr(when, "utcoffset") else None


def _parse_time(text):
    # (hour, minute, second, microsecond, zone) of an ISO 8601 time of day.
    if len(text) < 2:
        raise ValueError(text)
    sign = -1
    for i, char in enumerate(text):
        if char in "+-Z":
            sign = i
            break
    if sign < 0:
        return *_parse_clock(text), None
    clock = _parse_clock(text[:sign])
    zone = text[sign + 1:]
    if text[sign] == "Z":
        if zone:
            raise ValueError(text)
        return *clock, timezone.utc
    if len(zone) in (0, 1, 3):
        raise ValueError(text)
    hours, minutes, seconds, microseconds = _parse_clock(zone)
    if not (hours or minutes or seconds or microseconds):
        return *clock, timezone.utc
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
    # a wrong offset has a message of its own, which the caller must let through
    return *clock, offset if text[sign] == "+" else -offset


def _as_zone(offset):
    return timezone(offset) if isinstance(offset, timedelta) else offset


# -- timedelta ----------------------------------------------------------------------------------------

def _divide_and_round(a, b):
    # a / b rounded to an int, halves to even.
    q, r = divmod(a, b)
    r *= 2
    more = r > b if b > 0 else r < b
    if more or (r == b and q % 2 == 1):
        q += 1
    return q


_UNITS = (("days", 86400000000), ("seconds", 1000000), ("microseconds", 1),
          ("milliseconds", 1000), ("minutes", 60000000), ("hours", 3600000000),
          ("weeks", 604800000000))


class timedelta:
    """Difference between two datetime values.

    timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)

    All arguments are optional and default to 0.
    Arguments may be integers or floats, and may be positive or negative.
    """

    __slots__ = "_days", "_seconds", "_microseconds", "_hash"

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        total = 0
        fraction = 0.0
        for (name, unit), value in zip(_UNITS, (days, seconds, microseconds, milliseconds, minutes,
                                                hours, weeks)):
            if isinstance(value, int):
                total += int(value) * unit
            elif isinstance(value, float):
                if value != value or value in (float("inf"), float("-inf")):
                    int(value)
                part, whole = _modf(value)
                total += int(whole) * unit
                part, whole = _modf(part * unit)
                total += int(whole)
                fraction += part
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: "
                                f"{_type_name(value)}")
        if fraction:
            whole = round(fraction)
            if abs(whole - fraction) == 0.5:
                # halves to even, of the sum
                whole = 2 * round((fraction + total % 2) * 0.5) - total % 2
            total += whole
        return cls._from_microseconds(total)

    @classmethod
    def _from_microseconds(cls, total):
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = microseconds
        self._hash = -1
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    @property
    def days(self):
        """Number of days (>= -999999999 and <= 999999999)."""
        return self._days

    @property
    def seconds(self):
        """Number of seconds (>= 0 and less than 1 day)."""
        return self._seconds

    @property
    def microseconds(self):
        """Number of microseconds (>= 0 and less than 1 second)."""
        return self._microseconds

    def total_seconds(self):
        """Total seconds in the duration."""
        return self._total() / 10 ** 6

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._microseconds:
            parts.append(f"microseconds={self._microseconds}")
        return f"{_class_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            plural = "" if abs(self._days) == 1 else "s"
            text = f"{self._days} day{plural}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._total() + other._total())
        return _unsupported("+", self, other)

    def __radd__(self, other):
        return _unsupported("+", other, self)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._total() - other._total())
        return _unsupported("-", self, other)

    def __rsub__(self, other):
        return _unsupported("-", other, self)

    def __neg__(self):
        return timedelta._from_microseconds(-self._total())

    def __pos__(self):
        return timedelta._from_microseconds(self._total())

    def __abs__(self):
        return -self if self._days < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_microseconds(self._total() * int(other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_and_round(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return self._total() // other._total()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._from_microseconds(self._total() // int(other))
        return _unsupported("//", self, other)

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._from_microseconds(_divide_and_round(self._total(), int(other)))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            if not a:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._from_microseconds(_divide_and_round(b * self._total(), a))
        return _unsupported("/", self, other)

    def __mod__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError("integer modulo by zero")
            return timedelta._from_microseconds(self._total() % other._total())
        return _unsupported("%", self, other)

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            q, r = divmod(self._total(), other._total())
            return q, timedelta._from_microseconds(r)
        return _unsupported("divmod()", self, other)

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._total() == other._total()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._total() < other._total()
        return _incomparable("<", self, other)

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._total() <= other._total()
        return _incomparable("<=", self, other)

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._total() > other._total()
        return _incomparable(">", self, other)

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._total() >= other._total()
        return _incomparable(">=", self, other)

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash((self._days, self._seconds, self._microseconds))
        return self._hash

    def __bool__(self):
        return bool(self._days or self._seconds or self._microseconds)

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_DAY = timedelta(1)
_ZERO = timedelta(0)


# -- tzinfo ----------------------------------------------------------------------------------------------

class tzinfo:
    """Abstract base class for time zone info classes."""

    __slots__ = ()

    def tzname(self, dt):
        """datetime -> string name of time zone."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """datetime -> DST offset as timedelta positive east of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - dst
        if standard:
            dt += standard
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst

    def __reduce__(self):
        arguments = getattr(self, "__getinitargs__", None)
        state = getattr(self, "__getstate__", None)
        return (self.__class__, arguments() if arguments else (),
                state() if state else getattr(self, "__dict__", None) or None)


class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""

    __slots__ = "_offset", "_name"

    def __new__(cls, offset, *args, **kwargs):
        if kwargs.keys() == {"name"} and not args:
            args = (kwargs["name"],)
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not "
                            f"{_type_name(offset)}")
        if args:
            if not isinstance(args[0], str):
                raise TypeError(f"timezone() argument 2 must be str, not {_type_name(args[0])}")
        elif not offset:
            return cls.utc
        if not -_DAY < offset < _DAY:
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) "
                             f"and timedelta(hours=24), not {offset!r}.")
        return cls._make(offset, args[0] if args else None)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    @classmethod
    def _make(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __reduce__(self):
        return self.__class__, self.__getinitargs__()

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_class_name(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, name, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not "
                            f"{_type_name(dt)}")

    def utcoffset(self, dt):
        """Return fixed offset."""
        self._check("utcoffset", dt)
        return self._offset

    def tzname(self, dt):
        """If name is specified when timezone is created, returns the name.  Otherwise returns
        offset as 'UTC(+|-)HH:MM'."""
        self._check("tzname", dt)
        if self._name is not None:
            return self._name
        return f"UTC{_format_offset(self._offset)}" if self._offset else "UTC"

    def dst(self, dt):
        """Return None."""
        self._check("dst", dt)
        return None

    def fromutc(self, dt):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


timezone.utc = timezone._make(_ZERO)
timezone.min = timezone._make(-timedelta(hours=23, minutes=59))
timezone.max = timezone._make(timedelta(hours=23, minutes=59))
UTC = timezone.utc


# -- date ----------------------------------------------------------------------------------------------------

class IsoCalendarDate(tuple):
    """The result of date.isocalendar()."""

    __slots__ = ()

    def __new__(cls, year, week, weekday, /):
        return tuple.__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"{_class_name(self)}(year={self[0]}, week={self[1]}, weekday={self[2]})"


_missing = object()


def _require(**arguments):
    for position, (name, value) in enumerate(arguments.items(), 1):
        if value is _missing:
            raise TypeError(f"function missing required argument '{name}' (pos {position})")


class date:
    """date(year, month, day) --> date object"""

    __slots__ = "_year", "_month", "_day", "_hash"

    def __new__(cls, year=_missing, month=_missing, day=_missing):
        if month is _missing and isinstance(year, bytes) and len(year) == 4:
            year, month, day = year[0] << 8 | year[1], year[2], year[3]
        if day is _missing:
            _require(year=year, month=month, day=day)
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hash = -1
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """Create a date from a POSIX timestamp."""
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        """Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """int -> date corresponding to a proleptic Gregorian ordinal."""
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a date from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(string) not in (7, 8, 10):
                raise ValueError(string)
            parts = _parse_date(string)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """Construct a date from the ISO year, week number and weekday."""
        ordinal, reason = _iso_to_ordinal(_index(year), _index(week), _index(day))
        if ordinal is None:
            raise ValueError(reason)
        return cls(*_from_ordinal(ordinal))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return f"{_class_name(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        """Return ctime() style string."""
        weekday = _DAY_NAMES[self.weekday()]
        return (f"{weekday} {_MONTH_NAMES[self._month]} {self._day:2d} 00:00:00 "
                f"{self._year:04d}")

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format, self.timetuple())

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_type_name(format)}")
        return self.strftime(format) if format else str(self)

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        return _time_tuple(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        """Return proleptic ordinal: January 1 of year 1 is day 1."""
        return _to_ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """Return date with new specified fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def weekday(self):
        """Return the day of the week: Monday == 0 ... Sunday == 6."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Return the day of the week: Monday == 1 ... Sunday == 7."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Return a named tuple containing ISO year, week number, and weekday."""
        year = self._year
        monday = _iso_week_1_monday(year)
        today = self.toordinal()
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_week_1_monday(year), 7)
        elif week >= 52 and today >= _iso_week_1_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() == other._key()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() < other._key()
        return _incomparable("<", self, other)

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() <= other._key()
        return _incomparable("<=", self, other)

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() > other._key()
        return _incomparable(">", self, other)

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() >= other._key()
        return _incomparable(">=", self, other)

    def __hash__(self):
        if self._hash == -1:
            self._hash = hash(date._bytes(self))
        return self._hash

    def __add__(self, other):
        if isinstance(other, timedelta):
            ordinal = self.toordinal() + other._days
            if 0 < ordinal <= _MAX_ORDINAL:
                return type(self).fromordinal(ordinal)
            raise OverflowError("date value out of range")
        if type(self) in _own_types and type(other) in _own_types:
            _refuse("+", self, other)
        return _unsupported("+", self, other)

    def __radd__(self, other):
        if isinstance(other, timedelta):
            return self + other
        return _unsupported("+", other, self)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            ordinal = self.toordinal() - other._days
            if 0 < ordinal <= _MAX_ORDINAL:
                return type(self).fromordinal(ordinal)
            raise OverflowError("date value out of range")
        if isinstance(other, datetime):
            _refuse("-", self, other)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return _unsupported("-", self, other)

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            _refuse("-", other, self)
        return _unsupported("-", other, self)

    def _bytes(self):
        return bytes((self._year >> 8, self._year & 255, self._month, self._day))

    def __reduce__(self):
        return self.__class__, (date._bytes(self),)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


def _time_tuple(year, month, day, hour, minute, second, dst):
    weekday = (_to_ordinal(year, month, day) + 6) % 7
    return _time.struct_time((year, month, day, hour, minute, second, weekday,
                              _day_of_year(year, month, day), dst))


# -- time ------------------------------------------------------------------------------------------------------

class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object

    All arguments are optional. tzinfo may be None, or an instance of
    a tzinfo subclass. The remaining arguments may be ints.
    """

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold", "_hash"

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, bytes) and len(hour) == 6:
            packed = hour
            if minute:
                tzinfo = minute
            fold = packed[0] >> 7
            hour, minute, second = packed[0] & 127, packed[1], packed[2]
            microsecond = packed[3] << 16 | packed[4] << 8 | packed[5]
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond,
                                                              fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        self._hash = -1
        return self

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a time from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            *clock, zone = _parse_time(string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*clock, _as_zone(zone))

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def _key(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _utc_microseconds(self, offset):
        seconds = self._hour * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond - (offset._total() if offset else 0)

    def _compare_keys(self, other, equality):
        # What to compare, or None when one knows its offset and the other does not.
        if self._tzinfo is other._tzinfo:
            return self._key(), other._key()
        mine, others = self.utcoffset(), other.utcoffset()
        if (mine is None) != (others is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._utc_microseconds(mine), other._utc_microseconds(others)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._compare_keys(other, True)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return _incomparable("<", self, other)
        a, b = self._compare_keys(other, False)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return _incomparable("<=", self, other)
        a, b = self._compare_keys(other, False)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return _incomparable(">", self, other)
        a, b = self._compare_keys(other, False)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return _incomparable(">=", self, other)
        a, b = self._compare_keys(other, False)
        return a >= b

    def __hash__(self):
        if self._hash == -1:
            offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
            if offset:
                self._hash = hash(self._utc_microseconds(offset))
            else:
                self._hash = hash(self._key())
        return self._hash

    def __add__(self, other):
        return self._refuse_sum("+", other)

    def __sub__(self, other):
        return self._refuse_sum("-", other)

    def _refuse_sum(self, operator, other):
        # there is no arithmetic of times of day: only the message is ours
        if type(self) in _own_types and type(other) in _own_types:
            _refuse(operator, self, other)
        return _unsupported(operator, self, other)

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._microsecond:
            text += f", {self._second}, {self._microsecond}"
        elif self._second:
            text += f", {self._second}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_class_name(self)}({text})"

    def isoformat(self, timespec="auto"):
        """Return the time formatted according to ISO."""
        return (_format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """Format using strftime()."""
        return _strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1,
                                        -1))

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_type_name(format)}")
        return self.strftime(format) if format else str(self)

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC (negative west of UTC)."""
        if self._tzinfo is None:
            return None
        return _check_offset("utcoffset", self._tzinfo.utcoffset(None))

    def tzname(self):
        """Return the timezone name."""
        return None if self._tzinfo is None else _zone_name(self._tzinfo, None)

    def dst(self):
        """Return the offset of daylight saving time, as a timedelta."""
        if self._tzinfo is None:
            return None
        return _check_offset("dst", self._tzinfo.dst(None))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        """Return time with new specified fields."""
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _bytes(self, protocol):
        hour = self._hour | (self._fold << 7 if protocol > 3 else 0)
        micro = self._microsecond
        return bytes((hour, self._minute, self._second, micro >> 16, micro >> 8 & 255,
                      micro & 255))

    def __reduce_ex__(self, protocol):
        packed = time._bytes(self, protocol)
        return self.__class__, (packed,) if self._tzinfo is None else (packed, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# -- datetime ----------------------------------------------------------------------------------------------------

class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

    The year, month and day arguments are required. tzinfo may be None, or an
    instance of a tzinfo subclass. The remaining arguments may be ints.
    """

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"

    def __new__(cls, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0,
                microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, bytes) and len(year) == 10:
            packed = year
            if month is not _missing:
                tzinfo = month
            fold = packed[2] >> 7
            year, month, day = packed[0] << 8 | packed[1], packed[2] & 127, packed[3]
            hour, minute, second = packed[4:7]
            microsecond = packed[7] << 16 | packed[8] << 8 | packed[9]
        if day is _missing:
            _require(year=year, month=month, day=day)
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond,
                                                              fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        self._hash = -1
        return self

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    @classmethod
    def _from_timestamp(cls, t, utc, tz):
        micro = 0
        if isinstance(t, float):
            if t != t:
                raise ValueError("Invalid value NaN (not a number)")
            fraction, t = _modf(t)
            if abs(t) >= 9.2e18:
                raise OverflowError("timestamp out of range for platform time_t")
            t = int(t)
            micro = round(fraction * 1e6)
            if micro >= 1000000:
                t += 1
                micro -= 1000000
            elif micro < 0:
                t -= 1
                micro += 1000000
        else:
            t = _index(t)
        convert = _time.gmtime if utc else _time.localtime
        year, month, day, hour, minute, second = convert(t)[:6]
        result = cls(year, month, day, hour, minute, min(second, 59), micro, tz)
        if tz is None and not utc:
            # a time that was there a day's worth of zone changes earlier too is its second coming
            day_seconds = 24 * 3600
            if t >= day_seconds:
                before = cls(*_time.localtime(t - day_seconds)[:6], micro)
                jump = result - before - timedelta(0, day_seconds)
                if jump._days < 0:
                    earlier = t + jump // timedelta(0, 1)
                    if cls(*_time.localtime(earlier)[:6], micro) == result:
                        result._fold = 1
        elif tz is not None:
            result = tz.fromutc(result)
        return result

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """timestamp[, tz] -> tz's local time from POSIX timestamp."""
        _check_zone(tz)
        return cls._from_timestamp(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        import warnings
        warnings.warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for "
                      "removal in a future version. Use timezone-aware objects to represent "
                      "datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, "
                      "datetime.UTC).", DeprecationWarning, stacklevel=2)
        return cls._from_timestamp(timestamp, True, None)

    @classmethod
    def now(cls, tz=None):
        """Returns new datetime object representing current time local to tz."""
        _check_zone(tz)
        return cls._from_timestamp(_time.time(), tz is not None, tz)

    @classmethod
    def utcnow(cls):
        """Return a new datetime representing UTC day and time."""
        import warnings
        warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a "
                      "future version. Use timezone-aware objects to represent datetimes in UTC: "
                      "datetime.datetime.now(datetime.UTC).", DeprecationWarning, stacklevel=2)
        return cls._from_timestamp(_time.time(), True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """date, time -> datetime with same date and time fields"""
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_type_name(date)}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_type_name(time)}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, string, /):
        """string -> datetime from a string in most ISO 8601 formats"""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(string) < 7:
                raise ValueError(string)
            end = _find_separator(string)
            day = _parse_date(string[:end])
            clock = (0, 0, 0, 0, None)
            if len(string) > end:
                clock = _parse_time(string[end + 1:])
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*day, *clock[:4], _as_zone(clock[4]))

    @classmethod
    def strptime(cls, date_string, format, /):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        import _strptime
        return _strptime._strptime_datetime(cls, date_string, format)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        dst = self.dst()
        return _time_tuple(self._year, self._month, self._day, self._hour, self._minute,
                           self._second, -1 if dst is None else 1 if dst else 0)

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        when = self.replace(tzinfo=None)
        if offset:
            when -= offset
        return _time_tuple(when._year, when._month, when._day, when._hour, when._minute,
                           when._second, 0)

    def date(self):
        """Return date object with same year, month and day."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        """Return datetime with new specified fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _seconds_since_epoch(self):
        # As if it were UTC.
        days = _to_ordinal(self._year, self._month, self._day) - 719163
        return days * 86400 + self._hour * 3600 + self._minute * 60 + self._second

    def _local_seconds(self):
        # The POSIX time of a naive local time.
        t = self._seconds_since_epoch()

        def local(u):
            return datetime(*_time.localtime(u)[:6])._seconds_since_epoch()

        a = local(t) - t
        u1 = t - a
        if local(u1) == t:
            # There may be another solution a day away.
            u2 = u1 + (-86400, 86400)[self._fold]
            b = local(u2) - u2
            if a == b:
                return u1
        else:
            b = local(u1) - u1
        u2 = t - b
        if local(u2) == t:
            return u2
        if local(u1) == t:
            return u1
        # In a gap.
        return (max, min)[self._fold](u1, u2)

    def timestamp(self):
        """Return POSIX timestamp as float."""
        if self._tzinfo is None:
            return self._local_seconds() + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def _local_zone(self):
        if self._tzinfo is None:
            seconds = self._local_seconds()
        else:
            seconds = (self - _EPOCH) // timedelta(seconds=1)
        local = _time.localtime(seconds)
        return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)

    def astimezone(self, tz=None):
        """tz -> convert to local time in new timezone tz"""
        if tz is None:
            tz = self._local_zone()
        _check_zone(tz)
        mine = self._tzinfo
        if mine is None:
            mine = self._local_zone()
            offset = mine.utcoffset(self)
        elif tz is mine:
            return self
        else:
            offset = self.utcoffset()
            if offset is None:
                mine = self.replace(tzinfo=None)._local_zone()
                offset = mine.utcoffset(self)
        if tz is mine:
            return self.replace(tzinfo=mine)
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        """Return ctime() style string."""
        return (f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    def isoformat(self, sep="T", timespec="auto"):
        """Return the time formatted according to ISO."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not "
                            f"{_type_name(sep)}")
        clock = _format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{clock}"
                f"{_format_offset(self.utcoffset())}")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._microsecond:
            parts += self._second, self._microsecond
        elif self._second:
            parts.append(self._second)
        text = ", ".join(map(str, parts))
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_class_name(self)}({text})"

    def __str__(self):
        return self.isoformat(sep=" ")

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC (negative west of UTC)."""
        if self._tzinfo is None:
            return None
        return _check_offset("utcoffset", self._tzinfo.utcoffset(self))

    def tzname(self):
        """Return the timezone name."""
        return None if self._tzinfo is None else _zone_name(self._tzinfo, self)

    def dst(self):
        """Return the offset of daylight saving time, as a timedelta."""
        if self._tzinfo is None:
            return None
        return _check_offset("dst", self._tzinfo.dst(self))

    def _key(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second,
                self._microsecond)

    def _depends_on_fold(self, offset):
        return self._tzinfo is not None and offset != self.replace(fold=not self._fold).utcoffset()

    def _compare_keys(self, other, equality):
        # What to compare, or None when they cannot be equal.
        if self._tzinfo is other._tzinfo:
            return self._key(), other._key()
        mine, others = self.utcoffset(), other.utcoffset()
        if equality and (self._depends_on_fold(mine) or other._depends_on_fold(others)):
            return None
        if (mine is None) != (others is None):
            if equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._utc_microseconds(mine), other._utc_microseconds(others)

    def _utc_microseconds(self, offset):
        total = self._seconds_since_epoch() * 1000000 + self._microsecond
        return total - offset._total() if offset else total

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        keys = self._compare_keys(other, True)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return _incomparable("<", self, other)
        a, b = self._compare_keys(other, False)
        return a < b

    def __le__(self, other):
        if not isinstance(other, datetime):
            return _incomparable("<=", self, other)
        a, b = self._compare_keys(other, False)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return _incomparable(">", self, other)
        a, b = self._compare_keys(other, False)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return _incomparable(">=", self, other)
        a, b = self._compare_keys(other, False)
        return a >= b

    def __hash__(self):
        if self._hash == -1:
            offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
            if offset is None:
                self._hash = hash(datetime._bytes(self, 2))
            else:
                self._hash = hash(self._utc_microseconds(offset))
        return self._hash

    def _moved(self, microseconds):
        total = self._seconds_since_epoch() * 1000000 + self._microsecond + microseconds
        seconds, micro = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        ordinal = days + 719163
        if not 0 < ordinal <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*_from_ordinal(ordinal), hour, minute, second, micro, self._tzinfo)

    def __add__(self, other):
        if isinstance(other, timedelta):
            return self._moved(other._total())
        if type(self) in _own_types and type(other) in _own_types:
            _refuse("+", self, other)
        return _unsupported("+", self, other)

    def __radd__(self, other):
        if isinstance(other, timedelta):
            return self._moved(other._total())
        return _unsupported("+", other, self)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._total())
        if not isinstance(other, datetime):
            if isinstance(other, date):
                _refuse("-", self, other)
            return _unsupported("-", self, other)
        if self._tzinfo is other._tzinfo:
            mine = others = None
        else:
            mine, others = self.utcoffset(), other.utcoffset()
            if (mine is None) != (others is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._from_microseconds(self._utc_microseconds(mine)
                                            - other._utc_microseconds(others))

    def _bytes(self, protocol):
        month = self._month | (self._fold << 7 if protocol > 3 else 0)
        micro = self._microsecond
        return bytes((self._year >> 8, self._year & 255, month, self._day, self._hour,
                      self._minute, self._second, micro >> 16, micro >> 8 & 255, micro & 255))

    def __reduce_ex__(self, protocol):
        packed = datetime._bytes(self, protocol)
        return self.__class__, (packed,) if self._tzinfo is None else (packed, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_date_class = date
_time_class = time
_own_types = frozenset((date, datetime, time, timedelta, timezone, tzinfo, IsoCalendarDate))
