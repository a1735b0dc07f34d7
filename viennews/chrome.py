"""What is page chrome and what is article: small named rules over blocks, the same for markup and flattened text.

First the region of the article is found (in markup the element that holds most running text, in flattened text what
lies between the title and the last paragraph), then each block is judged by the first rule that has an opinion on it.
What no rule speaks against is kept.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Sequence

from viennews.lexicon import DEFAULT, Lexicon
from viennews.source import Block, Node, Piece, Source, Table
from viennews.spelling import fold


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """The judged blocks of a page, and what came to light on the way."""

    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    byline: str | None


class Phrases:
    """The phrases of chrome, by how they match."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.whole: dict[str, str] = {}
        self.start: dict[str, str] = {}
        for row in lexicon.rows("chrome_phrases"):
            table = self.whole if row["match"] == "whole" else self.start
            table.setdefault(fold(row["phrase"]), row["kind"])
        starts = sorted(self.start, key=len, reverse=True)
        self._start = re.compile(
            "|".join(re.escape(each) + (r"(?!\w)" if each[-1].isalnum() else "") for each in starts)
        )

    def kind(self, folded: str) -> str | None:
        """The kind of chrome that a short block is, by its words."""
        bare = _EDGES.sub("", folded)
        if kind := self.whole.get(bare):
            return kind
        match = self._start.match(folded)
        return self.start[match[0]] if match else None


_EDGES = re.compile(r"^[\W_]+|[\s\d()\[\]:.…>»›|+_-]+$")
_END = (".", "!", "?", "…", "./.", ".”", '."', "”.", ".)", ";", ":")
_DAY = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)?\d\d")
_CLOCK = re.compile(r"\d{1,2}\s?[:h]\s?\d\d")
_WORDS = re.compile(r"[^\W\d_]+")
_DATE_WORDS = frozenset(
    [
        "thứ",
        "hai",
        "ba",
        "tư",
        "năm",
        "sáu",
        "bảy",
        "chủ",
        "nhật",
        "cập",
        "ngày",
        "đăng",
        "lúc",
        "gmt",
        "am",
        "pm",
        "giờ",
        "phút",
        "tháng",
        "sáng",
        "chiều",
        "tối",
        "t",
        "cn",
        "h",
        "posted",
        "updated",
        "published",
    ]
)
_CHROME_TAGS = {
    "nav": "menu", "aside": "related_link", "footer": "footer", "form": "comment", "button": "share", "select": "menu",
    "option": "menu", "textarea": "comment", "menu": "menu", "dialog": "advertisement", "iframe": "advertisement",
}  # fmt: skip
_CHROME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?P<comment>comments?|disqus|replies)|(?P<share>share|sharing|social|toolbar|rating)|"
    r"(?P<related_link>related|relate|recommended|sidebar|popular|trending|more-?news|other-?news|readmore|outbrain|taboola)|"
    r"(?P<menu>nav|navbar|menu|pagination|pager)|(?P<breadcrumb>breadcrumbs?)|(?P<tags>tags|taglist|keywords)|"
    r"(?P<advertisement>advert|advertisement|ads?|banner|sponsor|promo|newsletter|subscribe|signup|popup|modal|cookie)|"
    r"(?P<footer>footer|copyright|colophon)|(?P<byline>byline|author-?(?:bio|info|box)?))(?:$|[\s_-])"
)
_CAPTION = re.compile(
    r"(?:ảnh(?: minh họa| tư liệu| chụp| do)?|hình(?: ảnh)?|đồ họa|photo|image|nguồn ảnh|tranh|clip|video)\s?(?:[:.)(]|$|\d)|.{5,200}[.(\s](?:ảnh|ảnh minh họa|photo|nguồn|đồ họa)\s?(?::.{0,60}|minh họa|tư liệu|[.)])\W*$"
)
_BYLINE = re.compile(
    r"(?:(?:bài|tin|ảnh|tác giả|nguồn|theo|tin, ảnh|bài, ảnh|tin và ảnh|bài và ảnh|tin bài|thực hiện|biên tập|người viết|nguồn tin|ctv|pv|by)\s?(?::|,|-|&|và)\s?.{2,60}|(?:theo|nguồn|by) .{2,50})$"
)


def is_byline(piece: Piece) -> bool:
    """Whether a short piece names who wrote it: `Bài, ảnh: …`, `Theo …`, or names alone."""
    text = piece.text.strip(" ()[]*-./")
    if len(text) > 70 or piece.text.endswith((":", "?", "!", ",")):
        return False
    if _BYLINE.match(piece.folded.strip(" ()[]*")):
        return True
    words = re.findall(r"[^\W_]+(?:\.[^\W_]+)*\.?", text)
    return 1 <= len(words) <= 9 and all(word[0].isupper() or word in ("và", "ảnh") for word in words) and not any(
        character.isdigit() for character in text
    )  # fmt: skip


def is_date_line(piece: Piece) -> bool:
    """Whether a piece tells a time and hardly anything else."""
    text = piece.folded
    if len(text) > 140 or not (_DAY.search(text) or (_CLOCK.search(text) and len(text) < 12)):
        return False
    words = [word for word in _WORDS.findall(text) if word not in _DATE_WORDS]
    return (len(words) <= 6 and not piece.text.endswith((".", ":"))) or len(words) <= 2


class _Page:
    """A page under judgement: pieces, what is known of them, and their verdicts."""

    def __init__(self, source: Source, title: str | None, title_piece: int | None, description: str | None, phrases: Phrases) -> None:  # fmt: skip
        self.pieces = source.pieces
        self.nodes = source.nodes
        self.markup = source.markup
        self.title = _plain(title or "")
        self.title_piece = title_piece
        self.description = _plain(description or "")
        self.phrases = phrases
        self.kinds: list[tuple[str, bool, str] | None] = [None] * len(self.pieces)
        self.plain = [" ".join(_RUNS.findall(piece.folded)) for piece in self.pieces]
        self.times = Counter(self.plain)

    def set(self, index: int, kind: str, kept: bool, rule: str) -> None:
        if self.kinds[index] is None:
            self.kinds[index] = (kind, kept, rule)


_RUNS = re.compile(r"\w+")


def _plain(text: str) -> str:
    return " ".join(_RUNS.findall(fold(text)))


def is_prose(piece: Piece) -> bool:
    """Whether a piece reads like running text."""
    length = len(piece.text)
    return length >= 80 and piece.links * 2 < length and (length >= 200 or piece.text.rstrip("”\"')’").endswith(_END))


def judge(
    source: Source,
    *,
    title: str | None = None,
    title_piece: int | None = None,
    description: str | None = None,
    lexicon: Lexicon = DEFAULT,
) -> Verdict:
    """The verdict on each block of a page."""
    page = _Page(source, title, title_piece, description, lexicon.built(Phrases))
    if title_piece is not None:
        page.set(title_piece, "title", True, "title")
    for rule in MARKUP_RULES if source.markup else TEXT_RULES:
        rule(page)
    for index in range(len(page.pieces)):
        page.set(index, "paragraph", True, "text")
    blocks = []
    for piece, verdict in zip(page.pieces, page.kinds, strict=True):
        assert verdict is not None
        kind, kept, rule_name = verdict
        blocks.append(Block(piece.text, piece.start, piece.end, kind, kept, rule_name))
    byline = next((block.text for block in blocks if block.kind == "byline"), None)
    return Verdict(tuple(blocks), _tables(page), byline)


def _tables(page: _Page) -> tuple[Table, ...]:
    tables: dict[int, list[Piece]] = {}
    for piece, verdict in zip(page.pieces, page.kinds, strict=True):
        if piece.cells and verdict is not None and verdict[1]:
            node = piece.node
            while node > 0 and page.nodes[node].tag != "table":
                node = page.nodes[node].parent
            tables.setdefault(node, []).append(piece)
    return tuple(
        Table(tuple(piece.cells for piece in rows), tuple(piece.header for piece in rows)) for rows in tables.values()
    )


# --- markup ---


def _ancestors(nodes: Sequence[Node], node: int) -> list[int]:
    path: list[int] = []
    while node > 0 and len(path) < 400:
        path.append(node)
        node = nodes[node].parent
    return path


def _hidden(page: _Page) -> None:
    """Text that is not shown."""
    if all(piece.hidden for piece in page.pieces if is_prose(piece)):
        return
    for index, piece in enumerate(page.pieces):
        if piece.hidden:
            page.set(index, "hidden", False, "hidden")


def _region(page: _Page) -> None:
    """What lies outside of the element that holds the article, and not between its title and its text."""
    nodes, pieces = page.nodes, page.pieces
    mass = [0.0] * len(nodes)
    links = [0] * len(nodes)
    total = [0] * len(nodes)
    for piece, verdict in zip(pieces, page.kinds, strict=True):
        total[piece.node] += len(piece.text)
        links[piece.node] += piece.links
        if verdict is None and is_prose(piece):
            mass[piece.node] += len(piece.text) - piece.links
    for node in range(len(nodes) - 1, 0, -1):
        if nodes[node].tag in _CHROME_TAGS and nodes[node].tag != "form":
            mass[node] = 0
        elif (match := _CHROME_NAMES.search(nodes[node].names)) and match.lastgroup in (
            "comment",
            "footer",
            "related_link",
        ):
            mass[node] *= 0.3
        if nodes[node].parent >= 0:
            mass[nodes[node].parent] += mass[node]
            total[nodes[node].parent] += total[node]
            links[nodes[node].parent] += links[node]
    children: dict[int, list[int]] = {}
    for node in range(1, len(nodes)):
        if mass[node]:
            children.setdefault(nodes[node].parent, []).append(node)
    best = 0
    while best in children:
        child = max(children[best], key=lambda each: mass[each])
        if mass[child] < 0.7 * mass[best] or (nodes[child].tag in ("p", "h2", "h3", "td") and False):
            break
        best = child
    if nodes[best].tag in ("p", "li", "blockquote", "h2") and nodes[best].parent >= 0:
        best = nodes[best].parent
    if not mass[best]:
        return
    ends = [best] * len(nodes)
    inside = [False] * len(nodes)
    inside[best] = True
    for node in range(best + 1, len(nodes)):
        inside[node] = inside[nodes[node].parent]
    del ends
    within = [index for index, piece in enumerate(pieces) if inside[piece.node] or best == 0]
    if not within:
        return
    first = within[0]
    title = page.title_piece
    for index, piece in enumerate(pieces):
        if inside[piece.node] or best == 0 or page.kinds[index] is not None:
            continue
        plain = page.plain[index]
        if title is not None and title < index < first:
            described = (
                len(plain) > 30
                and page.description
                and (plain[:60] in page.description or page.description[:60] in plain)
            )
            if described or (is_prose(piece) and index - title <= 12):
                page.set(index, "lead", True, "lead before the text")
                continue
        kind = page.phrases.kind(piece.folded) if len(piece.text) < 120 else None
        if is_date_line(piece):
            kind = "date_line"
        elif kind is None:
            kind = "banner" if index < first else "footer"
            if piece.links * 2 > len(piece.text):
                kind = "menu" if index < first else "related_link"
        page.set(index, kind, False, "outside the article")
    # Boxes within the article: lists of links, and elements whose purpose their tag or name tells.
    for node in range(best + 1, len(nodes)):
        if not inside[node] or mass[node] > 0.3 * mass[best]:
            continue
        tag, kind = nodes[node].tag, None
        if tag in _CHROME_TAGS:
            kind = _CHROME_TAGS[tag]
        elif match := _CHROME_NAMES.search(nodes[node].names):
            kind = match.lastgroup
        elif total[node] and tag in ("ul", "ol", "div", "section", "table", "dl") and links[node] > 0.75 * total[node]:
            kind = "related_link"
        if kind:
            nodes[node] = dataclasses.replace(nodes[node], names="\0" + kind)
    box: list[str] = [""] * len(nodes)
    for node in range(1, len(nodes)):
        names = nodes[node].names
        box[node] = names[1:] if names.startswith("\0") else box[nodes[node].parent]
    for index, piece in enumerate(pieces):
        if box[piece.node] and (inside[piece.node] or best == 0):
            page.set(index, box[piece.node], False, "box of links or controls")


def _title_repeated(page: _Page) -> None:
    for index, plain in enumerate(page.plain):
        if plain and plain == page.title and index != page.title_piece:
            page.set(index, "duplicate", False, "title repeated")


def _phrases(page: _Page) -> None:
    for index, piece in enumerate(page.pieces):
        if page.kinds[index] is None and len(piece.text) < 200:
            kind = page.phrases.kind(piece.folded)
            if kind and not (
                len(piece.text) > 90 and piece.links * 2 < len(piece.text) and kind not in ("footer", "tags", "comment")
            ):
                page.set(index, kind, False, "phrase")


def _dates(page: _Page) -> None:
    for index, piece in enumerate(page.pieces):
        if page.kinds[index] is None and is_date_line(piece):
            page.set(index, "date_line", False, "date line")


def _link_lines(page: _Page) -> None:
    """A block that is one link or more and nothing else."""
    for index, piece in enumerate(page.pieces):
        length = len(piece.text)
        if page.kinds[index] is None and piece.links >= 0.8 * length:
            page.set(index, "related_link", False, "links only")


def _structure(page: _Page) -> None:
    """Headings, captions, list items, table rows by their elements."""
    for index, piece in enumerate(page.pieces):
        if page.kinds[index] is not None:
            continue
        tags = {page.nodes[node].tag for node in _ancestors(page.nodes, piece.node)[:6]}
        if "figcaption" in tags or "figure" in tags or "caption" in tags:
            page.set(index, "caption", True, "figure")
        elif piece.cells:
            page.set(index, "table_row", True, "table")
        elif piece.tag in ("h1", "h2", "h3", "h4", "h5", "h6") and len(piece.text) < 200:
            page.set(index, "heading", True, "heading element")
        elif piece.tag in ("li", "dd", "dt"):
            page.set(index, "list_item", True, "list")


def _tail(page: _Page) -> None:
    """After the last paragraph: bylines, then what is left over."""
    last = max((index for index, piece in enumerate(page.pieces) if page.kinds[index] is None and (is_prose(piece) or (len(piece.text) > 60 and piece.text.endswith(_END)))), default=None)  # fmt: skip
    if last is None:
        return
    for index in range(last + 1, len(page.pieces)):
        piece = page.pieces[index]
        if page.kinds[index] is None or page.kinds[index] == ("heading", True, "heading element"):
            if is_byline(piece):
                page.kinds[index] = ("byline", False, "byline at the end")
            elif page.kinds[index] is not None:
                page.kinds[index] = ("related_heading", False, "heading at the end")
    for index in range(last + 1):
        piece = page.pieces[index]
        if (
            page.kinds[index] is None
            and is_byline(piece)
            and (_BYLINE.match(piece.folded) or (index < 8 and page.markup))
        ):
            following = page.pieces[index + 1 :]
            if page.markup or _BYLINE.match(piece.folded):
                page.set(index, "byline", False, "byline") if following else None


def _headings_and_captions(page: _Page) -> None:
    """Short blocks between paragraphs."""
    last = len(page.pieces)
    for index, piece in enumerate(page.pieces):
        if page.kinds[index] is not None or len(piece.text) > 250:
            continue
        if _CAPTION.match(piece.folded):
            page.set(index, "caption", True, "caption words")
        elif len(piece.text) <= 120 and index + 1 < last and not piece.text.endswith((".", ";", ",", "…")):
            if piece.bold * 2 > len(piece.text) or re.match(r"(?:[ivx]+|\d{1,2}|[a-e])[.)/]\s", piece.folded):
                page.set(index, "heading", True, "short and bold or numbered")


def _lead(page: _Page) -> None:
    """The first paragraph after the title, where bold or first."""
    for index, piece in enumerate(page.pieces):
        if page.title_piece is not None and index <= page.title_piece:
            continue
        verdict = page.kinds[index]
        if verdict and verdict[0] == "lead":
            break
        if verdict is None and len(piece.text) >= 50:
            described = bool(page.description) and page.plain[index][:50] in page.description
            if described or piece.bold * 2 > len(piece.text):
                page.set(index, "lead", True, "lead")
            break


def _repeated(page: _Page) -> None:
    """A paragraph said before."""
    seen: set[str] = set()
    for index, plain in enumerate(page.plain):
        verdict = page.kinds[index]
        if (verdict is None or verdict[1]) and len(plain) > 60:
            if plain in seen:
                page.kinds[index] = ("duplicate", False, "said before")
            seen.add(plain)


# --- flattened text ---


def _text_bounds(page: _Page) -> tuple[int, int]:
    """The indexes of the first and the last piece that read like paragraphs of the article."""
    prose = [
        index
        for index, piece in enumerate(page.pieces)
        if len(piece.text) >= 100
        and piece.text.rstrip("”\"')’*").endswith(_END)
        and page.phrases.kind(piece.folded) is None
    ]
    start = page.title_piece if page.title_piece is not None else -1
    prose = [index for index in prose if index > start]
    if not prose:
        return 0, len(page.pieces) - 1
    last = prose[0]
    for index in prose[1:]:
        # A long run of lines without an end mark is what follows an article; a teaser may come after it.
        loose = sum(1 for piece in page.pieces[last + 1 : index] if not piece.text.endswith(_END))
        if loose >= 10 and index > prose[len(prose) // 2]:
            break
        last = index
    return prose[0], last


def _before_title(page: _Page) -> None:
    title = page.title_piece
    if not title:
        return
    for index in range(title):
        piece = page.pieces[index]
        kind = (
            "date_line"
            if is_date_line(piece)
            else page.phrases.kind(piece.folded) or ("banner" if index == 0 and title < 6 else "menu")
        )
        page.set(index, kind, False, "before the title")


def _related_runs(page: _Page) -> None:
    """After a heading of related links: the short blocks that follow, to the next paragraph."""
    first, last = _text_bounds(page)
    open_run, count = False, 0
    for index, piece in enumerate(page.pieces):
        if page.title_piece is not None and index <= page.title_piece:
            continue
        kind = page.phrases.kind(piece.folded) if len(piece.text) < 200 else None
        if kind == "related_heading" or (
            index > last and kind in ("comment", "tags", "footer", "advertisement", "share")
        ):
            page.set(index, kind, False, "phrase")
            open_run, count = True, 0
            continue
        prose = len(piece.text) >= 100 and piece.text.rstrip("”\"')’*").endswith(_END)
        if open_run and index > last:
            page.set(index, "related_link", False, "after the article")
        elif open_run and not prose and len(piece.text) < 160 and count < 12:
            page.set(index, "related_link", False, "under a related heading")
            count += 1
        elif prose:
            open_run = False


def _doubled_headlines(page: _Page) -> None:
    """A run of headlines, each said twice."""
    for index in range(len(page.pieces) - 1):
        if page.plain[index] and page.plain[index] == page.plain[index + 1] and len(page.pieces[index].text) < 250:
            page.set(index, "related_link", False, "said twice")
            page.set(index + 1, "related_link", False, "said twice")


def _after_text(page: _Page) -> None:
    """After the last paragraph: a run of many short lines without an end mark."""
    _, last = _text_bounds(page)
    short = [index for index in range(last + 1, len(page.pieces)) if page.kinds[index] is None]
    loose = [index for index in short if not page.pieces[index].text.endswith((".", "!", "?"))]
    if len(loose) >= 8:
        for position, index in enumerate(short):
            piece = page.pieces[index]
            if position < 2 and is_byline(piece):
                page.set(index, "byline", False, "byline at the end")
            elif position == 0 and _CAPTION.match(piece.folded):
                page.set(index, "caption", True, "caption words")
            else:
                page.set(index, "related_link", False, "after the article")


def _short_captions(page: _Page) -> None:
    """In flattened text: a short block between paragraphs, without an end mark or after the words of a caption."""
    first, last = _text_bounds(page)
    for index in range(first + 1, last):
        piece = page.pieces[index]
        if (
            page.kinds[index] is None
            and 15 <= len(piece.text) <= 130
            and not piece.text.endswith((".", ":", ";", ",", "!", "?", "…"))
        ):
            if not re.match(r"[-+*•\d]|[ivx]+\.", piece.folded):
                page.set(index, "caption", True, "short, between paragraphs")


def _phrases_in_text(page: _Page) -> None:
    for index, piece in enumerate(page.pieces):
        if page.kinds[index] is None and len(piece.text) < 60:
            kind = page.phrases.whole.get(_EDGES.sub("", piece.folded))
            if kind and kind != "menu":
                page.set(index, kind, False, "phrase")


Rule = Callable[[_Page], None]
MARKUP_RULES: list[Rule] = [
    _hidden, _title_repeated, _region, _dates, _phrases, _link_lines, _structure, _lead, _tail, _headings_and_captions, _repeated,
]  # fmt: skip
TEXT_RULES: list[Rule] = [
    _before_title, _title_repeated, _doubled_headlines, _related_runs, _after_text, _dates, _phrases_in_text, _tail, _headings_and_captions,
    _short_captions, _lead,
]  # fmt: skip
