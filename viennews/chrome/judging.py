"""Each piece of a page is judged by the first rule that has an opinion on it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from viennews.blocks import Block, Source, Table
from viennews.bylines import are_persons, leads_to_a_signature, writer_in, writer_in_date_line
from viennews.chrome.markup import MARKUP_RULES
from viennews.chrome.page import Page
from viennews.chrome.phrases import Phrases
from viennews.chrome.text import TEXT_RULES
from viennews.lexicon import DEFAULT, Lexicon
from viennews.spelling import fold

_BENEATH = 5
_SIGNED = re.compile(r"\W{0,3}(?:đã ký|đã kí|ký tên)\W{0,3}")


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """The judged blocks of a page, and what came to light on the way."""

    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    byline: str | None


def judge(
    source: Source,
    *,
    title: str | None = None,
    title_piece: int | None = None,
    description: str | None = None,
    lexicon: Lexicon = DEFAULT,
) -> Verdict:
    """The verdict on each block of a page, of which the title, its piece and the description are known or not."""
    page = Page(source, title, title_piece, description, lexicon.built(Phrases))
    if title_piece is not None:
        page.keep(title_piece, "title", "title")
    for rule in MARKUP_RULES if source.markup else TEXT_RULES:
        rule(page)
    blocks = []
    for piece, verdict in zip(page.pieces, page.verdicts, strict=True):
        kind, kept, rule_name = verdict or ("paragraph", True, "text")
        blocks.append(Block(piece.text, piece.start, piece.end, kind, kept, rule_name))
    return Verdict(tuple(blocks), _tables(page), _writer(blocks, title_piece))


def _writer(blocks: Sequence[Block], title: int | None) -> str | None:
    """Who wrote it: as a byline says, else a date line soon after the title."""
    lines = [
        block.text
        for index, block in enumerate(blocks)
        if block.kind == "byline" and not (are_persons(block.text) and _signs(blocks, index))
    ]
    names = [name for line in lines if (name := writer_in(line, sources=False))]
    names += [name for line in lines if (name := writer_in(line))]
    if names:
        return next(filter(are_persons, names), names[0])
    beneath = blocks[title + 1 : title + _BENEATH] if title is not None else ()
    lines = [block.text for block in beneath if block.kind == "date_line"]
    return next(filter(None, map(writer_in_date_line, lines)), None)


def _signs(blocks: Sequence[Block], index: int) -> bool:
    """Whether a name stands under the post of who signs a text, `(đã ký)` between them or not."""
    above = [block for block in blocks[max(0, index - 2) : index] if not _SIGNED.fullmatch(fold(block.text))]
    return bool(above) and above[-1].kind != "title" and leads_to_a_signature(above[-1].text)


def _tables(page: Page) -> tuple[Table, ...]:
    found: dict[int, tuple[list[tuple[str, ...]], list[tuple[bool, ...]]]] = {}
    for piece, verdict in zip(page.pieces, page.verdicts, strict=True):
        if piece.cells and verdict is not None and verdict[1]:
            node = piece.node
            while node > 0 and page.nodes[node].tag != "table":
                node = page.nodes[node].parent
            rows, headers = found.setdefault(node, ([], []))
            rows.append(piece.cells)
            headers.append(piece.headers)
    return tuple(Table(tuple(rows), tuple(headers)) for rows, headers in found.values())
