"""Flattened text becomes pieces by its lines; hard-wrapped lines are paragraphs again."""

from __future__ import annotations

import itertools
import re
import unicodedata

from viennews.blocks import Node, Piece, Source
from viennews.spelling import INVISIBLE, fold

_LINE = re.compile(rf"[^\s{INVISIBLE}][^\n]*")
_LINE_ENDS = ("\r\n", "\r", "\v", "\u2028", "\u2029")
_INDENTS = ("  ", "\t")
_TOLERANCE = 2
_RAGGED = 15


def from_text(text: str) -> Source:
    """The pieces of a text: NFC, one kind of line ends; within hard-wrapped paragraphs a line end becomes a space."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    text = unicodedata.normalize("NFC", text)
    lines = [(match.start(), match.start() + len(match[0].rstrip())) for match in _LINE.finditer(text)]
    if _hard_wrapped(text, lines):
        lines = _joined(text, lines)
        text = _unwrapped(text, lines)
    folded = fold(text)
    pieces = [Piece(text[start:end], start, end) for start, end in lines]
    for piece in pieces:
        piece.folded = folded[piece.start : piece.end]
    return Source(text, pieces, [Node(-1, "")], False)


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines end where the next word had no room, and go on in lower case."""
    if len(lines) < 4:
        return False
    lengths = sorted(_width(text, line) for line in lines)
    width = lengths[-1]
    if not 50 <= width <= 120 or width > lengths[int(len(lengths) * 0.85)] + _RAGGED:
        return False
    pairs = itertools.pairwise(lines)
    full = [text[after[0]] for before, after in pairs if not _has_room(text, before, after, width)]
    return len(full) * 2 >= len(lines) - 1 and sum(map(str.islower, full)) * 2 >= max(4, len(full))


def _width(text: str, line: tuple[int, int]) -> int:
    """How wide a line is, its indent included."""
    return line[1] - text.rfind("\n", 0, line[0]) - 1


def _has_room(text: str, before: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the first word of a line had found room at the end of the one before, or is set apart from it."""
    gap = text[before[1] : after[0]]
    room = width - _TOLERANCE - _width(text, before)
    return gap.count("\n") > 1 or gap.endswith(_INDENTS) or len(text[after[0] : after[1]].split(None, 1)[0]) < room


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs: one ends at a blank line, before an indented line, and where the next word had found room."""
    width = max(_width(text, line) for line in lines)
    joined = [lines[0]]
    for before, after in itertools.pairwise(lines):
        if _has_room(text, before, after, width):
            joined.append(after)
        else:
            joined[-1] = (joined[-1][0], after[1])
    return joined


def _unwrapped(text: str, paragraphs: list[tuple[int, int]]) -> str:
    """The text with the line ends inside of its paragraphs as spaces; no character moves."""
    parts, position = [], 0
    for start, end in paragraphs:
        parts += [text[position:start], text[start:end].replace("\n", " ")]
        position = end
    return "".join([*parts, text[position:]])
