"""A page under judgement: its pieces, what is known of them, and their verdicts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from viennews.blocks import COMPARED, Piece, Source, plain
from viennews.chrome.phrases import Phrases
from viennews.chrome.signs import ended, is_byline, is_prose
from viennews.date_lines import is_date_line, is_day_alone
from viennews.spelling import fold

Result = TypeVar("Result")

_DEPTH = 8
_FARTHEST = 60
_CONTACTS = 6
"""So many lines there may be between what leads to an address and its last line."""
_LEADING = 12
_JOINED = re.compile(r"\d ?[-/:] ?\d")
_WEEKDAYS = ("thứ", "chủ nhật")


class _Words:
    """The words of each piece, or those that it begins with; made when asked for."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces

    def __getitem__(self, index: int) -> str:
        return self._pieces[index].words

    def __len__(self) -> int:
        return len(self._pieces)


class Page:
    """A page under judgement. The first verdict on a piece stands."""

    def __init__(
        self, source: Source, title: str | None, title_piece: int | None, description: str | None, phrases: Phrases
    ) -> None:
        """`title_piece` is the index of the piece that is the title, where the page shows it."""
        self.pieces = source.pieces
        self.nodes = source.nodes
        self.flat = not source.markup
        self.title = plain(fold(title or "")[:COMPARED])
        self.title_piece = title_piece
        self.description = plain(fold(description or ""))
        self.phrases = phrases
        self.verdicts: list[tuple[str, bool, str] | None] = [None] * len(self.pieces)
        """For each piece its kind, whether it is kept, and the rule."""
        self.plain = _Words(source.pieces)
        self.prose = [index for index, piece in enumerate(source.pieces) if is_prose(piece)]
        """The pieces that read like running text."""
        self._judged = 0
        self._found: dict[str, tuple[int, Any]] = {}
        self._phrases: dict[int, str | None] = {}
        self._date_lines: dict[int, bool] = {}

    def phrase(self, index: int) -> str | None:
        """The kind of chrome that a piece is by its words or the words it begins with."""
        if index not in self._phrases:
            kind = self.phrases.kind(self.pieces[index])
            self._phrases[index] = None if kind == "footer" and self._is_contact_of_the_article(index) else kind
        return self._phrases[index]

    def _is_contact_of_the_article(self, index: int) -> bool:
        """Whether a line of an address stands under what the article says of it: where to apply, whom to help."""
        if self.title_piece is None or not self.phrases.is_contact(self.pieces[index]):
            return False
        for above in range(index - 1, max(self.title_piece, index - _CONTACTS), -1):
            piece = self.pieces[above]
            if self.phrases.is_contact(piece):
                continue
            if self.phrases.kind(piece):
                return False
            if self.phrases.leads_to_contacts(piece):
                return True
        return False

    def is_led(self, index: int) -> bool:
        """Whether a line is one of a list that a line with a colon leads to."""
        for above in range(index - 1, max(self.title_piece or 0, index - _FARTHEST), -1):
            piece = self.pieces[above]
            if piece.text.endswith(":") and len(piece.text) >= _LEADING:
                return self.phrase(above) is None
            if is_prose(piece) or self.phrase(above):
                return False
        return False

    def told_days(self) -> set[int]:
        """Days alone in a line that the article tells of: in a list, each between two sentences, or by weekdays."""
        start = self.title_piece or 0
        days = [index for index in self.open() if index > start and is_day_alone(self.pieces[index].folded)]
        amid = {index for index in days if self._is_over_what_happened(index)}
        week = {index for index in days if self.pieces[index].folded.startswith(_WEEKDAYS)}
        told = (amid if len(amid) > 1 else set()) | (week if len(week) > 2 else set())
        return told | {index for index in days if self.is_led(index)}

    def _is_over_what_happened(self, index: int) -> bool:
        before, after = self.pieces[index - 1], self.pieces[index + 1 : index + 2]
        return ended(before.text) and any(ended(piece.text) for piece in after)

    def is_date_line(self, index: int) -> bool:
        """Whether a piece tells a time and hardly anything else."""
        if index not in self._date_lines:
            self._date_lines[index] = is_date_line(self.pieces[index].folded)
        return self._date_lines[index]

    def is_date_alone(self, index: int) -> bool:
        """Whether a piece tells a time and nothing else at all."""
        return is_date_line(self.pieces[index].folded, alone=True)

    def keep(self, index: int, kind: str, rule: str) -> None:
        """The piece belongs to the article, unless a rule before said otherwise."""
        if self.verdicts[index] is None:
            self.verdicts[index] = (kind, True, rule)
            self._judged += 1

    def drop(self, index: int, kind: str, rule: str) -> None:
        """The piece is page chrome, unless a rule before said otherwise."""
        if self.verdicts[index] is None:
            self.verdicts[index] = (kind, False, rule)
            self._judged += 1

    def found(self, name: str, find: Callable[[Page], Result]) -> Result:
        """What is found of the page as it is judged by now; looked for again only after further verdicts."""
        if name not in self._found or self._found[name][0] != self._judged:
            self._found[name] = (self._judged, find(self))
        return self._found[name][1]  # type: ignore[no-any-return]

    def open(self) -> Iterator[int]:
        """The pieces without a verdict, in page order; the verdicts may change meanwhile."""
        return (index for index in range(len(self.pieces)) if self.verdicts[index] is None)

    def open_prose(self) -> list[int]:
        """The pieces without a verdict that read like running text."""
        return [index for index in self.prose if self.verdicts[index] is None]

    def kept_as(self, index: int) -> str | None:
        """The kind as which a piece is kept: `paragraph` where nothing is said yet, `None` where it is dropped."""
        verdict = self.verdicts[index]
        return "paragraph" if verdict is None else verdict[0] if verdict[1] else None

    def is_count(self, index: int) -> bool:
        """Whether a piece is numbers alone, and no day or month."""
        number = self.plain[index].replace(" ", "").isdecimal()
        return number and not _JOINED.search(self.pieces[index].folded) and not self.is_date_line(index)

    def heads_a_sentence(self, index: int) -> bool:
        """Whether a short piece stands right over a sentence of the article, as a heading does and a name does not."""
        following = index + 1
        return following < len(self.pieces) and (
            self.kept_as(following) == "paragraph"
            and self.pieces[following].text.endswith((".", "!"))
            and not self.phrase(following)
        )

    def is_signature(self, index: int) -> bool:
        """Whether a piece says who wrote it, and is no phrase of the page, as `LIÊN KẾT` is."""
        return index < len(self.pieces) and is_byline(self.pieces[index]) and not self.phrase(index)

    def common_node(self, first: int, second: int) -> int:
        """The innermost element that holds both pieces, as far up as a box of a page is deep; else 0."""
        above = self._path(first)
        return next((node for node in self._path(second) if node in above), 0)

    def within(self, top: int) -> range:
        """The nodes that lie in a node, and itself: they come one after another."""
        after = next((node for node in range(top + 1, len(self.nodes)) if self.nodes[node].parent < top), None)
        return range(top, len(self.nodes) if after is None else after)

    def lies_in(self, index: int, node: int) -> bool:
        """Whether a piece lies in an element, not deeper than a box of a page is."""
        return 0 <= index < len(self.pieces) and node in self._path(index)

    def _path(self, index: int) -> list[int]:
        path: list[int] = []
        node = self.pieces[index].node
        while node > 0 and len(path) < _DEPTH:
            path.append(node)
            node = self.nodes[node].parent
        return [*path, node]
