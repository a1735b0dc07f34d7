"""The rules for markup: the element that holds the article, boxes in it, and the pieces one by one."""

from __future__ import annotations

import re
from collections.abc import Callable

from viennews.blocks import Piece
from viennews.chrome_end import after_the_end
from viennews.chrome_page import Page
from viennews.chrome_signs import END, is_byline, is_caption, is_prose, says_byline
from viennews.date_lines import without_dates

_BOXES = {
    "nav": "menu", "aside": "related_link", "footer": "footer", "form": "comment", "button": "share", "select": "menu",
    "option": "menu", "textarea": "comment", "menu": "menu", "dialog": "advertisement",
}  # fmt: skip
"""Elements that are made for what is not the article."""
_WHOLE_PAGE = frozenset(("form",))
"""Some sites wrap the whole page in one of these."""
_ASIDE_KINDS = frozenset(("comment", "footer", "related_link"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LIST_ITEMS = frozenset(("li", "dd", "dt"))
_FIGURES = frozenset(("figure", "figcaption", "caption"))
_FIGURE_DEPTH = 6
_NUMBERED = re.compile(r"(?:[ivx]+|\d{1,2}|[a-e])[.)/]\s")
_SHARE = 0.7
"""What a child must hold of its parent's running text for the article to lie in it."""
_LEAD_DISTANCE = 12
_SHORT_TEXT = 20
_LEVELS = 3


def hidden(page: Page) -> None:
    """Text that is not shown; unless there is no other."""
    if all(piece.hidden for piece in page.pieces if is_prose(piece)):
        return
    for index, piece in enumerate(page.pieces):
        if piece.hidden:
            page.drop(index, "hidden", "hidden")


def title_repeated(page: Page) -> None:
    """The title, said again."""
    for index, words in enumerate(page.plain):
        if words and words == page.title and index != page.title_piece:
            page.drop(index, "duplicate", "title repeated")


def _is_teaser(piece: Piece) -> bool:
    """Whether a piece is the linked headline of another article with what it says."""
    return piece.headed and piece.links >= 20 and piece.links * 6 > len(piece.text)


def _running_text(page: Page) -> list[int]:
    """The pieces that read like running text; on a page without any, those that are no links."""
    open_pieces = [index for index in page.open() if not _is_teaser(page.pieces[index])]
    prose = [index for index in open_pieces if is_prose(page.pieces[index])]
    return prose or [
        index
        for index in open_pieces
        if len(page.pieces[index].text) >= _SHORT_TEXT and page.pieces[index].links * 2 < len(page.pieces[index].text)
    ]


def region(page: Page) -> None:
    """What lies outside of the element that holds the article, and boxes of links or controls in it."""
    nodes, pieces = page.nodes, page.pieces
    size = len(nodes)
    mass, links, total = [0.0] * size, [0] * size, [0] * size
    for piece in pieces:
        total[piece.node] += len(piece.text)
        links[piece.node] += piece.links
    running = _running_text(page)
    for index in running:
        mass[pieces[index].node] += len(pieces[index].text) - pieces[index].links
    kinds = {names: page.phrases.of_names(names) for names in {node.names for node in nodes}}
    named = [kinds[node.names] for node in nodes]
    for node in nodes:
        # What is quoted is no toolbar, whatever the names around it.
        if node.tag == "blockquote":
            named[node.parent] = None
    heaviest, heaviest_mass = [0] * size, [0.0] * size
    for index in range(size - 1, 0, -1):
        node = nodes[index]
        if node.tag in _BOXES and node.tag not in _WHOLE_PAGE:
            mass[index] = 0
        elif named[index] in _ASIDE_KINDS:
            mass[index] *= 0.3
        mass[node.parent] += mass[index]
        total[node.parent] += total[index]
        links[node.parent] += links[index]
        if mass[index] and mass[index] >= heaviest_mass[node.parent]:
            heaviest[node.parent], heaviest_mass[node.parent] = index, mass[index]
    best = 0
    while heaviest[best] and heaviest_mass[best] >= _SHARE * mass[best]:
        best = heaviest[best]
    if nodes[best].tag in ("p", "li", "blockquote", "h2"):
        best = nodes[best].parent
    if not mass[best]:
        return
    best = _with_like_paragraphs(page, running, best)
    inside = _within(page, best)
    box: list[str | None] = [None] * size
    for index in range(best + 1, size):
        node = nodes[index]
        if not inside[index]:
            continue
        box[index] = box[node.parent]
        if box[index] or mass[index] > 0.3 * mass[best]:
            continue
        if node.tag in _BOXES:
            box[index] = _BOXES[node.tag]
        elif named[index] and named[index] != "caption":
            box[index] = named[index]
        elif links[index] > 0.75 * total[index] and node.tag in ("ul", "ol", "div", "section", "table", "dl"):
            box[index] = "related_link"
    _outside(page, inside)
    for index, piece in enumerate(pieces):
        if kind := box[piece.node]:
            page.drop(index, kind, "box of links or controls")
        elif named[piece.node] == "caption" and inside[piece.node] and len(piece.text) < 400:
            page.keep(index, "caption", "named a caption")


def _within(page: Page, top: int) -> list[bool]:
    """For each node whether it is `top` or lies in it."""
    inside = [False] * len(page.nodes)
    inside[top] = True
    for index in range(top + 1, len(page.nodes)):
        inside[index] = inside[page.nodes[index].parent]
    return inside


def _with_like_paragraphs(page: Page, running: list[int], best: int) -> int:
    """The element, or the one around it that also holds paragraphs of the same make: some editors wrap each alone."""
    nodes = page.nodes

    def make(index: int) -> tuple[str, ...]:
        node = nodes[page.pieces[index].node]
        above = nodes[max(0, node.parent)]
        return (node.tag, node.names.split(" ", 1)[0], above.tag, above.names.split(" ", 1)[0])

    inside = _within(page, best)
    makes = {make(index) for index in running if inside[page.pieces[index].node]}
    makes = {each for each in makes if each[1].strip() or each[3].strip()}
    like = [
        page.pieces[index].node for index in running if not inside[page.pieces[index].node] and make(index) in makes
    ]
    top = best
    for _ in range(_LEVELS):
        top = nodes[top].parent
        if top <= 0 or not like:
            return best
        around = _within(page, top)
        if any(around[node] for node in like):
            return top
    return best


def _outside(page: Page, inside: list[bool]) -> None:
    within = [index for index, piece in enumerate(page.pieces) if inside[piece.node]]
    first = within[0]
    title = page.title_piece
    home = None
    for index in page.open():
        piece = page.pieces[index]
        if inside[piece.node]:
            continue
        if title is not None and title < index < first and _may_be_lead(page, index, index - title):
            if _is_under_picture(page, piece):
                page.keep(index, "caption", "under a picture")
                continue
            if home is None or home == page.nodes[piece.node].parent or _is_described(page, index):
                page.keep(index, "lead", "lead before the text")
                home = page.nodes[piece.node].parent
                continue
        kind = page.phrase(index)
        if page.is_date_line(index):
            kind = "date_line"
        elif kind is None:
            linked = piece.links * 2 > len(piece.text)
            kind = ("menu" if linked else "banner") if index < first else "related_link" if linked else "footer"
        page.drop(index, kind, "outside the article")


def _is_described(page: Page, index: int) -> bool:
    """Whether a piece is what the head of the page says that the page is about."""
    words = page.plain[index]
    return len(words) > 30 and bool(page.description) and (
        words[:60] in page.description or page.description[:60] in words
    )  # fmt: skip


def _may_be_lead(page: Page, index: int, distance: int) -> bool:
    return _is_described(page, index) or (is_prose(page.pieces[index]) and distance <= _LEAD_DISTANCE)


def before_title(page: Page) -> None:
    """In the element of the article, before its title: kickers, breadcrumbs, boxes."""
    title = page.title_piece
    if title is None:
        return
    prose = [index for index in page.open() if is_prose(page.pieces[index])]
    if sum(1 for index in prose if index < title) * 3 > len(prose):
        return
    for index in page.open():
        if index > title:
            break
        kind = page.phrase(index) or "banner"
        page.drop(index, "date_line" if page.is_date_line(index) else kind, "before the title")


def dates(page: Page) -> None:
    """Lines that tell when."""
    for index in page.open():
        if page.is_date_line(index):
            page.drop(index, "date_line", "date line")


def phrases(page: Page) -> None:
    """Blocks that are, or begin with, a phrase of page chrome."""
    for index in page.open():
        if kind := page.phrase(index):
            page.drop(index, kind, "phrase")


def link_lines(page: Page) -> None:
    """Blocks that are one link or more and nothing else."""
    for index in page.open():
        piece = page.pieces[index]
        if piece.links and piece.links >= 0.8 * len(without_dates(piece.folded)):
            page.drop(index, "related_link", "links only")


def structure(page: Page) -> None:
    """Headings, captions, list items, table rows by their elements."""
    for index in page.open():
        piece = page.pieces[index]
        if _is_in_figure(page, piece):
            page.keep(index, "caption", "figure")
        elif _is_under_picture(page, piece):
            page.keep(index, "caption", "under a picture")
        elif piece.cells:
            page.keep(index, "table_row", "table")
        elif piece.tag in _HEADINGS and len(piece.text) < 200:
            page.keep(index, "heading", "heading element")
        elif piece.tag in _LIST_ITEMS:
            page.keep(index, "list_item", "list")


def _is_in_figure(page: Page, piece: Piece) -> bool:
    node = piece.node
    for _ in range(_FIGURE_DEPTH):
        if page.nodes[node].tag in _FIGURES:
            return True
        node = max(0, page.nodes[node].parent)
    return False


def _is_under_picture(page: Page, piece: Piece) -> bool:
    """Whether a short piece stands in a figure, or right after a picture and looks unlike a paragraph."""
    if _is_in_figure(page, piece):
        return True
    if not piece.pictured or piece.cells or len(piece.text) > 300 or piece.tag in _HEADINGS:
        return False
    return page.nodes[piece.node].align == "center" or piece.italic * 2 > len(piece.text)


def lead(page: Page) -> None:
    """The first paragraph after the title, where it is bold or the description of the page."""
    for index, piece in enumerate(page.pieces):
        if page.title_piece is not None and index <= page.title_piece:
            continue
        kept = page.kept_as(index)
        if kept == "lead":
            return
        if kept == "paragraph" and len(piece.text) >= 50:
            described = bool(page.description) and page.plain[index][:50] in page.description
            if described or piece.bold * 2 > len(piece.text):
                page.keep(index, "lead", "lead")
            return


def tail(page: Page) -> None:
    """Bylines; and headings after which nothing comes."""
    last = max((index for index in page.open() if _closes(page.pieces[index])), default=None)
    if last is None:
        last = max((index for index in range(len(page.pieces)) if page.kept_as(index) == "caption"), default=0)
    for index, piece in enumerate(page.pieces):
        heading = page.verdicts[index] == ("heading", True, "heading element")
        if index <= last:
            if says_byline(piece) or (index < 8 and is_byline(piece)):
                page.drop(index, "byline", "byline")
        elif heading or page.verdicts[index] is None:
            if is_byline(piece):
                page.verdicts[index] = ("byline", False, "byline at the end")
            elif heading:
                page.verdicts[index] = ("related_heading", False, "heading at the end")
            elif page.nodes[piece.node].align == "right" and len(piece.text) <= 80:
                page.drop(index, "byline", "on the right at the end")


def _closes(piece: Piece) -> bool:
    """Whether the article may end with a piece."""
    return is_prose(piece) or (len(piece.text) > 60 and piece.text.endswith(END))


def headings_and_captions(page: Page) -> None:
    """Short blocks between paragraphs."""
    last = len(page.pieces) - 1
    for index in page.open():
        piece = page.pieces[index]
        if is_caption(piece):
            page.keep(index, "caption", "caption words")
            continue
        loose = len(piece.text) <= 120 and index < last and not piece.text.endswith((".", ";", ",", "…"))
        if loose and (piece.bold * 2 > len(piece.text) or _NUMBERED.match(piece.folded)):
            page.keep(index, "heading", "short and bold or numbered")


def repeated(page: Page) -> None:
    """A paragraph said before, whole or cut short; a caption said before."""
    seen: dict[str, tuple[str, int]] = {}
    captions: set[str] = set()
    for index, words in enumerate(page.plain):
        kind = page.kept_as(index)
        if kind == "caption" and words in captions:
            page.verdicts[index] = ("duplicate", False, "said before")
            continue
        if kind == "caption":
            captions.add(words)
        if len(words) <= 60 or not kind:
            continue
        before, place = seen.setdefault(words[:60], (words, index))
        if place == index:
            continue
        if before.startswith(words[:-8]):
            page.verdicts[index] = ("duplicate", False, "said before")
        elif words.startswith(before[:-8]):
            page.verdicts[place] = ("duplicate", False, "said again in full")
            seen[words[:60]] = (words, index)


Rule = Callable[[Page], None]
MARKUP_RULES: list[Rule] = [
    hidden, title_repeated, region, before_title, after_the_end, dates, phrases, link_lines, structure, lead, tail,
    headings_and_captions, repeated,
]  # fmt: skip
