"""The events of a parser become pieces: text by block elements, with the evidence for the rules.

The parser calls for every tag of a page, most of which hold no text: what an element says is looked up only when a
piece turns up in it.
"""

from __future__ import annotations

import html
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping

from viennews.blocks import Node, Piece, Source
from viennews.elements import BLOCK, CELLS, INLINE, LINK, ROLES, STYLES, TELLING_EMPTY, UNSEEN, VOID
from viennews.head import Head
from viennews.spelling import INVISIBLE, fold
from viennews.style_sheets import Hiding
from viennews.table_rows import with_rows

_HIDDEN = 8
"""Added to the role of an inline element that is not shown."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_TAG = re.compile("<[^<>]*>")
_ALIGN_STYLE = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_SENTENCE_END = tuple('.!?…:;”"')


class _Run:
    """Text that is being gathered, and its evidence; places are indices into the parts of the builder."""

    __slots__ = ("base", "breaks", "broken", "headed", "lengths", "looked", "said", "since")

    def __init__(self, base: int) -> None:
        self.base = base
        """Where it begins; what is before belongs to the runs around it."""
        self.breaks: list[int] = []
        """Where lines end."""
        self.broken = False
        """Whether it ends with a break: the next line may be a piece of its own."""
        self.said = False
        """Whether there is more than white space in the last line, as far as it was looked at."""
        self.looked = base
        self.headed = False
        """Whether it begins with a link."""
        self.since = [base, base, base]
        """Where the open link, bold and italic text begins."""
        self.lengths = [0, 0, 0]
        """How long that is which has ended."""


class Builder:
    """Takes the events of a parser: `start`, `end`, `data`, `close`."""

    def __init__(self) -> None:
        self._nodes = [Node(-1, "")]
        self._pieces: list[Piece] = []
        self._cells: dict[int, list[int]] = {}
        self._head = Head()
        self._hiding = Hiding()
        self._open: list[int] = []
        """The roles of the open elements."""
        self._path = [0]
        """The nodes of the open block elements, as far as they have been looked up."""
        self._pending: list[tuple[str, Mapping[str, str]]] = []
        """The open block elements within those."""
        self._parts: list[str] = []
        self._run = _Run(0)
        self._outer: list[_Run] = []
        self._depths = [0, 0, 0]
        """How many links, bold and italic elements are open."""
        self._styled = 0
        """How many in all."""
        self._pictured = False
        self._unseen = 0
        """How many elements are open from one on whose text is not shown."""
        self._unseen_from = 0
        self._labels: list[tuple[int, int]] = []
        """Where the texts in a drawing begin (1) and end (-1)."""
        self._unseen_attributes: Mapping[str, str] = {}
        # No method: most of the events are text, most of it white space.
        self.data = self._parts.append

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._unseen:
            self._unseen += 1
            if tag == "text":
                self._labels.append((len(self._parts), 1))
            return
        if self._run.broken:
            self._go_on()
        role = ROLES.get(tag, INLINE)
        if role == BLOCK:
            if self._parts:
                self._flush()
            self._pending.append((tag, attributes))
            if tag in TELLING_EMPTY:
                self._look_up()
        elif role == UNSEEN:
            self._unseen = 1
            self._unseen_from = len(self._parts)
            self._unseen_attributes = attributes
            return
        elif role == VOID:
            if tag == "br":
                self._break()
            elif tag == "img":
                self._pictured = True
            else:
                self._head.element(tag, attributes)
        else:
            if role < BLOCK:
                if not self._depths[role]:
                    self._run.since[role] = len(self._parts)
                self._depths[role] += 1
                self._styled += 1
            elif tag == "time":
                self._head.element(tag, attributes)
            if attributes and self._hiding.hides(attributes):
                role += _HIDDEN
                self._outer.append(self._run)
                self._run = _Run(len(self._parts))
                self._pending.append((tag, attributes))
        self._open.append(role)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._unseen:
            self._unseen -= 1
            if tag == "text":
                self._labels.append((len(self._parts), -1))
            if not self._unseen:
                self._say_unseen(tag)
            return
        if self._run.broken:
            self._go_on()
        role = self._open.pop()
        if role == BLOCK:
            if self._parts:
                self._flush()
            (self._pending or self._path).pop()
            return
        if role >= _HIDDEN:
            role -= _HIDDEN
            self._flush()
            (self._pending or self._path).pop()
            self._run = self._outer.pop()
        if role < BLOCK:
            self._depths[role] -= 1
            self._styled -= 1
            if not self._depths[role]:
                self._measure(role)

    def close(self) -> None:
        """The page ends."""

    def _say_unseen(self, tag: str) -> None:
        text = "".join(self._parts[self._unseen_from :])
        labels, self._labels = self._labels, []
        if tag == "svg" and labels:
            self._add_unseen(tag, self._drawn(labels))
        elif tag == "noframes":
            # A parser may leave the markup in it as it is.
            self._add_unseen(tag, html.unescape(_TAG.sub(" ", text)))
        del self._parts[self._unseen_from :]
        if tag == "style":
            self._hiding.read(text, self._unseen_attributes.get("media", ""))
        else:
            self._head.unseen(tag, self._unseen_attributes, text)

    def _drawn(self, edges: list[tuple[int, int]]) -> str:
        """The texts in a drawing."""
        texts = []
        depth = first = 0
        for place, step in edges:
            first = place if not depth else first
            depth += step
            if not depth:
                texts.append("".join(self._parts[first:place]))
        return " ".join(texts)

    def _add_unseen(self, tag: str, text: str) -> None:
        """Text of an element that is not shown becomes a piece, before the one that the element stands in."""
        if text := _composed(text.split()):
            if self._pending:
                self._look_up()
            self._pieces.append(Piece(text, node=self._path[-1], tag=tag, hidden=True))

    def _measure(self, style: int) -> None:
        """Adds the text from where a link, bold or italic text began."""
        run = self._run
        since = run.since[style]
        parts = self._parts[since:]
        length = len(parts[0].strip()) if len(parts) == 1 else sum([len(part.strip()) for part in parts])
        if length and style == LINK and not run.lengths[LINK]:
            run.headed = not "".join(self._parts[run.base : since]).strip()
        run.lengths[style] += length

    def _break(self) -> None:
        parts, run = self._parts, self._run
        if not run.said:
            run.said = any(not part.isspace() for part in parts[run.looked :])
            run.looked = len(parts)
        if not run.said:
            if run.breaks:
                self._flush()
        elif self._depths[LINK] or self._tag() in _HEADINGS:
            parts.append(" ")
        elif parts[-1].rstrip().endswith(_SENTENCE_END):
            self._flush()
        else:
            run.breaks.append(len(parts))
            run.said, run.looked = False, len(parts)
            run.broken = True

    def _go_on(self) -> None:
        """A line after a break is a piece of its own, unless it goes on in lower case: then it is the same sentence."""
        run, parts = self._run, self._parts
        first = "".join(parts[run.looked :]).lstrip()[:1]
        run.looked = len(parts)
        if not first:
            return
        run.broken, run.said = False, True
        if not first.islower():
            start = run.breaks[-1]
            line = parts[start:]
            del parts[start:]
            self._flush()
            parts += line

    def _tag(self) -> str:
        """The block element that is open."""
        return self._pending[-1][0] if self._pending else self._nodes[self._path[-1]].tag

    def _flush(self) -> None:
        """What has been gathered becomes a piece."""
        parts, run = self._parts, self._run
        base = run.base
        words = "".join(parts[base:] if base else parts).split()
        if words:
            if run.breaks:
                lines = (_composed("".join(line).split()) for line in self._lines())
                text = "\n".join(line for line in lines if line)
            else:
                text = _composed(words)
            if text:
                self._add(text)
        if words or self._styled or run.looked > base:
            self._run = _Run(base)
        del parts[base:]

    def _lines(self) -> Iterator[list[str]]:
        edges = [self._run.base, *self._run.breaks, len(self._parts)]
        return (self._parts[first:last] for first, last in itertools.pairwise(edges))

    def _add(self, text: str) -> None:
        run = self._run
        if self._styled:
            for style in STYLES:
                if self._depths[style]:
                    self._measure(style)
        if self._pending:
            self._look_up()
        links, bold, italic = run.lengths
        place = self._path[-1]
        node = self._nodes[place]
        self._pieces.append(
            Piece(text, 0, 0, place, node.tag, links, bold, italic, run.headed, self._pictured, node.hidden)
        )
        self._pictured = False

    def _look_up(self) -> None:
        """What the open block elements say."""
        for tag, attributes in self._pending:
            parent = self._path[-1]
            above = self._nodes[parent]
            hidden, align = above.hidden, above.align
            if attributes:
                hidden = hidden or self._hiding.hides(attributes)
                if "style" in attributes and (found := _ALIGN_STYLE.search(attributes["style"])):
                    align = found[1].lower()
                elif attributes.get("align"):
                    align = attributes["align"].lower()
            if tag == "center":
                align = "center"
            place = len(self._nodes)
            self._nodes.append(Node(parent, tag, attributes, hidden, align))
            self._path.append(place)
            if tag in CELLS:
                self._cells.setdefault(parent, []).append(place)
        self._pending.clear()

    def source(self) -> Source:
        """The page."""
        self._flush()
        pieces = with_rows(self._pieces, self._nodes, self._cells)
        position = 0
        for piece in pieces:
            piece.start, piece.end = position, position + len(piece.text)
            position = piece.end + 1
        text = "\n".join([piece.text for piece in pieces])
        folded = fold(text)
        for piece in pieces:
            piece.folded = folded[piece.start : piece.end]
        return Source(text, pieces, self._nodes, True, self._head.facts, self._head.structured)


def _composed(words: list[str]) -> str:
    """Words as text in NFC, without characters that are not seen."""
    text = " ".join(words)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if not text.isprintable() and _INVISIBLE.search(text):
            text = unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", text).split()))
    return text
