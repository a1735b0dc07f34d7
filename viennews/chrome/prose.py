"""Which lines of a flattened text read like its paragraphs, and from where to where they go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viennews.blocks import Piece
from viennews.chrome.page import Page
from viennews.chrome.signs import CLOSING, END, ended

ENUMERATED = re.compile(r"[-+*•\d]|[ivx]{1,7}\.")
"""How the lines of a list begin."""
FIRST_OF_A_LIST = re.compile(r"(?:1|i|a)[.)/] ")
_SHORT_SENTENCE = 12
_POINTS = (".", "!", "…")


def is_paragraph(piece: Piece) -> bool:
    """Whether a piece reads like a paragraph."""
    return len(piece.text) >= 100 and ended(piece.text)


def is_sentence(piece: Piece) -> bool:
    """Whether a piece reads like a sentence of a paragraph."""
    return len(piece.text) >= 60 and ended(piece.text)


def ends_sentence(piece: Piece) -> bool:
    """Whether a piece, be it short, ends as a sentence does and headlines do not."""
    return len(piece.text) >= _SHORT_SENTENCE and piece.text.rstrip(CLOSING).endswith(_POINTS)


def bounds(page: Page) -> tuple[int, int]:
    """The indexes of the first and the last piece that read like paragraphs of the article."""
    return page.found("bounds", _bounds)


def _bounds(page: Page) -> tuple[int, int]:
    start = page.title_piece if page.title_piece is not None else -1
    prose = [
        index
        for index, piece in enumerate(page.pieces)
        if index > start and page.kept_as(index) and is_paragraph(piece) and page.phrase(index) is None
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


def under_title(page: Page) -> Iterator[int]:
    """The pieces without a verdict between the title and the text."""
    first, _ = bounds(page)
    title = first if page.title_piece is None else page.title_piece
    return (index for index in page.open() if title < index < first)
