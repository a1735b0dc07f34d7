"""Plain dicts become what tables and pictures read: the way back from `to_dict()` and from JSON."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NoReturn, TypeVar, get_args

from viennews import mentions
from viennews.blocks import Block
from viennews.mentions import DateMention, Fact, FigureMention, OrganizationMention, Province
from viennews.span import Span

__all__ = ["Document", "from_dict"]

SpanType = TypeVar("SpanType", bound=Span)

LARGEST = 60
"""The power of ten that no value passes: what is written out stays short."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_KINDS: dict[str, tuple[str, ...]] = {
    "figures": get_args(mentions.FigureKind), "organizations": get_args(mentions.OrganizationKind),
}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """What `from_dict` gives: an article without its page, for tables, pictures and exports."""

    text: str
    source: str
    title: str | None
    lead: str | None
    author: str | None
    url: str | None
    document: str | None
    published: datetime.date | None
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    words: tuple[Span, ...]
    dates: tuple[DateMention, ...]
    figures: tuple[FigureMention, ...]
    organizations: tuple[OrganizationMention, ...]
    facts: tuple[Fact, ...]


def from_dict(document: Mapping[str, Any]) -> Document:
    """The document of a plain dict.

    Args:
        document: as `Article.to_dict()` gives it, or less: `text` is needed; `dates`, `figures` and `organizations`
            hold mentions with `start` and `end` (code points of `text`) and what else of their fields is known; without
            `blocks` and `sentences` each line of the text is one. Further keys are left aside.

    Raises:
        TypeError: `document` is no mapping.
        ValueError: `text` is missing, a span does not lie in it, or a value is none that the field may have.
    """
    if not isinstance(document, Mapping):
        raise TypeError(f"an article or a mapping is expected, not {type(document).__name__}")
    text = document.get("text")
    if not isinstance(text, str):
        raise ValueError("a document needs its text: {'text': str, 'dates': […], 'figures': […], 'organizations': […]}")
    reader = _Reader(text)
    title = document.get("title")
    return Document(
        text=text,
        source=str(document.get("source") or text),
        title=title,
        lead=document.get("lead"),
        author=document.get("author"),
        url=document.get("url"),
        document=document.get("document"),
        published=reader.day(document.get("published"), "published"),
        blocks=tuple(reader.blocks(document.get("blocks"), title)),
        sentences=tuple(reader.spans(document.get("sentences"), "sentences", reader.span)) or tuple(reader.lines()),
        words=tuple(reader.spans(document.get("words"), "words", reader.span)),
        dates=tuple(reader.spans(document.get("dates"), "dates", reader.date)),
        figures=tuple(reader.spans(document.get("figures"), "figures", reader.figure)),
        organizations=tuple(reader.spans(document.get("organizations"), "organizations", reader.organization)),
        facts=tuple(reader.fact(each) for each in document.get("facts") or ()),
    )


class _Reader:
    """Reads the values of a document, each against its text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def lines(self) -> list[Span]:
        return [Span(match.start(), match.end(), match[0]) for match in _LINE.finditer(self.text)]

    def blocks(self, given: Any, title: str | None) -> list[Block]:
        if given is None:
            return [
                Block(line.text, line.start, line.end, "title" if line.text == title else "paragraph", True, "")
                for line in self.lines()
            ]
        result = []
        for each in given:
            if not isinstance(each, Mapping) or not isinstance(each.get("text"), str):
                _wrong("blocks", each, "a block needs its text")
            start = each.get("start") or 0
            result.append(
                Block(
                    each["text"], start, each.get("end") or start + len(each["text"]),
                    str(each.get("kind") or "paragraph"), bool(each.get("kept", True)), str(each.get("rule") or ""),
                )
            )  # fmt: skip
        return result

    def spans(self, given: Any, layer: str, read: Callable[[Mapping[str, Any], str], SpanType]) -> list[SpanType]:
        return sorted((read(each, layer) for each in given or ()), key=lambda span: (span.start, -span.end))

    def _place(self, given: Any, layer: str) -> tuple[int, int, str]:
        if isinstance(given, Span):
            given = given.to_dict()
        if not isinstance(given, Mapping):
            _wrong(layer, given, "a mapping with start and end is expected")
        start, end = given.get("start"), given.get("end")
        if type(start) is not int or type(end) is not int:
            _wrong(layer, given, "start and end must be whole numbers")
        if not 0 <= start < end <= len(self.text):
            _wrong(layer, given, f"{start}:{end} does not lie in the text of {len(self.text)} characters")
        piece = self.text[start:end]
        if given.get("text") not in (None, piece):
            _wrong(layer, given, f"at {start}:{end} the text has {piece!r}")
        return start, end, piece

    def span(self, given: Mapping[str, Any], layer: str) -> Span:
        return Span(*self._place(given, layer))

    def day(self, given: Any, name: str) -> datetime.date | None:
        if given is None or isinstance(given, datetime.date):
            return given
        try:
            return datetime.date.fromisoformat(given)
        except (TypeError, ValueError):
            _wrong(name, given, "a day is written YYYY-MM-DD")

    def date(self, given: Mapping[str, Any], layer: str) -> DateMention:
        place = self._place(given, layer)
        time = given.get("time")
        return DateMention(
            *place, given.get("value"), self.day(given.get("first"), "first"), self.day(given.get("last"), "last"),
            given.get("precision") or "day", given.get("modifier"), given.get("relation"),
            datetime.time.fromisoformat(time) if isinstance(time, str) else time,
            given.get("calendar") or "gregorian", given.get("timex"), given.get("rule") or "",
        )  # fmt: skip

    def figure(self, given: Mapping[str, Any], layer: str) -> FigureMention:
        place = self._place(given, layer)
        return FigureMention(
            *place, self._kind(given, "figures", "count"), self._number(given.get("value", 0)), given.get("unit"),
            given.get("bound"), given.get("per"), given.get("counted"), given.get("rule") or "",
        )  # fmt: skip

    def organization(self, given: Mapping[str, Any], layer: str) -> OrganizationMention:
        start, end, piece = self._place(given, layer)
        province = given.get("province")
        if isinstance(province, Mapping):
            province = Province(province.get("before"), province.get("after"))
        return OrganizationMention(
            start, end, piece, given.get("name") or piece, self._kind(given, "organizations", "other"),
            given.get("level"), given.get("place"), province, given.get("key") or "", bool(given.get("generic")),
            given.get("rule") or "",
        )  # fmt: skip

    def fact(self, given: Any) -> Fact:
        if isinstance(given, Fact):
            return given
        if not isinstance(given, Mapping) or not given.get("figure"):
            _wrong("facts", given, "a fact needs its figure")
        organization, date, sentence = (given.get(name) for name in ("organization", "date", "sentence"))
        figure = self.figure(given["figure"], "figures")
        return Fact(
            figure,
            self.span(sentence, "sentences") if sentence else figure,
            self.organization(organization, "organizations") if organization else None,
            self.date(date, "dates") if date else None,
            given.get("change"),
            given.get("rule") or "",
        )

    @staticmethod
    def _kind(given: Mapping[str, Any], layer: str, default: str) -> Any:
        kind = given.get("kind") or default
        if kind not in _KINDS[layer]:
            _wrong(layer, given, f"no kind {kind!r}; the kinds are {', '.join(_KINDS[layer])}")
        return kind

    def _number(self, given: Any) -> Any:
        if isinstance(given, list | tuple):
            if len(given) != 2:
                _wrong("value", given, "a pair has two numbers")
            return self._number(given[0]), self._number(given[1])
        value = Decimal(str(given)) if isinstance(given, int | float) else given
        if not isinstance(value, Decimal) or not value.is_finite() or value.adjusted() > LARGEST:
            _wrong("value", given, f"a number below 10^{LARGEST} is expected")
        return value


def _wrong(what: str, given: Any, message: str) -> NoReturn:
    raise ValueError(f"{what}: {message}: {str(given)[:200]}")
