"""Points that stand together: spans (`15-16/3`), lists with a shared end (`các ngày 5, 6 và 7/3`).

What a point does not say, it borrows from the one behind it; an unattached number is none.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from viennews.date_grammar.expressions import Point
from viennews.date_grammar.items import Item
from viennews.date_grammar.lexicon import MONTH
from viennews.date_grammar.points import possible
from viennews.date_grammar.tokens import Tokens

LONGEST_SPAN_OF_YEARS = 200
_SPANNING, _LISTING = "->", ",&;"
_NUMBERS = "abc"
_WITH_YEAR = frozenset(("day", "month", "quarter"))
_SIZES = {"day": 0, "week": 1, "month": 2, "quarter": 3, "half": 4, "months": 4, "year": 5, "decade": 6, "century": 7}


@dataclasses.dataclass(slots=True)
class Found:
    """One date: its tokens, its point or two; whether words of time tell that it is one; whether it is of a list."""

    first: int
    last: int
    begin: Point
    finish: Point | None
    rule: str
    told: bool
    listed: bool


def join_items(items: list[Item], tokens: Tokens) -> Iterator[Found]:
    """The dates that the points of a text make."""
    kinds = tokens.kinds
    chain: list[Item] = []
    gaps: list[str] = []
    for item in items:
        gap = kinds[2 * chain[-1].last + 1] if chain and chain[-1].last + 1 == item.first else ""
        if gap == " " and chain[-1].point.kind == "bare day" and chain[-1].point.part and item.point.part:
            gap = ","  # tối 14 rạng sáng 15/10
        if gap and gap in "->,&;":
            gaps.append(gap)
        elif chain:
            yield from _read(chain, gaps, kinds)
            chain, gaps = [], []
        chain.append(item)
    if chain:
        yield from _read(chain, gaps, kinds)


def _read(chain: list[Item], gaps: list[str], kinds: str) -> Iterator[Found]:
    if len(chain) == 1 and chain[0].rule not in ("number", "month of list", "quarter of list"):
        item = chain[0]
        yield Found(item.first, item.last, item.point, None, item.rule, item.told, False)
        return
    _count_months(chain, kinds)
    _name_numbers(chain, gaps)
    for index in range(len(chain) - 2, -1, -1):
        _borrow(chain[index], chain[index + 1], gaps[index], kinds)
    index = 0
    told = False
    while index < len(chain):
        item = chain[index]
        joined = index + 1 < len(chain) and gaps[index] in _SPANNING and _is_span(item, chain[index + 1], gaps[index])
        if joined:
            other = chain[index + 1]
            told = told or item.told or other.told
            rule = f"span of {item.rule}"
            yield Found(item.first, other.last, item.point, other.point, rule, told, False)
            index += 2
        else:
            if item.point.kind != "number":
                told = told or item.told
                listed = index + 1 < len(chain) and gaps[index] in _LISTING
                before = index > 0 and gaps[index - 1] in _LISTING
                yield Found(item.first, item.last, item.point, None, item.rule, told or item.told, listed or before)
            else:
                told = False
            index += 1
        if index < len(chain) and gaps[index - 1] not in _LISTING:
            told = False


def _count_months(chain: list[Item], kinds: str) -> None:
    """Takes what counts the months of a list for no day: `trong 2 tháng 4 và 5/2021`."""
    item = chain[0]
    point = item.point
    alone = item.rule == "day in words" and kinds[2 * item.first] in _NUMBERS and point.year is None
    months = alone and all(other.rule in ("number", "month and year", "month of list") for other in chain[1:])
    if months and point.day == len(chain) and kinds[2 * item.first + 2] == MONTH:
        item.point, item.rule, item.first = Point("month", month=point.month), "month", item.first + 1


def _name_numbers(chain: list[Item], gaps: list[str]) -> None:
    """Says of bare numbers what they are by what stands before them: `tháng 4, 5`, `quý 1, 2/2021`."""
    for index, item in enumerate(chain):
        before = chain[index - 1].point if index else None
        if item.rule == "quarter of list" and (before is None or before.kind != "quarter"):
            item.point = Point("number", number=0)
        elif before and before.kind == "quarter" and _may_be_quarter(item):
            item.point = Point("quarter", year=item.point.year, number=item.point.month)
        elif item.rule == "month of list" and (before is None or before.kind not in ("month", "number")):
            item.point, item.rule, item.told = Point("year", year=item.point.year), "year", True
            item.first += 1
        elif item.rule == "bare year" and before and before.kind == "decade" and item.point.year is not None:
            if item.point.year % 10 == 0:
                item.point = Point("decade", number=item.point.year // 10)
        elif item.rule == "number" and before and chain[index - 1].told and not _decimal(chain, gaps, index):
            item.point = _like(before, item.point.number or 0) or item.point
            item.told = item.point.kind != "number"


def _may_be_quarter(item: Item) -> bool:
    """Whether a number before a year may rank a quarter: `quý 1, 2/2021`, `quý 1, 2 năm 2021`."""
    numbered = item.rule == "month of list" or (item.rule == "month and year" and not item.told)
    return numbered and item.point.month is not None and item.point.month <= 4


def _decimal(chain: list[Item], gaps: list[str], index: int) -> bool:
    """Whether a number is a part of one with a comma: the `12` and the `5` of `tháng 4, 12,5 ha`."""
    before_comma = index < len(gaps) and gaps[index] == ";" and chain[index + 1].point.kind == "number"
    return before_comma or gaps[index - 1] == ";"


def _like(before: Point, number: int) -> Point | None:
    """A number behind `before`, of its kind and later than it."""
    if before.year is not None:
        return None
    if before.kind == "month" and before.month and before.month < number <= 12:
        return Point("month", month=number)
    if before.kind == "quarter" and before.number and before.number < number <= 4:
        return Point("quarter", number=number)
    if before.kind == "decade" and before.number and number % 10 == 0:
        decade = before.number // 10 * 10 + number // 10
        return Point("decade", number=decade) if decade > before.number else None
    if before.kind == "bare day" and before.day and before.day < number <= 31:
        return Point("bare day", day=number, beginning=before.beginning)
    return None


def _borrow(item: Item, following: Item, gap: str, kinds: str) -> None:
    """Completes `item` from the point behind it."""
    point, other = item.point, following.point
    if point.kind == "number":
        named = _named_by_the_next(point.number or 0, item, following, gap)
        if named is None:
            return
        point = named
        item.rule = following.rule
        # `28, 29 Tết` shares its words; `chi hội 3, ngày 6/3` does not.
        item.told = following.told and kinds[2 * following.first] in _NUMBERS
    if point.kind == "bare day" and other.kind == "day" and other.day is not None:
        point = _in_the_month_of(point, other)
    elif point.kind == "day" and other.kind == "day" and point.day and not point.month and other.month:
        month = 12 if other.new_year and point.day > 20 else other.month  # 28 đến mùng 3 Tết
        point = point._replace(
            month=month, lunar=other.lunar, leap=other.leap, cycle=other.cycle, new_year=other.new_year
        )
    elif point.kind == "day" and not point.month and point.offset is None and other.weekday is not None:
        point = point._replace(offset=other.offset)
    elif following.rule == "day and month" and other.lunar and _plain_day(point) and _plain_day(other):
        point = point._replace(lunar=True, cycle=other.cycle)  # 25/2 và 14/11 âm lịch
    alike = gap in _SPANNING or (point.kind == other.kind and _place(point) <= _place(other))
    if alike and point.kind in _WITH_YEAR and other.kind in _WITH_YEAR and _yearless(point) and not _yearless(other):
        point = _with_year(point, other)
    item.point = point


def _plain_day(point: Point) -> bool:
    """Whether a point is a day and a month, no more."""
    return bool(point.day and point.month) and point.year is None and not point.new_year and point.weekday is None


def _in_the_month_of(point: Point, other: Point) -> Point:
    """A day without a month, of a list or span that ends with `other`."""
    day = point.day or 0
    if other.new_year:
        month = 12 if day > 20 else 1
        return point._replace(kind="day", month=month, lunar=True, new_year=True, year=other.year, cycle=other.cycle)
    if point.part and other.month and not other.lunar and day > (other.day or 0):
        month = (other.month - 2) % 12 + 1  # đêm 30 rạng sáng 1/10
        year = other.year - (month == 12) if other.year is not None else None
        return point._replace(kind="day", month=month, year=year) if possible(day, month, year, False) else point
    if other.month is not None and possible(day, other.month, other.year, other.lunar):
        return point._replace(kind="day", month=other.month, lunar=other.lunar, leap=other.leap)
    if other.month_offset is not None:
        return point._replace(kind="day", month_offset=other.month_offset)
    return point


def _named_by_the_next(number: int, item: Item, following: Item, gap: str) -> Point | None:
    other = following.point
    if other.kind == "day" and other.month is not None:
        fits = number > 0 and possible(number, other.month, other.year, other.lunar)
        return Point("day", day=number) if fits else None
    if other.kind == "bare day" and following.told and gap in _SPANNING and number < (other.day or 0):
        return Point("bare day", day=number)
    if other.kind == "month" and (gap in _SPANNING or item.told) and number < (other.month or 0):
        return Point("month", month=number)
    return None


def _yearless(point: Point) -> bool:
    told = (point.year, point.year_offset, point.offset, point.cycle)
    if any(each is not None for each in told):
        return False
    return point.month is not None or (point.month_offset is None and point.weekday is None)


def _with_year(point: Point, other: Point) -> Point:
    """`point` in the year of the one behind it; the year before where it would stand behind (`28/12 - 3/1/2021`)."""
    back = _place(point) > _place(other)
    if other.year is not None:
        return point._replace(year=other.year - back)
    if other.year_offset is not None:
        return point._replace(year_offset=other.year_offset - back)
    return point


def _place(point: Point) -> tuple[int, int]:
    """Where in its year a point stands; of halves, decades, centuries, their order."""
    if point.number is not None:
        return (3 * point.number - 2, 0)
    if point.month is None and point.weekday is not None:
        return (0, point.weekday)
    return (point.month or 0, point.day or 0)


def _is_span(item: Item, following: Item, gap: str) -> bool:
    """Whether two joined points are the ends of a span: they can be in order, and a dash joins like to like."""
    begin, finish = item.point, following.point
    if begin.kind not in _SIZES or finish.kind not in _SIZES:
        return begin.kind == finish.kind == "bare day" and (begin.day or 0) < (finish.day or 0)
    if finish.beside or begin.beside:
        return False
    if gap == "-" and (begin.offset is not None or finish.offset is not None):
        return False
    if gap == "-" and begin.kind != finish.kind and {begin.kind, finish.kind} != {"day", "month"}:
        # năm 2005-12/2009
        return {begin.kind, finish.kind} == {"year", "month"} and (begin.year or 9999) < (finish.year or 0)
    if begin.kind == finish.kind == "year":
        if begin.year is None or finish.year is None:
            return True
        return 0 < finish.year - begin.year <= LONGEST_SPAN_OF_YEARS
    if begin.year is not None and finish.year is not None:
        return (begin.year, *_place(begin)) < (finish.year, *_place(finish)) or begin.kind != finish.kind
    if begin.kind == finish.kind and begin.year is None and finish.year is None:
        return _place(begin) != _place(finish)
    return True
