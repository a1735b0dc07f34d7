"""How the kept blocks of a page make the text of its article, and the way back from the text to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from viennews.blocks import Block
from viennews.span import lines

_SEPARATOR = "\n\n"


def kept_text(blocks: Iterable[Block]) -> str:
    """The texts of the kept blocks, a blank line between two."""
    return _SEPARATOR.join(block.text for block in blocks if block.kept)


def placed(blocks: Iterable[Block]) -> Iterator[tuple[Block, int, int]]:
    """All blocks with their places in `kept_text(blocks)`; of a dropped one, where it would stand."""
    position = 0
    for block in blocks:
        end = position + len(block.text) if block.kept else position
        yield block, position, end
        if block.kept:
            position = end + len(_SEPARATOR)


def source_offset(kept: Sequence[tuple[Block, int]], offset: int, *, after: bool = False) -> int:
    """The offset in the source of an offset in the text.

    Args:
        kept: the kept blocks with their starts in the text.
        offset: where a span starts in the text, in code points.
        after: whether `offset` is where it ends: between two blocks, the end of the first is meant then.
    """
    if not kept:
        return 0
    find = bisect_left if after and offset else bisect_right
    block, start = kept[max(0, find(kept, offset, key=lambda each: each[1]) - 1)]
    return block.start + min(offset - start, len(block.text))


def line_blocks(text: str, title: str | None) -> list[Block]:
    """A block for each line of a text that has no others; the line that is the title is of that kind."""
    return [
        Block(line.text, line.start, line.end, "title" if line.text == title else "paragraph", True, "")
        for line in lines(text)
    ]
