"""Markup becomes pieces: the events of a parser, or of a walk over a soup, in; text by block elements out.

lxml's parser calls the builder itself, without a tree in between: no nesting is too deep for it, and nothing is built
twice.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString
from lxml import etree

from viennews.blocks import Node, Piece, Source
from viennews.decoding import whole
from viennews.spelling import fold
from viennews.style_sheets import Hiding
from viennews.table_rows import with_rows

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
_ALIGN_STYLE = re.compile(r"text-align\s*:\s*(center|right)", re.IGNORECASE)
_SENTENCE_END = tuple('.!?…:;”"')
_INLINE, _BLOCK, _LINK, _BOLD, _ITALIC, _HIDDEN, _HIDES_TEXT, _SAYS = 0, 1, 2, 4, 8, 16, 32, 64
_ROLES = {
    **dict.fromkeys(_BLOCKS, _BLOCK), **dict.fromkeys(_UNSEEN, _HIDES_TEXT),
    "a": _LINK, "b": _BOLD, "strong": _BOLD, "i": _ITALIC, "em": _ITALIC,
    **dict.fromkeys(("br", "img", "meta", "link", "time"), _SAYS),
}  # fmt: skip


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
    builder.start(root.name, _attributes(root))
    stack = [(iter(root.contents), root.name)]
    while stack:
        children, name = stack[-1]
        child = next(children, None)
        if child is None:
            builder.end(name)
            stack.pop()
        elif isinstance(child, Tag):
            builder.start(child.name, _attributes(child))
            stack.append((iter(child.contents), child.name))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            builder.data(whole(child))
    return builder.source()


def _attributes(tag: Tag) -> dict[str, str]:
    """The attributes of an element of a soup as the parser gives them, strings all; a soup has lists of some."""
    return {name: whole(value if isinstance(value, str) else _written(value)) for name, value in tag.attrs.items()}


def _written(value: object) -> str:
    if value is None:
        return ""
    return " ".join(map(str, value)) if isinstance(value, Iterable) else str(value)


class _Run:
    """Text that is being gathered, and its evidence."""

    __slots__ = ("bold", "breaks", "headed", "italic", "links", "parts", "seen")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.breaks: list[int] = []
        """The places in `parts` at which a line ends."""
        self.links = self.bold = self.italic = 0
        self.headed = self.seen = False
        """Whether it begins with a link; whether there is more than white space."""


class _Builder:
    """Takes the events of a parser: `start`, `end`, `data`, `close`."""

    def __init__(self) -> None:
        self._nodes = [Node(-1, "", "")]
        self._pieces: list[Piece] = []
        self._head: dict[str, str] = {}
        self._structured: list[str] = []
        self._hiding = Hiding()
        self._node = 0
        self._open: list[int] = []
        self._run = _Run()
        self._outer: list[_Run] = []
        self._in_link = self._in_bold = self._in_italic = 0
        self._pictured = False
        self._cells: dict[int, list[int]] = {}
        self._unseen: list[str] = []
        self._unseen_attributes: Mapping[str, str] = {}
        self._unseen_text: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        role = _ROLES.get(tag, _INLINE)
        if self._unseen or role == _HIDES_TEXT:
            if not self._unseen:
                self._unseen_attributes = attributes
            self._unseen.append(tag)
            return
        hidden = bool(attributes) and self._hiding.hides(attributes)
        if role == _BLOCK:
            self._open.append(_BLOCK)
            self._begin(tag, attributes, hidden)
            return
        if role == _LINK:
            self._in_link += 1
        elif role == _BOLD:
            self._in_bold += 1
        elif role == _ITALIC:
            self._in_italic += 1
        elif role == _SAYS:
            role = _INLINE
            if tag == "img":
                self._pictured = True
            elif tag == "br":
                self._break()
            else:
                self._say(tag, attributes)
        if hidden:
            role |= _HIDDEN
            self._outer.append(self._run)
            self._run = _Run()
            self._begin(tag, attributes, True)
        self._open.append(role)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._unseen:
            self._unseen.pop()
            if not self._unseen:
                self._say_unseen(tag)
            return
        role = self._open.pop()
        if role == _BLOCK:
            if self._run.parts:
                self._flush()
            self._node = self._nodes[self._node].parent
        elif role:
            if role & _LINK:
                self._in_link -= 1
            elif role & _BOLD:
                self._in_bold -= 1
            elif role & _ITALIC:
                self._in_italic -= 1
            if role & _HIDDEN:
                self._flush()
                self._node = self._nodes[self._node].parent
                self._run = self._outer.pop()

    def data(self, text: str) -> None:
        """Text within the current element."""
        if self._unseen:
            self._unseen_text.append(text)
            return
        run = self._run
        parts = run.parts
        broken = bool(run.breaks) and run.breaks[-1] == len(parts)
        if text.isspace():
            if parts and parts[-1] != " " and not broken:
                parts.append(" ")
            return
        if broken and not text.lstrip()[0].islower():
            # What goes on in lower case is the same sentence.
            self._flush()
            run = self._run
            parts = run.parts
        parts.append(text)
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

    def _begin(self, tag: str, attributes: Mapping[str, str], hidden: bool) -> None:
        if self._run.parts:
            self._flush()
        parent = self._node
        above = self._nodes[parent]
        names, align = "", above.align
        if attributes:
            names = attributes.get("class", "")
            for name in ("id", "role"):
                if name in attributes:
                    names = f"{names} {attributes[name]}"
            names = names.lower()
            if "style" in attributes and (found := _ALIGN_STYLE.search(attributes["style"])):
                align = found[1].lower()
            elif attributes.get("align"):
                align = attributes["align"].lower()
        if tag == "center":
            align = "center"
        self._node = len(self._nodes)
        self._nodes.append(Node(parent, tag, names, hidden or above.hidden, align))
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
                    text, 0, 0, self._node, node.tag, run.links, run.bold, run.italic, run.headed, self._pictured,
                    node.hidden,
                )
            )  # fmt: skip
            self._pictured = False

    def _say(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What an element without text says about the page."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if name and attributes.get("content"):
                self._head.setdefault(name.lower(), attributes["content"])
        elif tag == "link" and "canonical" in attributes.get("rel", ""):
            self._head.setdefault("canonical", attributes.get("href", ""))
        elif tag == "time" and attributes.get("datetime"):
            self._head.setdefault("time", attributes["datetime"])

    def _say_unseen(self, tag: str) -> None:
        """What an element with unseen text says about the page."""
        text = "".join(self._unseen_text)
        self._unseen_text.clear()
        if tag == "title":
            self._head.setdefault("<title>", " ".join(text.split()))
        elif tag == "style":
            self._hiding.read(text, self._unseen_attributes.get("media", ""))
        elif tag == "script" and "ld+json" in self._unseen_attributes.get("type", ""):
            self._structured.append(text)
        elif tag == "script" and (stamp := text.find("GMT+7")) >= 0:
            # Some pages write their date line with a script.
            self._head.setdefault("date line", text[max(0, stamp - 40) : stamp])

    def source(self) -> Source:
        """The page."""
        self._flush()
        pieces = with_rows(self._pieces, self._nodes, self._cells)
        position = 0
        for piece in pieces:
            piece.start, piece.end = position, position + len(piece.text)
            position = piece.end + 1
        text = "\n".join(piece.text for piece in pieces)
        folded = fold(text)
        for piece in pieces:
            piece.folded = folded[piece.start : piece.end]
        return Source(text, pieces, self._nodes, True, self._head, self._structured)


def _squeeze(parts: list[str]) -> str:
    text = " ".join("".join(parts).split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if not text.isprintable() and _INVISIBLE.search(text):
            text = unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", text).split()))
    return text
