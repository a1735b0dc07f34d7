"""Markup becomes pieces: the events of a parser, or of a walk over a soup, in; text by block elements out.

lxml's parser calls the builder itself, without a tree in between: no nesting is too deep for it, and nothing is built
twice.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString
from lxml import etree

from viennews.blocks import Node, Piece, Source
from viennews.spelling import fold

_BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre",
    "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul"
])  # fmt: skip
_UNSEEN = frozenset([
    "script", "style", "noscript", "template", "svg", "canvas", "audio", "video", "object", "iframe", "title",
    "datalist", "noframes", "noembed"
])  # fmt: skip
"""Elements whose text a reader does not see."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALIGN_STYLE = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_SENTENCE_END = tuple('.!?…:;”"')
_INLINE, _BLOCK, _LINK, _BOLD, _ITALIC, _HIDDEN = 0, 1, 2, 4, 8, 16
_STYLES = {"a": _LINK, "b": _BOLD, "strong": _BOLD, "i": _ITALIC, "em": _ITALIC}
_LONG_CELL = 300


def from_markup(text: str) -> Source:
    """The pieces of a page."""
    builder = _Builder()
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, target=builder)
    parser.feed(text.replace("\0", "\ufffd").encode("utf-8", errors="replace"))
    parser.close()
    return builder.source()


def from_soup(root: Tag) -> Source:
    """The pieces of a soup or of an element of it, which is not changed."""
    builder = _Builder()
    builder.start(root.name, root.attrs)
    stack = [(iter(root.contents), root.name)]
    while stack:
        children, name = stack[-1]
        child = next(children, None)
        if child is None:
            builder.end(name)
            stack.pop()
        elif isinstance(child, Tag):
            builder.start(child.name, child.attrs)
            stack.append((iter(child.contents), child.name))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            builder.data(child)
    return builder.source()


@dataclasses.dataclass(slots=True)
class _Run:
    """Text that is being gathered, and its evidence."""

    parts: list[str] = dataclasses.field(default_factory=list)
    breaks: list[int] = dataclasses.field(default_factory=list)
    """The places in `parts` at which a line ends."""
    links: int = 0
    bold: int = 0
    italic: int = 0
    headed: bool = False
    seen: bool = False
    """Whether there is more than white space."""


class _Builder:
    """Takes the events of a parser: `start`, `end`, `data`, `close`."""

    def __init__(self) -> None:
        self._nodes = [Node(-1, "", "")]
        self._pieces: list[Piece] = []
        self._head: dict[str, str] = {}
        self._structured: list[str] = []
        self._node = 0
        self._open: list[int] = []
        self._parents: list[int] = []
        self._run = _Run()
        self._outer: list[_Run] = []
        self._in_link = self._in_bold = self._in_italic = 0
        self._pictured = False
        self._cells: dict[int, list[int]] = {}
        self._unseen: list[str] = []
        self._unseen_attributes: Mapping[str, Any] = {}
        self._unseen_text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, Any]) -> None:
        """An element begins."""
        if self._unseen or tag in _UNSEEN:
            if not self._unseen:
                self._unseen_attributes = attributes
            self._unseen.append(tag)
            return
        hidden = False
        if attributes:
            style = attributes.get("style")
            hidden = bool(style and _HIDDEN_STYLE.search(style)) or "hidden" in attributes
        if tag in _BLOCKS:
            self._open.append(_BLOCK)
            self._begin(tag, attributes, hidden)
            return
        flag = _STYLES.get(tag, _INLINE)
        if flag:
            if flag == _LINK:
                self._in_link += 1
            elif flag == _BOLD:
                self._in_bold += 1
            else:
                self._in_italic += 1
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._pictured = True
        elif tag == "meta" or tag == "link" or tag == "time":
            self._say(tag, attributes)
        if hidden:
            flag |= _HIDDEN
            self._outer.append(self._run)
            self._run = _Run()
            self._begin(tag, attributes, True)
        self._open.append(flag)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._unseen:
            self._unseen.pop()
            if not self._unseen:
                self._say_unseen(tag)
            return
        flag = self._open.pop()
        if flag == _BLOCK:
            if self._run.parts:
                self._flush()
            self._node = self._parents.pop()
        elif flag:
            if flag & _LINK:
                self._in_link -= 1
            elif flag & _BOLD:
                self._in_bold -= 1
            elif flag & _ITALIC:
                self._in_italic -= 1
            if flag & _HIDDEN:
                self._flush()
                self._node = self._parents.pop()
                self._run = self._outer.pop()

    def data(self, text: str) -> None:
        """Text within the current element."""
        if self._unseen:
            self._unseen_text.append(text)
            return
        run = self._run
        if text.isspace():
            if run.parts:
                run.parts.append(" ")
            return
        run.parts.append(text)
        if not run.seen:
            run.seen = True
            run.headed = self._in_link > 0
        if self._in_link or self._in_bold or self._in_italic:
            length = len(text.strip())
            if self._in_link:
                run.links += length
            if self._in_bold:
                run.bold += length
            if self._in_italic:
                run.italic += length

    def close(self) -> None:
        """The page ends."""

    def _begin(self, tag: str, attributes: Mapping[str, Any], hidden: bool) -> None:
        if self._run.parts:
            self._flush()
        parent = self._node
        names = align = ""
        if attributes:
            names = attributes.get("class") or ""
            if not isinstance(names, str):
                names = " ".join(names)
            names = f"{names} {attributes.get('id') or ''} {attributes.get('role') or ''}".lower()
            style = attributes.get("style")
            found = _ALIGN_STYLE.search(style) if style else None
            align = (found[1] if found else attributes.get("align") or "").lower()
        if tag == "center":
            align = "center"
        above = self._nodes[parent]
        self._nodes.append(Node(parent, tag, names, hidden or above.hidden, align or above.align))
        self._parents.append(parent)
        self._node = len(self._nodes) - 1
        if tag == "td" or tag == "th":
            self._cells.setdefault(parent, []).append(self._node)

    def _break(self) -> None:
        run = self._run
        if not run.seen:
            return
        heading = self._nodes[self._node].tag in _HEADINGS
        if run.breaks and not "".join(run.parts[run.breaks[-1] :]).strip():
            self._flush()
        elif self._in_link or heading:
            run.parts.append(" ")
        elif run.parts[-1].rstrip().endswith(_SENTENCE_END):
            self._flush()
        else:
            run.breaks.append(len(run.parts))

    def _flush(self) -> None:
        """What has been gathered becomes a piece."""
        run = self._run
        self._run = _Run()
        if not run.seen:
            return
        if run.breaks:
            edges = [0, *run.breaks, len(run.parts)]
            lines = (_squeeze(run.parts[first:last]) for first, last in itertools.pairwise(edges))
            text = "\n".join(line for line in lines if line)
        else:
            text = _squeeze(run.parts)
        if text:
            node = self._nodes[self._node]
            self._pieces.append(
                Piece(
                    text, node=self._node, tag=node.tag, links=run.links, bold=run.bold, italic=run.italic,
                    headed=run.headed, pictured=self._pictured, hidden=node.hidden,
                )
            )  # fmt: skip
            self._pictured = False

    def _say(self, tag: str, attributes: Mapping[str, Any]) -> None:
        """What an element without text says about the page."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if name and attributes.get("content"):
                self._head.setdefault(str(name).lower(), str(attributes["content"]))
        elif tag == "link" and "canonical" in (attributes.get("rel") or ""):
            self._head.setdefault("canonical", str(attributes.get("href") or ""))
        elif tag == "time" and attributes.get("datetime"):
            self._head.setdefault("time", str(attributes["datetime"]))

    def _say_unseen(self, tag: str) -> None:
        """What an element with unseen text says about the page."""
        text = "".join(self._unseen_text)
        self._unseen_text.clear()
        if tag == "title":
            self._head.setdefault("<title>", " ".join(text.split()))
        elif tag == "script" and "ld+json" in str(self._unseen_attributes.get("type")):
            self._structured.append(text)
        elif tag == "script" and (stamp := text.find("GMT+7")) >= 0:
            # Some pages write their date line with a script.
            self._head.setdefault("date line", text[max(0, stamp - 40) : stamp])

    def source(self) -> Source:
        """The page."""
        self._flush()
        pieces = _with_rows(self._pieces, self._nodes, self._cells)
        position = 0
        for piece in pieces:
            piece.start, piece.end = position, position + len(piece.text)
            position = piece.end + 1
        text = "\n".join(piece.text for piece in pieces)
        folded = fold(text)
        for piece in pieces:
            piece.spell(folded[piece.start : piece.end])
        return Source(text, pieces, self._nodes, True, self._head, self._structured)


def _squeeze(parts: list[str]) -> str:
    text = " ".join("".join(parts).split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _INVISIBLE.search(text):
            text = unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", text).split()))
    return text


def _with_rows(pieces: list[Piece], nodes: list[Node], cells: dict[int, list[int]]) -> list[Piece]:
    """The pieces, with those of one row of a data table as one; layout tables stay as they are."""
    if not cells:
        return pieces
    cell_of = [0] * len(nodes)
    table_of = [0] * len(nodes)
    nested = set()
    for index in range(1, len(nodes)):
        node = nodes[index]
        cell_of[index] = index if node.tag in ("td", "th") else cell_of[node.parent]
        table_of[index] = index if node.tag == "table" else table_of[node.parent]
        if node.tag == "table" and table_of[node.parent]:
            nested.add(table_of[node.parent])
    contents: dict[int, list[Piece]] = {}
    for piece in pieces:
        if cell_of[piece.node]:
            contents.setdefault(cell_of[piece.node], []).append(piece)
    rows_of: dict[int, list[int]] = {}
    for row in cells:
        rows_of.setdefault(table_of[row], []).append(row)
    data_rows: set[int] = set()
    for table, rows in rows_of.items():
        if (
            table
            and table not in nested
            and _holds_data([[contents.get(cell, []) for cell in cells[row]] for row in rows])
        ):
            data_rows.update(rows)
    merged: list[Piece] = []
    done = set()
    for piece in pieces:
        cell = cell_of[piece.node]
        row = nodes[cell].parent if cell else 0
        if row not in data_rows:
            merged.append(piece)
        elif row not in done:
            done.add(row)
            merged.append(_row(row, cells[row], contents, nodes))
    return merged


def _holds_data(rows: list[list[list[Piece]]]) -> bool:
    """Whether the cells of a table hold data: two rows or more of several short cells."""
    texts = [[sum(len(piece.text) for piece in cell) for cell in row] for row in rows]
    longest = max((length for row in texts for length in row), default=0)
    several = sum(1 for row in texts if sum(1 for length in row if length) >= 2)
    pictured = any(piece.pictured for row in rows for cell in row for piece in cell)
    return longest < _LONG_CELL and several >= 2 and several * 2 >= len(rows) and not pictured


def _row(row: int, cells: list[int], contents: dict[int, list[Piece]], nodes: list[Node]) -> Piece:
    texts = tuple(" ".join(piece.text.replace("\n", " ") for piece in contents.get(cell, ())) for cell in cells)
    pieces = [piece for cell in cells for piece in contents.get(cell, ())]
    in_head = nodes[nodes[row].parent].tag == "thead"
    return Piece(
        " | ".join(text for text in texts if text), node=row, tag="tr", links=sum(piece.links for piece in pieces),
        bold=sum(piece.bold for piece in pieces), italic=sum(piece.italic for piece in pieces),
        headed=pieces[0].headed, hidden=pieces[0].hidden, cells=texts,
        headers=tuple(in_head or nodes[cell].tag == "th" for cell in cells),
    )  # fmt: skip
