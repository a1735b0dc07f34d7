"""What the finders give: dates, figures, organizations; and the facts made of them."""

from __future__ import annotations

import dataclasses
import datetime
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from viennews.records import sealed
from viennews.span import Span

Precision = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century", "interval"]
Modifier = Literal["start", "mid", "end"]
Relation = Literal["before", "until", "since", "after"]
Calendar = Literal["gregorian", "lunar"]
FigureKind = Literal["count", "ratio", "percent", "money", "measure", "duration"]
Bound = Literal["more", "less", "about"]
OrganizationKind = Literal[
    "women", "labour", "youth", "farmers", "veterans", "front", "association", "party", "government", "assembly",
    "enterprise", "school", "hospital", "media", "club", "international", "other",
]  # fmt: skip
Level = Literal["central", "province", "district", "commune", "grassroots"]
Change = Literal["up", "down"]


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class DateMention(Span):
    """A day, month, year or span of them: a span of the text with its value."""

    value: str | None = None
    """EDTF (ISO 8601-2), of the date words alone; `None` when it cannot be known (`hôm nay` without a reference)."""
    first: datetime.date | None = None
    """The first day, inclusive; `None` when unknown."""
    last: datetime.date | None = None
    """The last day, inclusive; `None` when unknown."""
    precision: Precision = "day"
    """Of what length it is; `interval` is a span, or a part of a year that has no name of its own."""
    modifier: Modifier | None = None
    """`đầu`, `giữa`, `cuối`."""
    relation: Relation | None = None
    """From the words around: `trước ngày`, `đến hết`, `từ`, `sau`."""
    time: datetime.time | None = None
    """The clock time, the first where there are two."""
    calendar: Calendar = "gregorian"
    """The calendar that the date was written in; `value` is Gregorian."""
    timex: str | None = None
    """The TIMEX3 value (ISO-TimeML)."""
    rule: str = ""
    """The rule, or the lexicon row, that found it."""


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class FigureMention(Span):
    """A number that says how much or how many: a span of the text with its value."""

    kind: FigureKind = "count"
    """What it tells: how many, a share, a sum, a size, how long."""
    value: Decimal | tuple[Decimal, Decimal] = Decimal(0)
    """One number; for a range `(low, high)`; for a ratio `(part, whole)`."""
    unit: str | None = None
    """ISO 4217 for money, the symbol or the Vietnamese word for measures, the Vietnamese word for durations, `%`."""
    bound: Bound | None = None
    """From the words around: `trên`, `dưới`, `khoảng`; `None` when it is exact."""
    per: str | None = None
    """What the figure is for one of, as written."""
    counted: str | None = None
    """What is counted, as written: the head noun and its tight modifiers."""
    rule: str = ""
    """The rule, or the lexicon row, that found it."""


class Province(NamedTuple):
    """A province by its name before and after the merger of 1 July 2025 (Resolution 202/2025/QH15)."""

    before: str | None
    """Its name until then; `None` when it cannot be told."""
    after: str | None
    """Its name since."""


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class OrganizationMention(Span):
    """A named body: a span of the text with what it stands for."""

    name: str = ""
    """The full official name, abbreviations written out; place as far as the article says it."""
    kind: OrganizationKind = "other"
    """Whose body it is, or what it is."""
    level: Level | None = None
    """Its level of administration; `None` for what has none (a company)."""
    place: str | None = None
    """The place in the name, as the article says it."""
    province: Province | None = None
    """By the gazetteer; `None` when it cannot be told."""
    key: str = ""
    """The same for one body in all articles, for grouping."""
    generic: bool = False
    """Whether it is a bare common word or a group of bodies, given only when asked for."""
    rule: str = ""
    """The rule, or the lexicon row, that found it."""


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """Who, how many of what, when, and where it says so; what is unknown is `None`.

    Raises:
        TypeError: a part is of another type.
    """

    figure: FigureMention
    """How many of what."""
    sentence: Span
    """Where it says so."""
    organization: OrganizationMention | None = None
    """Who did, has or gives what is counted."""
    date: DateMention | None = None
    """When it was, or for which time it holds."""
    change: Change | None = None
    """For a figure that tells a change (`tăng 5%`), its direction."""
    rule: str = ""
    """The rules that chose the organization and the date."""

    def __post_init__(self) -> None:
        """Whether these are the parts of a fact."""
        organization, date, change = self.organization, self.date, self.change
        if not (
            isinstance(self.figure, FigureMention)
            and isinstance(self.sentence, Span)
            and (organization is None or isinstance(organization, OrganizationMention))
            and (date is None or isinstance(date, DateMention))
            and (change is None or type(change) is str)
            and type(self.rule) is str
        ):
            _check_fact(self)

    def __reduce__(self) -> tuple[type[Fact], tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, those of the mentions within them."""
        return {
            "organization": self.organization and self.organization.to_dict(),
            "figure": self.figure.to_dict(),
            "date": self.date and self.date.to_dict(),
            "sentence": self.sentence.to_dict(),
            "change": self.change,
            "rule": self.rule,
        }


_PARTS: dict[str, tuple[type, ...]] = {
    "figure": (FigureMention,), "sentence": (Span,), "organization": (OrganizationMention, type(None)),
    "date": (DateMention, type(None)), "change": (str, type(None)), "rule": (str,),
}  # fmt: skip


def _check_fact(fact: Fact) -> None:
    """What is wrong with the parts of a fact."""
    for name, kinds in _PARTS.items():
        if not isinstance(given := getattr(fact, name), kinds):
            accepted = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
            raise TypeError(f"the {name} of a fact is {accepted}, not {type(given).__name__}")
