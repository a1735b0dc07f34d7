"""The door: markup or flattened text becomes NFC text and blocks, each with the evidence that the rules of `chrome` need.

Strings and bytes of markup go through an lxml tree, soups and tags are walked as they are; both feed one `_Builder`.
What lxml would drop without a word (deep nesting) goes through BeautifulSoup's `html.parser`.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.dammit import UnicodeDammit
from bs4.element import NavigableString, PreformattedString
from lxml import etree

from viennews.errors import SourceError
from viennews.spelling import fold


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page: `start` and `end` are offsets in `article.source`, in code points."""

    text: str
    start: int
    end: int
    kind: str
    kept: bool
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values, one for each field."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table of the article: rows of cells, and for each row whether all its cells are header cells (`<th>`)."""

    rows: tuple[tuple[str, ...], ...]
    header: tuple[bool, ...]


@dataclasses.dataclass(slots=True)
class Node:
    """A block element of the page: its place in the tree and what its attributes say."""

    parent: int
    tag: str
    names: str
    hidden: bool = False


@dataclasses.dataclass(slots=True)
class Piece:
    """A block that is not judged yet, with its evidence."""

    text: str
    start: int = 0
    end: int = 0
    node: int = 0
    tag: str = ""
    links: int = 0
    """Characters that stand in links."""
    bold: int = 0
    hidden: bool = False
    row: int = -1
    header: bool = False
    cells: tuple[str, ...] = ()
    folded: str = ""


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


_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "object",
        "embed",
        "map",
        "colgroup",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|div|p|br|h[1-6]|article|section|table|tr|td|span|a|ul|ol|li|b|strong|em|i|"
    r"img|meta|title|script|main|center|font|blockquote|figure))(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE_END = tuple('.!?…:;”"')

_SIGNATURES = [
    (b"%PDF", "a PDF file; turn it into text first, with a tool such as pdftotext"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office document (DOC, XLS); turn it into text first, with a tool such as LibreOffice",
    ),
    (b"{\\rtf", "an RTF document; turn it into text first, with a tool such as LibreOffice"),
]
# Letters of the old font encodings: TCVN3 uses signs within words, VNI writes the tone as a second letter.
_TCVN3 = re.compile("[a-zA-Zéèêôùúñ][¸µ¶·¹»¼½¾®©ª«¬¨÷×Ö§]|[®©ª«¬¨µ¸¹][a-zA-Z]")
_VNI = re.compile("[aoeuAOEUöôÖÔ][âêäåøùûõïúÂÊÄÅØÙÛÕÏÚ]|ñ[aoeuö]|Ñ[aoeuöAOEU]")
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def load(source: object) -> Source:
    """The pieces of a page or text.

    Raises:
        TypeError: `source` is neither `str`, `bytes`, `BeautifulSoup` nor `Tag`.
        SourceError: it is a binary file, or text in an old font encoding.
    """
    if isinstance(source, Tag):
        return _from_soup(source)
    if isinstance(source, bytes | bytearray | memoryview):
        source = decode(bytes(source))
    if not isinstance(source, str):
        raise TypeError(
            f"parse() takes markup or text as str or bytes, a BeautifulSoup or a Tag, not {type(source).__name__}"
        )
    _check_text(source)
    return _from_markup(source) if _MARKUP.search(source) else _from_text(source)


def decode(data: bytes) -> str:
    """The text of bytes: by their BOM, as UTF-8 where they are valid UTF-8, by `<meta>`, else by detection."""
    for signature, meaning in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"the input looks like {meaning}; a page or a text is expected")
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data or b"xl/" in data or b"ppt/" in data:
            raise SourceError("the input looks like a DOCX or other Office document; turn it into text first, with a tool such as pandoc or LibreOffice")  # fmt: skip
        raise SourceError("the input looks like a ZIP archive; unpack it first")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        for encoding, high, low in (
            ("utf-16-le", data[1:4000:2], data[:4000:2]),
            ("utf-16-be", data[:4000:2], data[1:4000:2]),
        ):
            if high.count(0) > len(high) * 0.3 and not low.count(0):
                return data.decode(encoding, errors="replace")
        raise SourceError("the input looks like a binary file (it holds NUL bytes); a page or a text is expected")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    found = UnicodeDammit(data, is_html=True, user_encodings=["windows-1258"]) if b"charset" not in data[:4096].lower() else UnicodeDammit(data, is_html=True)  # fmt: skip
    if found.unicode_markup is not None and not found.contains_replacement_characters:
        return found.unicode_markup
    return data.decode("utf-8", errors="replace")


def _check_text(text: str) -> None:
    if "\0" in text[:100_000]:
        raise SourceError("the input looks like a binary file (it holds NUL characters); a page or a text is expected")
    if text.startswith("%PDF-"):
        raise SourceError("the input looks like a PDF file; turn it into text first, with a tool such as pdftotext")
    sample = text[:20_000]
    if not _VIETNAMESE.search(sample):
        words = max(1, sample.count(" "))
        for name, pattern in (("TCVN3 (ABC)", _TCVN3), ("VNI", _VNI)):
            count = sum(1 for _ in pattern.finditer(sample))
            if count >= 5 and count > words * 0.15:
                raise SourceError(f"the text looks like Vietnamese in the old font encoding {name}; convert it to Unicode first, with a tool such as UniKey or uvconverter")  # fmt: skip


class _Builder:
    """Takes the events of a walk over a tree, gives pieces."""

    def __init__(self) -> None:
        self.nodes = [Node(-1, "", "")]
        self.pieces: list[Piece] = []
        self.head: dict[str, str] = {}
        self.structured: list[str] = []
        self.node = 0
        self._stack: list[int] = []
        self._buffer: list[str] = []
        self._links = self._bold = 0
        self._in_link = self._in_bold = self._in_hidden = 0
        self._breaks = 0
        self._rows = 0
        self._row: list[int] = []

    def start(self, tag: str, get: Callable[[str], Any]) -> bool:
        """An element begins; whether its contents are to be walked."""
        if tag in _SKIPPED:
            return False
        if tag == "br":
            self._break()
            return True
        if tag == "img":
            return True
        if tag == "a":
            self._in_link += 1
        elif tag in ("b", "strong"):
            self._in_bold += 1
        style = get("style")
        hidden = bool(style and _HIDDEN_STYLE.search(style)) or get("hidden") is not None
        if tag in _BLOCK or hidden:
            self.flush()
            names = get("class")
            names = " ".join(names) if isinstance(names, list) else names or ""
            names = f"{names} {get('id') or ''} {get('role') or ''}".lower()
            parent = self.node
            self.nodes.append(Node(parent, tag, names, hidden or self.nodes[parent].hidden))
            self._stack.append(parent)
            self.node = len(self.nodes) - 1
            if tag == "tr":
                self._rows += 1
                self._row.append(self._rows)
        elif tag == "time" and get("datetime"):
            self.head.setdefault("time", get("datetime"))
        return True

    def end(self, tag: str, blocked: bool) -> None:
        """An element ends; `blocked` is whether it began a node."""
        if tag == "a":
            self._in_link -= 1
        elif tag in ("b", "strong"):
            self._in_bold -= 1
        if blocked:
            self.flush()
            if tag == "tr" and self._row:
                self._row.pop()
            self.node = self._stack.pop()

    def _break(self) -> None:
        if not self._buffer:
            return
        if self._breaks or (
            self._buffer[-1].rstrip().endswith(_SENTENCE_END) and self.nodes[self.node].tag not in _HEADINGS
        ):
            self.flush()
        else:
            self._buffer.append(" " if self._in_link or self.nodes[self.node].tag in _HEADINGS else "\n")
            self._breaks = 1

    def text(self, text: str) -> None:
        """Text within the current element."""
        if not text.strip():
            if self._buffer:
                self._buffer.append(" ")
            return
        self._buffer.append(re.sub(r"\s+", " ", text))
        self._breaks = 0
        length = len(text.strip())
        if self._in_link:
            self._links += length
        if self._in_bold:
            self._bold += length

    def flush(self) -> None:
        """What has been gathered becomes a piece."""
        if not self._buffer:
            return
        text = _INVISIBLE.sub("", "".join(self._buffer))
        text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        if text:
            node = self.nodes[self.node]
            text = unicodedata.normalize("NFC", text)
            self.pieces.append(
                Piece(text, node=self.node, tag=node.tag, links=self._links, bold=self._bold, hidden=node.hidden,
                      row=self._row[-1] if self._row else -1, header=node.tag == "th")
            )  # fmt: skip
        self._buffer.clear()
        self._links = self._bold = self._breaks = 0

    def meta(self, tag: str, get: Callable[[str], Any], text: str) -> None:
        """What an element of the head says."""
        if tag == "title":
            self.head.setdefault("<title>", " ".join(text.split()))
        elif tag == "meta":
            name = get("property") or get("name") or get("itemprop")
            if name and get("content"):
                self.head.setdefault(str(name).lower(), str(get("content")))
        elif tag == "link" and "canonical" in (get("rel") or ""):
            self.head.setdefault("canonical", str(get("href") or ""))
        elif tag == "script" and "ld+json" in (get("type") or ""):
            self.structured.append(text)
        elif tag == "script" and (stamp := text.find("GMT+7")) >= 0:
            # Some pages write their date line with a script.
            self.head.setdefault("date line", text[max(0, stamp - 40) : stamp])

    def source(self) -> Source:
        """The page."""
        self.flush()
        pieces = _merge_rows(self.pieces, self.nodes)
        position = 0
        for piece in pieces:
            piece.start, piece.end = position, position + len(piece.text)
            position = piece.end + 1
        text = "\n".join(piece.text for piece in pieces)
        _fold(text, pieces)
        return Source(text, pieces, self.nodes, True, self.head, self.structured)


def _merge_rows(pieces: list[Piece], nodes: list[Node]) -> list[Piece]:
    """Cells of one row become one piece, where each cell holds one short text; layout tables stay as they are."""
    merged: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        end = index + 1
        if piece.row >= 0:
            while end < len(pieces) and pieces[end].row == piece.row:
                end += 1
            cells = pieces[index:end]
            homes = {_cell(cell.node, nodes) for cell in cells}
            if len(cells) > 1 and len(homes) == len(cells) and max(len(cell.text) for cell in cells) < 200:
                texts = tuple(cell.text.replace("\n", " ") for cell in cells)
                merged.append(
                    Piece(" | ".join(texts), node=nodes[_cell(piece.node, nodes)].parent, tag="tr",
                          links=sum(cell.links for cell in cells), bold=sum(cell.bold for cell in cells),
                          hidden=piece.hidden, row=piece.row, header=all(cell.header for cell in cells), cells=texts)
                )  # fmt: skip
                index = end
                continue
        merged.extend(pieces[index:end])
        index = end
    return merged


def _cell(node: int, nodes: list[Node]) -> int:
    while node > 0 and nodes[node].tag not in ("td", "th", "tr"):
        node = nodes[node].parent
    return node


_HEAD_TAGS = frozenset(("title", "meta", "link", "script"))


def _from_markup(text: str) -> Source:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    too_deep = any("depth" in entry.message for entry in parser.error_log)
    if root is None or too_deep:
        return _from_soup(BeautifulSoup(text, "html.parser"))
    builder = _Builder()
    nodes = builder.nodes
    blocked: list[bool] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _HEAD_TAGS:
                builder.meta(tag, element.get, element.text or "")
            if tag == "head":
                for child in element.iter("title", "meta", "link", "script"):
                    builder.meta(child.tag, child.get, child.text or "")
                walk.skip_subtree()
                blocked.append(False)
                continue
            before = len(nodes)
            if builder.start(tag, element.get):
                if element.text:
                    builder.text(element.text)
            else:
                walk.skip_subtree()
            blocked.append(len(nodes) > before)
        else:
            if tag not in _SKIPPED:
                builder.end(tag, blocked.pop())
            else:
                blocked.pop()
            if element.tail and element is not root:
                builder.text(element.tail)
    return builder.source()


def _from_soup(root: Tag) -> Source:
    builder = _Builder()
    nodes = builder.nodes
    stack: list[tuple[Any, str, bool]] = [(iter([root]), "", False)]
    while stack:
        children, tag, blocked = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if tag:
                builder.end(tag, blocked)
            continue
        if isinstance(child, Tag):
            name = child.name.lower()
            if name in _HEAD_TAGS:
                builder.meta(name, child.get, child.string or "")
            if name == "head":
                for inner in child.find_all(["title", "meta", "link", "script"]):
                    builder.meta(inner.name, inner.get, inner.string or "")
                continue
            if name == "title":
                continue
            before = len(nodes)
            if builder.start(name, child.get):
                stack.append((iter(child.contents), name, len(nodes) > before))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            builder.text(str(child))
    return builder.source()


def _fold(text: str, pieces: list[Piece]) -> None:
    folded = fold(text)
    for piece in pieces:
        piece.folded = folded[piece.start : piece.end]


_LINE = re.compile(r"[^\n]*\S[^\n]*")


def _from_text(text: str) -> Source:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [(match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip()))
             for match in _LINE.finditer(text)]  # fmt: skip
    if _hard_wrapped(text, lines):
        lines = _joined(text, lines)
    pieces = [Piece(text[start:end], start, end) for start, end in lines]
    _fold(text, pieces)
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
    width = max(end - start for start, end in lines)
    joined: list[tuple[int, int]] = []
    open_line = False
    for start, end in lines:
        blank = bool(joined) and text.count("\n", joined[-1][1], start) > 1
        if joined and open_line and not blank:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        open_line = end - start >= width - 20 or not text[start:end].endswith(_SENTENCE_END)
    return joined
