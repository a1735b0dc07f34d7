"""A point for each rule of the grammar: the values of its tokens put together, checked to be possible."""

from __future__ import annotations

import calendar
import dataclasses
import datetime
import re
from collections.abc import Callable

from viennews.date_grammar.expressions import Point
from viennews.date_grammar.lexicon import PartOfYear
from viennews.date_grammar.reading import Reading

_WEEKS = 53
LAST_YEAR_OF_2000S = 49
"""A year of two digits: 00 to 49 is of the 2000s, 50 to 99 of the 1900s."""
_CLOCK = re.compile(r"(\d{1,2})(?:\D+(\d{1,2}))?")


def clock(written: str, part: str | None) -> datetime.time | None:
    """The time of a clock time as written (`8h30`, `2 giờ` in the afternoon), `None` when there is no such time."""
    found = _CLOCK.match(written)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if "rưỡi" in written:
        minute = 30
    if part in ("AF", "EV") and 1 <= hour < 12:
        hour += 12
    elif part == "NI":
        hour = hour + 12 if 6 <= hour < 12 else 0 if hour == 12 else hour
    elif part == "MI" and 1 <= hour <= 2:
        hour += 12
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


def _finished(reading: Reading, point: Point) -> Point:
    """`point` with all that goes with a day: its time, weekday, part."""
    if not reading.fields:
        return point
    fields = dict(reading.fields)
    written = fields.pop("time", None)
    if written is not None and (time := clock(written, fields.get("part"))):
        fields["time"] = time
    return point._replace(**fields)


def possible(day: int, month: int, year: int | None, lunar: bool) -> bool:
    """Whether there is such a day (in some year, when the year is not known)."""
    if not 1 <= month <= 12:
        return False
    if lunar:
        return 1 <= day <= 30
    return 1 <= day <= calendar.monthrange(year if year and year >= 1 else 2000, month)[1]


def _day(reading: Reading, day: int, month: int, year: int | None) -> Point | None:
    if not possible(day, month, year, reading.fields.get("lunar", False)):
        return None
    return _finished(reading, Point("day", year=year, month=month, day=day))


def whole_year(number: int) -> int:
    """A year of two digits in full."""
    return number if number >= 100 else number + (2000 if number <= LAST_YEAR_OF_2000S else 1900)


def _full_date(reading: Reading) -> Point | None:
    day, month, *rest = reading.numbers
    return _day(reading, day, month, reading.year if reading.year is not None else whole_year(rest[0]))


def _iso_date(reading: Reading) -> Point | None:
    month, day = reading.numbers
    return _day(reading, day, month, reading.year)


def _day_in_words(reading: Reading) -> Point | None:
    assert reading.month is not None
    return _day(reading, reading.numbers[0], reading.month, reading.year)


def _day_and_month(reading: Reading) -> Point | None:
    day, month = reading.numbers
    return _day(reading, day, month, reading.year)


def _new_year(reading: Reading) -> Point | None:
    day = reading.numbers[0]
    month = 12 if day > 20 else 1
    return _day(reading, day, month, reading.year)


def _full_moon(reading: Reading) -> Point | None:
    assert reading.month is not None
    return _day(reading, 15, reading.month, reading.year)


def _day_of_told_month(reading: Reading) -> Point | None:
    return _finished(reading, Point("day", day=reading.numbers[0]))


def _month(reading: Reading) -> Point | None:
    if reading.half is not None:
        reading.fields["modifier"] = "start" if reading.half == 1 else "end"
    return _finished(reading, Point("month", year=reading.year, month=reading.month))


def _quarter(reading: Reading) -> Point | None:
    if reading.quarter is None or not 1 <= reading.quarter <= 4:
        return None
    return _finished(reading, Point("quarter", year=reading.year, number=reading.quarter))


def _week(reading: Reading) -> Point | None:
    number = reading.numbers[0]
    return _finished(reading, Point("week", year=reading.year, number=number)) if 1 <= number <= _WEEKS else None


def _part_of_year(reading: Reading) -> Point | None:
    part = reading.part_of_year
    if part is not None and reading.numbers:  # `2 quý đầu`
        part = dataclasses.replace(part, count=reading.numbers[0])
    if part is None:
        unit = "month" if "M" in reading.letters else "quarter"
        part = PartOfYear(reading.numbers[0], unit, reading.fields.get("modifier", "start"))
    reading.fields.pop("modifier", None)
    months = part.count * (1 if part.unit == "month" else 3)
    if months > 12 or part.edge == "mid":
        return None
    first = 1 if part.edge == "start" else 13 - months
    if part.unit == "quarter" and part.count == 1:
        return _finished(reading, Point("quarter", year=reading.year, number=(first + 2) // 3))
    if months == 6:
        return _finished(reading, Point("half", year=reading.year, number=1 if first == 1 else 2))
    return _finished(reading, Point("months", year=reading.year, months=(first, first + months - 1)))


def _half(reading: Reading) -> Point | None:
    if reading.century is not None or "X" in reading.letters:
        reading.fields["modifier"] = "start" if reading.half == 1 else "end"
        return _decade(reading) if "X" in reading.letters else _century(reading)
    return _finished(reading, Point("half", year=reading.year, number=reading.half))


def _edge(reading: Reading) -> Point | None:
    if "U" in reading.letters or "N" in reading.letters or "J" in reading.letters or "V" in reading.letters:
        return _relative(reading)
    # `đầu năm` is of the reference year.
    offset = None if reading.year is not None else 0
    return _finished(reading, Point("year", year=reading.year, offset=offset))


def _told_weekday(reading: Reading) -> Point | None:
    return _finished(reading, Point("day"))


def _weekday_beside(reading: Reading) -> Point | None:
    return _finished(reading, Point("day", beside=True))


def _decade(reading: Reading) -> Point | None:
    written = reading.year if reading.year is not None else reading.numbers[0]
    if written % 10:
        return Point("year", year=written) if written > 999 else None
    hundreds = 1900 if reading.century is None else (reading.century - 1) * 100
    year = written if written > 999 else hundreds + written
    return _finished(reading, Point("decade", number=year // 10))


def _century(reading: Reading) -> Point | None:
    assert reading.century is not None
    return _finished(reading, Point("century", number=reading.century - 1))


def _relative(reading: Reading) -> Point | None:
    fields = reading.fields
    letter = next(each for each in reading.letters if each in "OUNJV")
    if letter == "O":
        return _finished(reading, Point("day"))
    if letter == "U":
        return _finished(reading, Point("week"))
    if letter == "J":
        return _finished(reading, Point("quarter"))
    offset = fields.pop("month_offset" if letter == "N" else "year_offset")
    return _finished(reading, Point("month" if letter == "N" else "year", offset=offset))


def _ago(reading: Reading) -> Point | None:
    return Point(reading.ago.unit, offset=reading.ago.offset) if reading.ago else None


def _year(reading: Reading) -> Point | None:
    return Point("year", year=reading.year)


def _month_and_year(reading: Reading) -> Point | None:
    return _finished(reading, Point("month", year=reading.year, month=reading.numbers[0]))


def _bare_day(reading: Reading) -> Point | None:
    return _finished(reading, Point("bare day", day=reading.numbers[0]))


def _number(reading: Reading) -> Point | None:
    return Point("number", number=reading.numbers[0])


BUILDERS: dict[str, Callable[[Reading], Point | None]] = {
    "ISO date": _iso_date, "full date": _full_date, "part of year": _part_of_year, "day in words": _day_in_words,
    "day and month": _day_and_month, "new year": _new_year, "full moon": _full_moon,
    "day of told month": _day_of_told_month, "day of told month in words": _day_of_told_month, "month": _month,
    "quarter": _quarter, "week of year": _week, "half": _half, "edge": _edge, "edge of bare year": _edge,
    "told weekday": _told_weekday, "weekday": _told_weekday, "weekday beside its date": _weekday_beside,
    "decade": _decade, "century": _century, "relative": _relative, "ago": _ago, "year": _year,
    "month and year": _month_and_year, "month of list": _month_and_year, "quarter of list": _quarter,
    "bare year": _year, "bare day": _bare_day,
    "number": _number,
}  # fmt: skip
"""For each rule of the grammar, what makes its point; `None` where there is no such day or time."""
