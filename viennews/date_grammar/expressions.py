"""Dates as they are written, before they are resolved: what the finder gives and the reference date completes."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from viennews.mentions import Modifier

Kind = Literal[
    "day", "week", "month", "quarter", "half", "months", "year", "decade", "century", "bare day", "number",
]  # fmt: skip


class Point(NamedTuple):
    """A day, month, year … as written; what is not written is `None`."""

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    """Of a week, quarter, half, decade or century; the number of a fragment (`10` in `10 và 11/5`)."""
    months: tuple[int, int] | None = None
    """The first and last month of a part of a year (`9 tháng đầu năm`)."""
    offset: int | None = None
    """So many days, weeks, months, quarters, years from the reference date."""
    year_offset: int | None = None
    """`năm ngoái`, `sang năm` behind a month or day."""
    month_offset: int | None = None
    """`tháng trước` behind a day."""
    weekday: int | None = None
    """Monday is 0."""
    which: Literal["next", "this", "last", "past", "told"] | None = None
    """Which day of that name: `thứ Hai tới`. Of a year told by an offset: `past` is this year once half of it is over
    (`năm qua`), `told` counts from the year that the passage tells of (`năm sau`)."""
    beside: bool = False
    """A weekday whose date follows in brackets."""
    modifier: Modifier | None = None
    part: str | None = None
    """The TIMEX3 code of the part of the day."""
    time: datetime.time | None = None
    beginning: bool = False
    """Told with `mùng`."""
    clock_span: bool = False
    """From one clock time to another; `time` is the first."""
    lunar: bool = False
    leap: bool = False
    cycle: int | None = None
    """The place of the year in the cycle of sixty (`Canh Tý` is 36), from 0."""
    new_year: bool = False
    """Told from Tết: `mùng 6 Tết`, `30 Tết`."""


class DateExpression(NamedTuple):
    """A date that was found in a text: where it stands and what it says."""

    start: int
    end: int
    begin: Point
    finish: Point | None
    """The other end of a span (`15-16/3`); `None` for one point."""
    rule: str
