"""The rules for flattened text: there are only lines, their words, their lengths and their order."""

from __future__ import annotations

import re
from collections.abc import Callable

from viennews.blocks import Piece
from viennews.chrome_end import after_the_end, byline_at_the_end
from viennews.chrome_markup import headings_and_captions, lead, title_repeated
from viennews.chrome_page import Page
from viennews.chrome_signs import END, ended, is_byline, is_caption, says_byline

_LOOSE = 8
_HEAD_LINES = frozenset(("date_line", "share", "byline"))
_ENUMERATED = re.compile(r"[-+*•\d]|[ivx]+\.")


def _is_paragraph(piece: Piece) -> bool:
    return len(piece.text) >= 100 and ended(piece.text)


def _is_sentence(piece: Piece) -> bool:
    return len(piece.text) >= 60 and ended(piece.text)


def _bounds(page: Page) -> tuple[int, int]:
    """The indexes of the first and the last piece that read like paragraphs of the article."""
    start = page.title_piece if page.title_piece is not None else -1
    prose = [
        index
        for index, piece in enumerate(page.pieces)
        if index > start and _is_paragraph(piece) and page.phrase(index) is None
    ]
    if not prose:
        return 0, len(page.pieces) - 1
    last = prose[0]
    for index in prose[1:]:
        # A long run of lines without an end mark is what follows an article; a teaser may come after it.
        loose = sum(1 for piece in page.pieces[last + 1 : index] if not piece.text.endswith(END))
        if loose >= 10 and index > prose[len(prose) // 2]:
            break
        last = index
    return prose[0], last


def before_title(page: Page) -> None:
    """What stands before the title."""
    title = page.title_piece or 0
    for index in range(title):
        kind = page.phrase(index) or ("banner" if index == 0 and title < 6 else "menu")
        page.drop(index, "date_line" if page.is_date_line(index) else kind, "before the title")


def doubled_headlines(page: Page) -> None:
    """A run of headlines, each said twice."""
    for index in range(len(page.pieces) - 1):
        words = page.plain[index]
        if words and words == page.plain[index + 1] and len(page.pieces[index].text) < 250:
            page.drop(index, "related_link", "said twice")
            page.drop(index + 1, "related_link", "said twice")


def related_runs(page: Page) -> None:
    """A heading of related links, and the short blocks that follow it up to the next paragraph."""
    open_run, count = False, 0
    for index, piece in enumerate(page.pieces):
        if page.title_piece is not None and index <= page.title_piece:
            continue
        kind = page.phrase(index)
        if kind == "related_heading":
            page.drop(index, kind, "phrase")
            open_run, count = True, 0
        elif open_run and not _is_sentence(piece) and len(piece.text) < 160 and count < 12:
            page.drop(index, "related_link", "under a related heading")
            count += 1
        elif _is_sentence(piece):
            open_run = False


def after_text(page: Page) -> None:
    """After the last paragraph: a run of many short lines without an end mark."""
    _, last = _bounds(page)
    short = [index for index in page.open() if index > last]
    if sum(1 for index in short if not page.pieces[index].text.endswith((".", "!", "?"))) < _LOOSE:
        return
    for position, index in enumerate(short):
        piece = page.pieces[index]
        if position < 2 and is_byline(piece):
            page.drop(index, "byline", "byline at the end")
        elif position == 0 and is_caption(piece):
            page.keep(index, "caption", "caption words")
        else:
            page.drop(index, "related_link", "after the article")


def dates(page: Page) -> None:
    """Lines that tell when."""
    for index in page.open():
        if page.is_date_line(index):
            page.drop(index, "date_line", "date line")


def phrases(page: Page) -> None:
    """Phrases of page chrome: around the text also blocks that begin with one, within it only those that are one."""
    first, last = _bounds(page)
    for index in page.open():
        piece = page.pieces[index]
        if first <= index <= last:
            kind = page.phrases.whole(piece)
            kind = None if kind == "menu" else kind
        else:
            kind = page.phrase(index)
        if kind:
            page.drop(index, kind, "phrase")


def author_under_title(page: Page) -> None:
    """Names alone between the title and the text, beside a date line or a line of controls."""
    first, _ = _bounds(page)
    for index in page.open():
        if page.title_piece is None or not page.title_piece < index < first:
            continue
        beside = [page.verdicts[other] for other in (index - 1, index + 1)]
        if is_byline(page.pieces[index]) and any(verdict and verdict[0] in _HEAD_LINES for verdict in beside):
            page.drop(index, "byline", "names under the title")


def bylines(page: Page) -> None:
    """Who wrote it: said in so many words, or names alone at the end."""
    last = max(
        (index for index in page.open() if len(page.pieces[index].text) > 60 and ended(page.pieces[index].text)),
        default=None,
    )
    if last is None:
        return
    for index in page.open():
        if says_byline(page.pieces[index]) or (index > last and is_byline(page.pieces[index])):
            page.drop(index, "byline", "byline")


def short_captions(page: Page) -> None:
    """A short block between paragraphs, without an end mark."""
    first, last = _bounds(page)
    for index in page.open():
        piece = page.pieces[index]
        loose = 15 <= len(piece.text) <= 130 and not piece.text.endswith((".", ":", ";", ",", "!", "?", "…"))
        if first < index < last and loose and not _ENUMERATED.match(piece.folded):
            page.keep(index, "caption", "short, between paragraphs")


Rule = Callable[[Page], None]
TEXT_RULES: list[Rule] = [
    before_title, title_repeated, doubled_headlines, after_the_end, related_runs, after_text, dates, phrases,
    author_under_title, byline_at_the_end, bylines, headings_and_captions, short_captions, lead,
]  # fmt: skip
