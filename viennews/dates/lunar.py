"""The Vietnamese lunar calendar: the published tables (UTC+7, UTC+8 before 1968), by the library vnlunar."""

from __future__ import annotations

import datetime

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""The lunar years of the published tables."""
_CYCLE = 60
_CYCLE_BEGAN = 4
"""A year of which the cycle of sixty begins (Giáp Tý): 1984 is 4 modulo 60."""


def gregorian(year: int, month: int, day: int, *, leap: bool = False) -> datetime.date | None:
    """The Gregorian day of a lunar day, `None` when there is no such day or the year is outside the tables."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    from vnlunar.core import convert_lunar_to_solar

    found = convert_lunar_to_solar(day, month, year, int(leap))
    return datetime.date(found[2], found[1], found[0]) if found else None


def month_days(year: int, month: int, *, leap: bool = False) -> tuple[datetime.date, datetime.date] | None:
    """The first and last Gregorian day of a lunar month, `None` when there is no such month."""
    first = gregorian(year, month, 1, leap=leap)
    last = gregorian(year, month, 30, leap=leap) or gregorian(year, month, 29, leap=leap)
    return (first, last) if first and last else None


def year_of_cycle(cycle: int, latest: int) -> int:
    """The last year up to `latest` that stands at a place of the cycle of sixty (0 is Giáp Tý)."""
    return latest - (latest - _CYCLE_BEGAN - cycle) % _CYCLE
