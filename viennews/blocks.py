"""What a page is made of: blocks and tables for the user, pieces and nodes with their evidence for the rules."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from viennews.records import sealed

_RUNS = re.compile(r"\w+")
COMPARED = 300
"""So many characters of a piece are compared with others."""


def plain(folded: str) -> str:
    """The words alone, to compare what is said twice."""
    return " ".join(words_in(folded))


def words_in(text: str) -> list[str]:
    """The words of a text, and its numbers."""
    return _RUNS.findall(text)


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page.

    Attributes:
        text: `article.source[start:end]`, without white space around it.
        start: where it begins in `article.source`, in code points.
        end: where it ends there, exclusive.
        kind: `title`, `lead`, `heading`, `paragraph`, `caption`, `list_item`, `table_row`, or a kind of page chrome.
        kept: whether it is in `article.text`.
        rule: the rule that decided.

    Raises:
        TypeError: a field is of another type.
        ValueError: `start` lies before the source, or `text` is not as long as from `start` to `end`.
    """

    text: str
    start: int
    end: int
    kind: str
    kept: bool
    rule: str

    def __post_init__(self) -> None:
        """Whether these are the parts of a block."""
        if not (
            type(self.text) is type(self.kind) is type(self.rule) is str
            and type(self.start) is type(self.end) is int
            and type(self.kept) is bool
            and 0 <= self.start == self.end - len(self.text)
        ):
            _check(self)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, one for each field."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}


def _check(block: Block) -> None:
    """What is wrong with the parts of a block."""
    for name, expected in zip(block.__match_args__, (str, int, int, str, bool, str), strict=True):
        value = getattr(block, name)
        if not isinstance(value, expected) or (expected is int and isinstance(value, bool)):
            raise TypeError(f"the {name} of a block is a {expected.__name__}, not {type(value).__name__}")
    if not 0 <= block.start == block.end - len(block.text):
        raise ValueError(
            f"a block from {block.start} to {block.end} cannot have a text of {len(block.text)} characters: "
            f"{block.text[:60]!r}; it holds source[start:end], and 0 <= start <= end"
        )


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table of the article: its rows of cells, empty cells as `""`; a cell that spans several columns stands once.

    `headers` has the same shape: whether a cell is a header cell (`<th>`, or a cell of `<thead>`).
    """

    rows: tuple[tuple[str, ...], ...]
    headers: tuple[tuple[bool, ...], ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, one for each field."""
        return {"rows": [list(row) for row in self.rows], "headers": [list(row) for row in self.headers]}


@dataclasses.dataclass(slots=True)
class Node:
    """A block element of the page: its place in the tree and what its attributes say."""

    parent: int
    tag: str
    attributes: Mapping[str, str] = dataclasses.field(default_factory=dict)
    hidden: bool = False
    align: str = ""

    @property
    def names(self) -> str:
        """The words of its class, id and role, in lower case."""
        attributes = self.attributes
        names = attributes.get("class", "")
        for name in ("id", "role"):
            if name in attributes:
                names = f"{names} {attributes[name]}"
        return names.lower()


@dataclasses.dataclass(slots=True)
class Piece:
    """A block that is not judged yet, with its evidence; counts are of characters."""

    text: str
    start: int = 0
    end: int = 0
    node: int = 0
    tag: str = ""
    links: int = 0
    bold: int = 0
    italic: int = 0
    headed: bool = False
    """Whether it begins with a link."""
    pictured: bool = False
    """Whether a picture stands right before it or in it."""
    hidden: bool = False
    cells: tuple[str, ...] = ()
    headers: tuple[bool, ...] = ()
    folded: str = ""
    _words: str | None = None

    @property
    def words(self) -> str:
        """The words that it begins with, folded, without signs: to see what is said twice."""
        if self._words is None:
            self._words = plain(self.folded[:COMPARED])
        return self._words


@dataclasses.dataclass(slots=True)
class Source:
    """A page at the door: its text, pieces in page order, the tree they stand in, and what the head says."""

    text: str
    pieces: list[Piece]
    nodes: list[Node]
    markup: bool
    head: dict[str, str] = dataclasses.field(default_factory=dict)
    structured: list[str] = dataclasses.field(default_factory=list)
    """The contents of `<script type="application/ld+json">`."""
