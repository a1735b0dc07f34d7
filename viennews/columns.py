"""The blocks of an article as columns, as they go to another process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from viennews.blocks import Block


class Columns(NamedTuple):
    """Blocks on their way to another process, and there until they are asked for: most of them never are."""

    texts: tuple[str | None, ...]
    """`None` for a text that stands in the source."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: tuple[str, ...]
    kept: tuple[bool, ...]
    rules: tuple[str, ...]

    @classmethod
    def of(cls, blocks: Sequence[Block], source: str) -> Columns:
        """The columns of blocks; `source` is the text in which they have their places."""
        texts = tuple([None if block.text == source[block.start : block.end] else block.text for block in blocks])
        columns = ("start", "end", "kind", "kept", "rule")
        return cls(texts, *(tuple([getattr(block, column) for block in blocks]) for column in columns))

    def blocks(self, source: str) -> tuple[Block, ...]:
        """The blocks again."""
        return tuple(
            Block(source[start:end] if text is None else text, start, end, kind, kept, rule)
            for text, start, end, kind, kept, rule in zip(*self, strict=True)
        )
