"""Spans of a text and pure functions on them.

A span is half-open, in Unicode code points: `text[span.start:span.end] == span.text`.
"""

from __future__ import annotations

import dataclasses
import datetime
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Self, TypeVar

from viennews.records import sealed


@sealed
@dataclasses.dataclass(frozen=True, slots=True, init=False)
class Span:
    """A piece of a text.

    Attributes:
        start: where it begins, in code points.
        end: where it ends, exclusive.
        text: what stands between.

    Raises:
        TypeError: `start` or `end` is no `int`, or `text` no `str`.
        ValueError: `start` lies before the text, or `text` is not as long as from `start` to `end`.
    """

    start: int
    end: int
    text: str

    def __init__(self, start: int, end: int, text: str) -> None:
        if not (type(start) is type(end) is int and type(text) is str and 0 <= start == end - len(text)):
            _check(start, end, text)
        # By the slots themselves: half the time of what a frozen dataclass does.
        _set_start(self, start)
        _set_end(self, end)
        _set_text(self, text)

    def __post_init__(self) -> None:
        """For the mentions, whose fields a dataclass sets."""
        start, end, text = self.start, self.end, self.text
        if not (type(start) is type(end) is int and type(text) is str and 0 <= start == end - len(text)):
            _check(start, end, text)

    def shift(self, distance: int) -> Self:
        """The same span in a text in which it stands `distance` code points further on."""
        return dataclasses.replace(self, start=self.start + distance, end=self.end + distance)

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        # What dataclasses do for slots by themselves takes three times as long to read again.
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, one for each field."""
        return {field.name: plain(getattr(self, field.name)) for field in dataclasses.fields(self)}


_set_start, _set_end, _set_text = (Span.__dict__[name].__set__ for name in ("start", "end", "text"))


def _check(start: Any, end: Any, text: Any) -> None:
    """Whether these are the parts of a span."""
    for name, value in (("start", start), ("end", end)):
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"the {name} of a span is an int, an offset in code points, not {type(value).__name__}")
    if not isinstance(text, str):
        raise TypeError(f"the text of a span is a str, not {type(text).__name__}")
    if not 0 <= start == end - len(text):
        raise ValueError(
            f"a span from {start} to {end} cannot have a text of {len(text)} characters: {text[:60]!r}; "
            "it holds text[start:end], and 0 <= start <= end"
        )


SpanType = TypeVar("SpanType", bound=Span)
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def lines(text: str) -> list[Span]:
    """The lines of a text that hold more than white space."""
    return [Span(*match.span(), match[0]) for match in _LINE.finditer(text)]


def plain(value: Any) -> Any:
    """`value` in JSON: whole numbers as `int`, other decimals as `float`, dates in ISO 8601, pairs as lists."""
    if isinstance(value, Decimal):
        number = float(value)
        # JSON knows no infinity, and no fraction is told in a number beyond all floats.
        return int(value) if value == value.to_integral_value() or math.isinf(number) else number
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
