"""The value of one point whose year is known or not: EDTF, first and last day, TIMEX3."""

from __future__ import annotations

import calendar
import datetime
from typing import NamedTuple

from viennews.date_grammar.expressions import Point
from viennews.dates import lunar
from viennews.mentions import Calendar, Precision

_UNKNOWN_YEAR = "XXXX"
_WEEK = datetime.timedelta(days=7)
LAST_OF_EARLY_MONTHS = 2
"""In January and February the last months, and `năm qua`, are of the year before."""


class Value(NamedTuple):
    """What a point or span stands for; `edtf` is `None` when it cannot be known."""

    edtf: str | None
    first: datetime.date | None
    last: datetime.date | None
    precision: Precision
    timex: str | None
    calendar: Calendar = "gregorian"
    """The calendar that it was told in."""


def unknown(precision: Precision) -> Value:
    """The value of what only a reference date could tell."""
    return Value(None, None, None, precision, None)


def days(first: datetime.date, last: datetime.date, precision: Precision) -> Value:
    """A span of days."""
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    timex = edtf
    if precision == "week":
        year, week, _ = first.isocalendar()
        timex = f"{year:04}-W{week:02}"
    return Value(edtf, first, last, precision, timex)


def months(year: int | None, first: int, last: int, precision: Precision) -> Value:
    """The months `first` to `last` of a year."""
    prefix = _UNKNOWN_YEAR if year is None else f"{year:04}"
    edtf = f"{prefix}-{first:02}" if first == last else f"{prefix}-{first:02}/{prefix}-{last:02}"
    if year is None:
        return Value(edtf, None, None, precision, edtf)
    return Value(
        edtf,
        datetime.date(year, first, 1),
        datetime.date(year, last, calendar.monthrange(year, last)[1]),
        precision,
        edtf,
    )


def week(year: int | None, number: int) -> Value:
    """A week of a year, as ISO 8601 numbers them."""
    try:
        first = datetime.date.fromisocalendar(year or 0, number, 1)
    except ValueError:  # without a year, or a year without a week 53
        return unknown("week")
    return days(first, first + datetime.timedelta(days=6), "week")


def quarter(year: int | None, number: int) -> Value:
    """The first to fourth quarter of a year; EDTF numbers them 33 to 36."""
    value = months(year, 3 * number - 2, 3 * number, "quarter")
    if year is None:
        return value._replace(timex=f"{_UNKNOWN_YEAR}-Q{number}")
    return value._replace(edtf=f"{year:04}-{32 + number}", timex=f"{year:04}-Q{number}")


def half(year: int | None, number: int) -> Value:
    """The first or second half of a year; EDTF numbers them 40 and 41."""
    value = months(year, 6 * number - 5, 6 * number, "half")
    if year is None:
        return value._replace(timex=f"{_UNKNOWN_YEAR}-H{number}")
    return value._replace(edtf=f"{year:04}-{39 + number}", timex=f"{year:04}-H{number}")


def whole_year(number: int) -> Value:
    """A year."""
    return Value(f"{number:04}", datetime.date(number, 1, 1), datetime.date(number, 12, 31), "year", f"{number:04}")


def decade(number: int) -> Value:
    """The ten years that begin with the digits `number` (199)."""
    return Value(
        f"{number:03}X",
        datetime.date(10 * number, 1, 1),
        datetime.date(10 * number + 9, 12, 31),
        "decade",
        f"{number:03}",
    )


def century(number: int) -> Value:
    """The hundred years that begin with the digits `number` (19 for the twentieth century), as EDTF counts them."""
    first = max(100 * number, 1)
    return Value(
        f"{number:02}XX",
        datetime.date(first, 1, 1),
        datetime.date(100 * number + 99, 12, 31),
        "century",
        f"{number:02}",
    )


def day(year: int | None, month: int, number: int) -> Value:
    """A day."""
    if year is None:
        edtf = f"{_UNKNOWN_YEAR}-{month:02}-{number:02}"
        return Value(edtf, None, None, "day", edtf)
    try:
        found = datetime.date(year, month, number)
    except ValueError:  # 29/2 of a year that has none
        return unknown("day")
    return days(found, found, "day")


def clock_or_part(value: Value, point: Point) -> Value:
    """The same day with the time or the part of the day in its TIMEX3 value."""
    if value.precision != "day" or value.timex is None:
        return value
    if point.time is not None:
        return value._replace(timex=f"{value.timex}T{point.time:%H:%M}")
    return value._replace(timex=f"{value.timex}T{point.part}") if point.part else value


def span(begin: Value, finish: Value) -> Value:
    """From one value to another; spans of quarters, halves and weeks are told in months and days."""
    first, last = _ends(begin)[0], _ends(finish)[1]
    turned = begin.first is not None and finish.last is not None and begin.first > finish.last
    if first is None or last is None or turned:
        return unknown("interval")._replace(calendar=begin.calendar)
    edtf = first if first == last else f"{first}/{last}"
    return Value(edtf, begin.first, finish.last, "interval", edtf, begin.calendar)


def _ends(value: Value) -> tuple[str | None, str | None]:
    if value.edtf is None:
        return None, None
    if value.precision in ("quarter", "half") and value.first and value.last:
        return f"{value.first:%Y-%m}".rjust(7, "0"), f"{value.last:%Y-%m}".rjust(7, "0")
    first, _, last = value.edtf.partition("/")
    return first, last or first


def lunar_value(point: Point, reference: datetime.date | None, year: int | None) -> Value:
    """A lunar day or month in Gregorian days: of `year` where given, else the nearest to the reference date."""
    precision: Precision = "day" if point.kind == "day" else "month"
    assert point.month is not None
    last_month = point.new_year and point.month == 12
    if point.cycle is not None:
        near = year if year is not None or reference is None else reference.year
        years = [] if near is None else [lunar.year_of_cycle(point.cycle, near + 1)]
    elif year is not None:
        years = [year]
    else:
        years = [] if reference is None else [reference.year - 1, reference.year, reference.year + 1]
    told = point.cycle is not None or year is not None
    candidates = []
    for each in years:
        # Tết of a year is told with the last days of the year before.
        lunar_year = each - 1 if last_month and told else each
        found = _lunar_days(point, lunar_year)
        if found:
            candidates.append(found)
    if not candidates:
        return unknown(precision)._replace(calendar="lunar")
    first, last = min(candidates, key=lambda pair: abs((pair[0] - reference).days) if reference else 0)
    return days(first, last, precision)._replace(calendar="lunar")


def _lunar_days(point: Point, year: int) -> tuple[datetime.date, datetime.date] | None:
    assert point.month is not None
    if point.kind != "day" or point.day is None:
        return lunar.month_days(year, point.month, leap=point.leap)
    found = lunar.gregorian(year, point.month, point.day, leap=point.leap)
    if found is None and point.new_year and point.day == 30:
        found = lunar.gregorian(year, point.month, 29)
    return (found, found) if found else None


def shifted_month(reference: datetime.date, offset: int) -> tuple[int, int]:
    """Year and month, so many months from the reference date."""
    year, month = divmod(12 * reference.year + reference.month - 1 + offset, 12)
    return year, month + 1


def written(point: Point, year: int | None) -> Value:
    """The value of a point that is written out, in `year`."""
    if year is not None and not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return unknown(PRECISIONS.get(point.kind, "day"))
    if point.kind == "day" and point.month is not None and point.day is not None:
        return day(year, point.month, point.day)
    if point.kind == "bare day" and point.day is not None:
        edtf = f"{_UNKNOWN_YEAR}-XX-{point.day:02}"
        return Value(edtf, None, None, "day", edtf)
    if point.kind == "month" and point.month is not None:
        return months(year, point.month, point.month, "month")
    if point.kind == "months" and point.months is not None:
        return months(year, *point.months, "interval")
    if point.kind == "year" and year is not None and point.offset is None:
        return whole_year(year)
    if point.number is not None and point.kind in _BY_YEAR:
        return _BY_YEAR[point.kind](year, point.number)
    if point.number is not None and point.kind in _BY_NUMBER:
        return _BY_NUMBER[point.kind](point.number)
    return unknown(PRECISIONS.get(point.kind, "day"))


_BY_YEAR = {"week": week, "quarter": quarter, "half": half}
_BY_NUMBER = {"decade": decade, "century": century}


def year_offset(point: Point, reference: datetime.date) -> int:
    """How many years from that of the reference date; `năm qua` is this year from March on."""
    offset = point.offset if point.year_offset is None else point.year_offset
    if point.which == "past" and reference.month > LAST_OF_EARLY_MONTHS:
        return 0
    return offset or 0


def relative(point: Point, reference: datetime.date) -> Value | None:
    """The value of a point that is told from the reference date; `None` when it is told otherwise."""
    try:
        if point.weekday is not None and point.month is None and not point.beside:
            return _weekday(point, reference)
        if point.offset is not None:
            return _moved(point, reference, point.offset)
    except (OverflowError, ValueError):  # before the year 1 or after 9999
        return unknown(PRECISIONS[point.kind])
    if point.kind == "day" and point.month is None and point.day is not None and point.month_offset is not None:
        year, month = shifted_month(reference, point.month_offset)
        return day(year, month, point.day)
    return None


PRECISIONS: dict[str, Precision] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}


def _moved(point: Point, reference: datetime.date, offset: int) -> Value | None:
    if point.kind == "day":
        found = reference + datetime.timedelta(days=offset)
        return days(found, found, "day")
    if point.kind == "week":
        first = reference - datetime.timedelta(days=reference.weekday()) + offset * _WEEK
        return days(first, first + datetime.timedelta(days=6), "week")
    if point.kind == "month":
        year, month = shifted_month(reference, offset)
        return months(year, month, month, "month")
    if point.kind == "quarter":
        year, number = divmod(4 * reference.year + (reference.month - 1) // 3 + offset, 4)
        return quarter(year, number + 1)
    if point.kind == "year":
        return whole_year(reference.year + year_offset(point, reference))
    return None


def _weekday(point: Point, reference: datetime.date) -> Value | None:
    assert point.weekday is not None
    ahead = (point.weekday - reference.weekday()) % 7
    if point.which == "next":
        found = reference + datetime.timedelta(days=ahead or 7)
    elif point.which == "last":
        found = reference - datetime.timedelta(days=(7 - ahead) % 7 or 7)
    elif point.offset is None:
        found = reference - datetime.timedelta(days=(7 - ahead) % 7)
    else:
        monday = reference - datetime.timedelta(days=reference.weekday()) + (point.offset or 0) * _WEEK
        found = monday + datetime.timedelta(days=point.weekday)
    return days(found, found, "day")
