"""The year that is not written."""

from __future__ import annotations

import datetime

from viennews import date_values as values
from viennews.date_expressions import DateExpression, Point
from viennews.date_values import Value
from viennews.scan import Scan


class Years:
    """Resolves the points of a text in their order, and remembers the years that the text has told."""

    def __init__(self, scan: Scan, reference: datetime.date | None) -> None:
        self._scan = scan
        self._reference = reference

    def note(self, expression: DateExpression, value: Value) -> None:
        """Remembers what a date of the text has told."""

    def value(self, expression: DateExpression, point: Point) -> Value:
        """The value of a point of `expression`."""
        reference = self._reference
        if reference is not None and (found := values.relative(point, reference)):
            return found
        year = point.year
        if year is None and point.year_offset is not None and reference is not None:
            year = reference.year + point.year_offset
        if point.lunar:
            return values.lunar_value(point, reference, year)
        if year is None and reference is not None:
            year = reference.year
        return written(point, year)

    def turned(self, begin: Point, finish: Point, first: Value, last: Value) -> tuple[Value, Value]:
        """The two ends of a span that runs over the end of a year."""
        if begin.year is None and first.first:
            return written(begin, first.first.year - 1), last
        return first, last


def written(point: Point, year: int | None) -> Value:
    """The value of a point in `year`."""
    if point.kind == "day" and point.month is not None and point.day is not None:
        return values.day(year, point.month, point.day)
    if point.kind == "month" and point.month is not None:
        return values.months(year, point.month, point.month, "month")
    if point.kind == "quarter" and point.number is not None:
        return values.quarter(year, point.number)
    if point.kind == "half" and point.number is not None:
        return values.half(year, point.number)
    if point.kind == "months" and point.months is not None:
        return values.months(year, *point.months, "interval")
    if point.kind == "year" and year is not None and point.offset is None:
        return values.whole_year(year)
    if point.kind == "decade" and point.number is not None:
        return values.decade(point.number)
    if point.kind == "century" and point.number is not None:
        return values.century(point.number)
    return values.unknown(values.PRECISIONS.get(point.kind, "day"))
