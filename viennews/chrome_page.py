"""A page under judgement: its pieces, what is known of them, and their verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from viennews.blocks import Source
from viennews.chrome_signs import Phrases, plain
from viennews.spelling import fold


class Page:
    """A page under judgement. The first verdict on a piece stands."""

    def __init__(
        self, source: Source, title: str | None, title_piece: int | None, description: str | None, phrases: Phrases
    ) -> None:
        """`title_piece` is the index of the piece that is the title, where the page shows it."""
        self.pieces = source.pieces
        self.nodes = source.nodes
        self.title = plain(fold(title or ""))
        self.title_piece = title_piece
        self.description = plain(fold(description or ""))
        self.phrases = phrases
        self.verdicts: list[tuple[str, bool, str] | None] = [None] * len(self.pieces)
        """For each piece its kind, whether it is kept, and the rule."""
        self.plain = [plain(piece.folded) for piece in self.pieces]

    def keep(self, index: int, kind: str, rule: str) -> None:
        """The piece belongs to the article, unless a rule before said otherwise."""
        if self.verdicts[index] is None:
            self.verdicts[index] = (kind, True, rule)

    def drop(self, index: int, kind: str, rule: str) -> None:
        """The piece is page chrome, unless a rule before said otherwise."""
        if self.verdicts[index] is None:
            self.verdicts[index] = (kind, False, rule)

    def open(self) -> Iterator[int]:
        """The pieces without a verdict, in page order; the verdicts may change meanwhile."""
        return (index for index in range(len(self.pieces)) if self.verdicts[index] is None)

    def kept_as(self, index: int) -> str | None:
        """The kind as which a piece is kept: `paragraph` where nothing is said yet, `None` where it is dropped."""
        verdict = self.verdicts[index]
        return "paragraph" if verdict is None else verdict[0] if verdict[1] else None
