"""Spans of a text and pure functions on them.

A span is half-open, in Unicode code points: `text[span.start:span.end] == span.text`.
"""

from __future__ import annotations

import dataclasses
import datetime
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Self, TypeVar


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: `start` and `end` are offsets in code points, `text` is what stands between them."""

    start: int
    end: int
    text: str

    def shift(self, distance: int) -> Self:
        """The same span in a text in which it stands `distance` code points further on."""
        return dataclasses.replace(self, start=self.start + distance, end=self.end + distance)

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        # What dataclasses do for slots by themselves takes three times as long to read again.
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, one for each field."""
        return {field.name: plain(getattr(self, field.name)) for field in dataclasses.fields(self)}


SpanType = TypeVar("SpanType", bound=Span)


def plain(value: Any) -> Any:
    """`value` in JSON: whole numbers as `int`, other decimals as `float`, dates in ISO 8601, pairs as lists."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Span):
        return value.to_dict()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return value


def overlaps(first: Span, second: Span) -> bool:
    """Whether the two spans share a character."""
    return first.start < second.end and second.start < first.end


def contains(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies wholly within `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def container(spans: Sequence[SpanType], position: int) -> SpanType | None:
    """The span that holds the character at `position`; `spans` are disjoint and in text order."""
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and position < spans[index].end else None


def longest_disjoint(spans: Iterable[SpanType]) -> list[SpanType]:
    """The spans in text order, of those that overlap the first, the longest where several start at one place."""
    kept: list[SpanType] = []
    end = 0
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if span.start >= end:
            kept.append(span)
            end = span.end
    return kept
