"""What a page says about itself: title, author, publication date, url."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from viennews.blocks import Source
from viennews.bylines import writer_of_head
from viennews.chrome.phrases import Phrases
from viennews.date_lines import day_in, is_date_line, iso_day_in
from viennews.lexicon import DEFAULT, Lexicon
from viennews.spelling import fold
from viennews.titles import text_bounds, title_of


@dataclasses.dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a page; what is unknown is `None`."""

    title: str | None = None
    title_piece: int | None = None
    """The piece that is the title, where the page shows it."""
    author: str | None = None
    is_person: bool = False
    """Whether the author reads like a person; an account or the maker of a page does not."""
    published: datetime.date | None = None
    url: str | None = None
    description: str | None = None


_NEAR = 9
_BENEATH = 12
"""So many pieces after the text its date may come."""
_POSTED = ("đăng vào", "đăng ngày", "đăng lúc", "ngày đăng", "được đăng", "posted on", "published on")
_POSTED_DAY = re.compile(r"(?:cập nhật|ngày đăng|đăng ngày|đăng lúc)[ :,\d]{0,20}\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
"""What may be glued to a title or a lead."""
_LONGEST = 300
_DATE_META = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publish-date", "publishdate",
    "dc.date.issued", "dc.created", "parsely-pub-date", "sailthru.date", "article.published", "published_time",
)  # fmt: skip
_VAGUE_DATE_META = ("time", "dc.date", "date", "lastmod")


def describe(source: Source, lexicon: Lexicon = DEFAULT) -> Metadata:
    """The metadata of a page or a flattened text."""
    structured = list(_articles(source.structured))
    head = source.head
    headlines = [article["headline"] for article in structured if isinstance(article.get("headline"), str)]
    title, place = title_of(source, headlines, lexicon.built(Phrases))
    url = head.get("canonical") or head.get("og:url") or None
    author, is_person = _author(structured, head)
    return Metadata(
        title=title,
        title_piece=place,
        author=author,
        is_person=is_person,
        published=_published(source, structured, place, lexicon.built(Phrases)),
        url=url,
        description=head.get("og:description") or head.get("description"),
    )


def _articles(scripts: Sequence[str]) -> Iterator[dict[str, Any]]:
    for script in scripts:
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        queue = collections.deque([data])
        while queue:
            value = queue.popleft()
            if isinstance(value, list):
                queue.extend(value)
            elif isinstance(value, dict):
                queue.extend(value.get("@graph") or [] if isinstance(value.get("@graph"), list) else [])
                kind = str(value.get("@type") or "")
                if "Article" in kind or "Posting" in kind or "Report" in kind:
                    yield value


def _author(structured: Sequence[dict[str, Any]], head: dict[str, str]) -> tuple[str | None, bool]:
    """The first author that reads like a person, else the first one; and whether it does."""
    found = [writer_of_head(name) for name in _authors(structured, head) if name and not name.startswith("http")]
    named = [(name, is_person) for name, is_person in found if name]
    return next((each for each in named if each[1]), named[0] if named else (None, False))


def _authors(structured: Sequence[dict[str, Any]], head: dict[str, str]) -> Iterator[str]:
    for article in structured:
        author = article.get("author")
        for each in author if isinstance(author, list) else [author]:
            name = each.get("name") if isinstance(each, dict) else each
            if isinstance(name, str):
                yield name.strip()
    for key in ("author", "article:author", "dc.creator", "dable:author"):
        yield head.get(key, "").strip()


def _day(text: object) -> datetime.date | None:
    return (iso_day_in(text) or day_in(fold(text))) if isinstance(text, str) else None


def _published(
    source: Source, structured: Sequence[dict[str, Any]], title: int | None, phrases: Phrases
) -> datetime.date | None:
    for article in structured:
        if day := _day(article.get("datePublished")):
            return day
    for name in _DATE_META:
        if day := _day(source.head.get(name)):
            return day
    for index in _near(title, len(source.pieces)):
        folded = source.pieces[index].folded
        if is_date_line(folded) and (day := day_in(folded)):
            return day
    for index in _near(title, len(source.pieces)):
        posted = _POSTED_DAY.search(source.pieces[index].folded[:_LONGEST])
        if posted and (day := day_in(posted[0])):
            return day
    for name in _VAGUE_DATE_META:
        if day := _day(source.head.get(name)):
            return day
    if day := day_in(fold(source.head.get("date line", ""))):
        return day
    later = source.pieces[(title or 0) + _NEAR :]
    for piece in later:
        if piece.folded.startswith(_POSTED) and len(piece.text) < _LONGEST and (day := day_in(piece.folded)):
            return day
    text = text_bounds(source.pieces, phrases)
    # A date farther away is that of another article.
    beneath = later[: max(0, text[1] + _BENEATH - (title or 0) - _NEAR)] if text else later
    return next(filter(None, (day_in(each.folded) for each in beneath if is_date_line(each.folded))), None)


def _near(title: int | None, size: int) -> Iterator[int]:
    """The places of a date line: soon after the title, shortly before it."""
    title = title or 0
    yield from range(title, min(size, title + _NEAR))
    yield from range(title - 1, max(-1, title - _NEAR), -1)
