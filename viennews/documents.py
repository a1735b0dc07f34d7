"""Plain dicts become what tables and pictures read: the way back from `to_dict()` and from JSON."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, NoReturn, TypeVar, get_args

from viennews import mentions
from viennews.blocks import Block
from viennews.layout import line_blocks
from viennews.mentions import DateMention, Fact, FigureMention, OrganizationMention, Province
from viennews.records import sealed
from viennews.span import Span, lines

__all__ = ["Document", "from_dict"]

Result = TypeVar("Result")
SpanType = TypeVar("SpanType", bound=Span)

_LARGEST = 60
"""The power of ten that no value passes: what is written out stays short."""
_CHOICES: dict[str, tuple[str, ...]] = {
    name: get_args(alias)
    for name, alias in (
        ("precision", mentions.Precision), ("modifier", mentions.Modifier), ("relation", mentions.Relation),
        ("calendar", mentions.Calendar), ("bound", mentions.Bound), ("level", mentions.Level),
        ("change", mentions.Change),
    )
}  # fmt: skip
"""The values that a field may have."""


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """What `from_dict` gives: an article without its page, for tables, pictures and exports."""

    text: str
    source: str
    title: str | None = None
    lead: str | None = None
    author: str | None = None
    url: str | None = None
    document: str | None = None
    published: datetime.date | None = None
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Span, ...] = ()
    words: tuple[Span, ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    facts: tuple[Fact, ...] = ()


def from_dict(document: Mapping[str, Any]) -> Document:
    """The document of a plain dict.

    Args:
        document: as `Article.to_dict()` gives it, or less: `text` is needed; `dates`, `figures` and `organizations`
            hold mentions, or mappings with `start` and `end` (code points of `text`) and what else of their fields is
            known; without `blocks` and `sentences` each line of the text is one. Further keys are left aside.

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
    title = _text(document, "title")
    blocks = document.get("blocks")
    return Document(
        text=text,
        source=_text(document, "source") or text,
        title=title,
        lead=_text(document, "lead"),
        author=_text(document, "author"),
        url=_text(document, "url"),
        document=_text(document, "document"),
        published=_day(document, "published"),
        blocks=tuple(line_blocks(text, title) if blocks is None else _each(blocks, "blocks", _block)),
        sentences=reader.spans(document, "sentences", reader.span) or tuple(lines(text)),
        words=reader.spans(document, "words", reader.span),
        dates=reader.spans(document, "dates", reader.date),
        figures=reader.spans(document, "figures", reader.figure),
        organizations=reader.spans(document, "organizations", reader.organization),
        facts=tuple(_each(document.get("facts"), "facts", reader.fact)),
    )


class _Reader:
    """Reads the mentions of a document, each against its text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def spans(
        self, document: Mapping[str, Any], layer: str, read: Callable[[Mapping[str, Any]], SpanType]
    ) -> tuple[SpanType, ...]:
        return tuple(sorted(_each(document.get(layer), layer, read), key=lambda span: (span.start, -span.end)))

    def _place(self, given: Mapping[str, Any]) -> tuple[int, int, str]:
        start, end = given.get("start"), given.get("end")
        if type(start) is not int or type(end) is not int:
            _wrong("start and end must be whole numbers", given)
        if not 0 <= start < end <= len(self.text):
            _wrong(f"{start}:{end} does not lie in the text of {len(self.text)} characters", given)
        piece = self.text[start:end]
        if given.get("text") not in (None, piece):
            _wrong(f"at {start}:{end} the text has {piece!r}", given)
        return start, end, piece

    def span(self, given: Mapping[str, Any]) -> Span:
        return Span(*self._place(given))

    def date(self, given: Mapping[str, Any]) -> DateMention:
        return DateMention(
            *self._place(given), _text(given, "value"), _day(given, "first"), _day(given, "last"),
            _choice(given, "precision") or "day", _choice(given, "modifier"), _choice(given, "relation"),
            _time(given), _choice(given, "calendar") or "gregorian", _text(given, "timex"), _text(given, "rule") or "",
        )  # fmt: skip

    def figure(self, given: Mapping[str, Any]) -> FigureMention:
        return FigureMention(
            *self._place(given), _kind(given, mentions.FigureKind, "count"), _number(given.get("value", 0)),
            _text(given, "unit"), _choice(given, "bound"), _text(given, "per"), _text(given, "counted"),
            _text(given, "rule") or "",
        )  # fmt: skip

    def organization(self, given: Mapping[str, Any]) -> OrganizationMention:
        start, end, piece = self._place(given)
        province = given.get("province")
        if province is not None and not isinstance(province, Mapping):
            _wrong("province: a mapping with before and after is expected", province)
        return OrganizationMention(
            start, end, piece, _text(given, "name") or piece, _kind(given, mentions.OrganizationKind, "other"),
            _choice(given, "level"), _text(given, "place"),
            Province(_text(province, "before"), _text(province, "after")) if province else None,
            _text(given, "key") or "", bool(given.get("generic")), _text(given, "rule") or "",
        )  # fmt: skip

    def fact(self, given: Mapping[str, Any]) -> Fact:
        if not given.get("figure"):
            _wrong("a fact needs its figure", given)
        organization, date, sentence = (given.get(name) for name in ("organization", "date", "sentence"))
        figure = self.figure(_plain(given["figure"]))
        return Fact(
            figure,
            self.span(_plain(sentence)) if sentence else figure,
            self.organization(_plain(organization)) if organization else None,
            self.date(_plain(date)) if date else None,
            _choice(given, "change"),
            _text(given, "rule") or "",
        )


def _each(given: Any, layer: str, read: Callable[[Mapping[str, Any]], Result]) -> list[Result]:
    """What `read` makes of each mapping, or mention, of a list that may be absent."""
    if given is None:
        return []
    if not isinstance(given, Iterable) or isinstance(given, str | bytes | Mapping):
        _wrong(f"{layer}: a list is expected", given)
    found = []
    for index, each in enumerate(given):
        try:
            found.append(read(_plain(each)))
        except ValueError as error:
            raise ValueError(f"{layer}[{index}]: {error}") from None
    return found


def _plain(given: Any) -> Mapping[str, Any]:
    if isinstance(given, Span | Fact | Block):
        return given.to_dict()
    if not isinstance(given, Mapping):
        _wrong("a mapping is expected", given)
    return given


def _block(given: Mapping[str, Any]) -> Block:
    text, start, kept = given.get("text"), given.get("start") or 0, given.get("kept", True)
    if not isinstance(text, str):
        _wrong("a block needs its text", given)
    try:
        end = given.get("end") or start + len(text)
        return Block(text, start, end, _text(given, "kind") or "paragraph", bool(kept), _text(given, "rule") or "")
    except TypeError as error:
        _wrong(str(error), given)


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        _wrong(f"{name}: a text is expected", value)
    return value


def _choice(given: Mapping[str, Any], name: str) -> Any:
    value = given.get(name) or None
    if value is not None and value not in _CHOICES[name]:
        _wrong(f"no {name} {value!r}; it is one of {', '.join(_CHOICES[name])}", given)
    return value


def _kind(given: Mapping[str, Any], kinds: Any, default: str) -> Any:
    kind = given.get("kind") or default
    if kind not in get_args(kinds):
        _wrong(f"no kind {kind!r}; the kinds are {', '.join(get_args(kinds))}", given)
    return kind


def _day(given: Mapping[str, Any], name: str) -> datetime.date | None:
    day = given.get(name)
    if day is None or isinstance(day, datetime.date):
        return day
    try:
        return datetime.date.fromisoformat(day)
    except (TypeError, ValueError):
        _wrong(f"{name}: a day is written YYYY-MM-DD", day)


def _time(given: Mapping[str, Any]) -> datetime.time | None:
    time = given.get("time")
    if time is None or isinstance(time, datetime.time):
        return time
    try:
        return datetime.time.fromisoformat(time)
    except (TypeError, ValueError):
        _wrong("time: a time is written HH:MM", time)


def _number(given: Any) -> Any:
    if isinstance(given, list | tuple):
        if len(given) != 2:
            _wrong("value: a pair has two numbers", given)
        return _number(given[0]), _number(given[1])
    value = Decimal(str(given)) if isinstance(given, int | float) and not isinstance(given, bool) else given
    if not isinstance(value, Decimal) or not value.is_finite() or value.adjusted() > _LARGEST:
        _wrong(f"value: a number below 10^{_LARGEST} is expected", given)
    return value


def _wrong(message: str, given: Any) -> NoReturn:
    raise ValueError(f"{message}: {str(given)[:200]}")
