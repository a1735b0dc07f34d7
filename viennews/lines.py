"""Flattened text becomes pieces by its lines; hard-wrapped lines are paragraphs again."""

from __future__ import annotations

import itertools
import re
import unicodedata

from viennews.blocks import Node, Piece, Source
from viennews.spelling import fold

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_INDENTS = ("  ", "\t")
_TOLERANCE = 2
_SENTENCE_END = tuple('.!?…:;”"')


def from_text(text: str) -> Source:
    """The pieces of a text: NFC, one kind of line ends; within hard-wrapped paragraphs a line end becomes a space."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = []
    for match in _LINE.finditer(text):
        line = match[0]
        lines.append((match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())))
    if _hard_wrapped(text, lines):
        lines = _joined(text, lines)
        text = _unwrapped(text, lines)
    folded = fold(text)
    pieces = [Piece(text[start:end], start, end) for start, end in lines]
    for piece in pieces:
        piece.spell(folded[piece.start : piece.end])
    return Source(text, pieces, [Node(-1, "", "")], False)


def _hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines end at about the same width, in the midst of a sentence."""
    if len(lines) < 4:
        return False
    lengths = sorted(end - start for start, end in lines)
    width = lengths[int(len(lengths) * 0.9)]
    if not 50 <= width <= 120 or lengths[-1] > width + 15:
        return False
    full = [(start, end) for start, end in lines[:-1] if width - 14 <= end - start]
    midst = sum(1 for start, end in full if not text[start:end].endswith(_SENTENCE_END))
    return len(full) >= len(lines) * 0.6 and midst >= len(full) * 0.6


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs: one ends at a blank line, before an indented line, and where the next word had found room."""
    width = max(end - start for start, end in lines)
    joined = [lines[0]]
    for (before_start, before_end), (start, end) in itertools.pairwise(lines):
        gap = text[before_end:start]
        room = width - _TOLERANCE - (before_end - before_start)
        if gap.count("\n") > 1 or gap.endswith(_INDENTS) or len(text[start:end].split(None, 1)[0]) < room:
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def _unwrapped(text: str, paragraphs: list[tuple[int, int]]) -> str:
    """The text with the line ends inside of its paragraphs as spaces; no character moves."""
    parts, position = [], 0
    for start, end in paragraphs:
        parts += [text[position:start], text[start:end].replace("\n", " ")]
        position = end
    return "".join([*parts, text[position:]])
