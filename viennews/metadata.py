"""What a page says about itself: title, author, publication date, url."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from viennews.blocks import Piece, Source
from viennews.date_lines import day_in, is_date_line, iso_day_in
from viennews.spelling import fold


@dataclasses.dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a page; what is unknown is `None`."""

    title: str | None = None
    title_piece: int | None = None
    """The piece that is the title, where the page shows it."""
    author: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    description: str | None = None


_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")
_SEPARATORS = re.compile(r"\s+[-|–—»:•·]+\s+|\s*[|»]\s*")
_NEAR = 9
_DATE_META = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publish-date", "publishdate",
    "dc.date.issued", "dc.date", "dc.created", "date", "parsely-pub-date", "sailthru.date", "article.published",
    "published_time", "lastmod", "time",
)  # fmt: skip


def describe(source: Source) -> Metadata:
    """The metadata of a page or a flattened text."""
    structured = list(_articles(source.structured))
    head = source.head
    title, place = _title(source, structured) if source.markup else _flat_title(source)
    url = head.get("canonical") or head.get("og:url") or None
    return Metadata(
        title=title,
        title_piece=place,
        author=_author(structured, head),
        published=_published(source, structured, place),
        url=url,
        description=head.get("og:description") or head.get("description"),
    )


def _articles(scripts: Sequence[str]) -> Iterator[dict[str, Any]]:
    for script in scripts:
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [data]
        while queue:
            value = queue.pop(0)
            if isinstance(value, list):
                queue.extend(value)
            elif isinstance(value, dict):
                queue.extend(value.get("@graph") or [] if isinstance(value.get("@graph"), list) else [])
                kind = str(value.get("@type") or "")
                if "Article" in kind or "Posting" in kind or "Report" in kind:
                    yield value


def _candidates(source: Source, structured: Sequence[dict[str, Any]]) -> Iterator[str]:
    for article in structured:
        if isinstance(article.get("headline"), str):
            yield article["headline"]
    for name in ("og:title", "twitter:title", "<title>", "title", "dc.title"):
        if source.head.get(name):
            yield source.head[name]


def _variants(title: str) -> Iterator[str]:
    """A title as it is, and without what stands before or after a separator."""
    title = " ".join(_TAG.sub(" ", title.replace("&quot;", '"').replace("&amp;", "&")).split())
    yield title
    cuts = list(_SEPARATORS.finditer(title))[:20]
    for cut in reversed(cuts):
        yield title[: cut.start()]
    for cut in cuts:
        yield title[cut.end() :]


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _title(source: Source, structured: Sequence[dict[str, Any]]) -> tuple[str | None, int | None]:
    shown: dict[str, int] = {}
    order = sorted(range(len(source.pieces)), key=lambda index: (_rank(source, index), index))
    for index in order:
        piece = source.pieces[index]
        if len(piece.text) <= 400 and not piece.hidden:
            shown.setdefault(" ".join(_WORD.findall(piece.folded)), index)
    candidates = list(_candidates(source, structured))
    for candidate in candidates:
        for variant in _variants(candidate):
            normal = _normal(variant)
            if len(normal) >= 12 and normal in shown:
                index = shown[normal]
                return source.pieces[index].text.replace("\n", " "), index
    words = {word for candidate in candidates for word in _normal(candidate).split()}
    best, score = None, 0.0
    for index, piece in enumerate(source.pieces):
        if piece.tag in ("h1", "h2", "h3") and not piece.hidden and len(piece.text) < 300:
            own = _normal(piece.text).split()
            shared = sum(word in words for word in own) / max(1, len(own))
            value = (
                shared * min(len(own), 10)
                + (0.5 if piece.tag == "h1" else 0)
                - (3 if piece.links * 2 > len(piece.text) else 0)
            )
            if len(own) >= 3 and (shared > 0.6 or (not words and piece.tag == "h1")) and value > score:
                best, score = index, value
    if best is not None:
        return source.pieces[best].text.replace("\n", " "), best
    for candidate in candidates:
        variants = list(_variants(candidate))
        cut = [variant for variant in variants[1:] if len(variant) > 0.5 * len(variants[0])]
        return (cut[0] if cut else variants[0]) or None, None
    return None, None


def _rank(source: Source, index: int) -> int:
    piece = source.pieces[index]
    if piece.tag == "h1":
        return 0
    linked = piece.links * 2 > len(piece.text)
    return 1 if piece.tag in ("h2", "h3") and not linked else 3 if linked else 2


def first_body_piece(pieces: Sequence[Piece]) -> int | None:
    """The first of the pieces that reads like a paragraph."""
    for index, piece in enumerate(pieces):
        if len(piece.text) >= 110 and piece.text.rstrip("”\"')").endswith((".", "!", "?", "…", ":")):
            return index
    for index, piece in enumerate(pieces):
        if len(piece.text) >= 150:
            return index
    return None


def _flat_title(source: Source) -> tuple[str | None, int | None]:
    body = first_body_piece(source.pieces)
    if body is None:
        body = len(source.pieces)
    for index in range(body - 1, -1, -1):
        piece = source.pieces[index]
        if not 18 <= len(piece.text) <= 250 or piece.text.startswith((">", "»", "(")):
            continue
        if not is_date_line(piece.folded):
            if piece.text.endswith((".", ":", ",")) and any(
                len(each.text) >= 18 and not is_date_line(each.folded) for each in source.pieces[:index]
            ):
                continue
            return piece.text, index
    return None, None


def _author(structured: Sequence[dict[str, Any]], head: dict[str, str]) -> str | None:
    for article in structured:
        author = article.get("author")
        for each in author if isinstance(author, list) else [author]:
            name = each.get("name") if isinstance(each, dict) else each
            if isinstance(name, str) and name.strip() and not name.startswith("http"):
                return name.strip()
    for key in ("author", "article:author", "dc.creator", "dable:author"):
        value = head.get(key, "").strip()
        if value and not value.startswith("http"):
            return value
    return None


def _day(text: object) -> datetime.date | None:
    return (iso_day_in(text) or day_in(fold(text))) if isinstance(text, str) else None


def _published(source: Source, structured: Sequence[dict[str, Any]], title: int | None) -> datetime.date | None:
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
    if day := day_in(fold(source.head.get("date line", ""))):
        return day
    later = (piece.folded for piece in source.pieces[(title or 0) + _NEAR :] if is_date_line(piece.folded))
    return next(filter(None, map(day_in, later)), None)


def _near(title: int | None, size: int) -> Iterator[int]:
    """The places of a date line: soon after the title, shortly before it."""
    title = title or 0
    yield from range(title, min(size, title + _NEAR))
    yield from range(title - 1, max(-1, title - _NEAR), -1)
