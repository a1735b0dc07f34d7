"""The element of a page that holds the article, what lies outside of it, and the boxes in it that are no article."""

from __future__ import annotations

from viennews.blocks import Piece
from viennews.chrome.end import is_teaser_of_a_link
from viennews.chrome.page import Page
from viennews.chrome.signs import ended, is_byline, is_prose

_BOXES = {
    "nav": "menu", "aside": "related_link", "footer": "footer", "form": "comment", "button": "share", "select": "menu",
    "option": "menu", "textarea": "comment", "menu": "menu", "dialog": "advertisement",
}  # fmt: skip
"""Elements that are made for what is not the article."""
_WHOLE_PAGE = frozenset(("form",))
"""Some sites wrap the whole page in one of these."""
_ASIDE_KINDS = frozenset(("comment", "footer", "related_link"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "div", "section", "table", "dl"))
_PARTS = frozenset(("p", "li", "dd", "dt", "ul", "ol", "dl", "tbody", "blockquote", "h2"))
"""Elements that may be most of an article and hold no whole one."""
_FIGURES = frozenset(("figure", "figcaption", "caption"))
_FIGURE_DEPTH = 6
_SHARE = 0.7
"""What a child must hold of its parent's running text for the article to lie in it."""
_LEAD_DISTANCE = 4
"""How many pieces of text, itself included, may stand between the title and a lead outside of the element."""
_SHORT_TEXT = 20
_LEVELS = 3
_BENEATH = 3


def _is_teaser(piece: Piece) -> bool:
    """Whether a piece is the linked headline of another article with what it says."""
    return piece.headed and piece.links >= 20 and piece.links * 6 > len(piece.text)


def _running_text(page: Page) -> list[int]:
    """The pieces that read like running text; on a page without any, those that are no links."""
    prose = [
        index
        for index in page.open_prose()
        if not _is_teaser(page.pieces[index]) and not is_teaser_of_a_link(page, index)
    ]
    return prose or [index for index in page.open() if _is_no_link(page.pieces[index])]


def _is_no_link(piece: Piece) -> bool:
    return len(piece.text) >= _SHORT_TEXT and piece.links * 2 < len(piece.text) and not _is_teaser(piece)


def other_articles(page: Page) -> None:
    """On a page of several articles, each with its own heading of the first rank, those that the title is not of."""
    title = page.title_piece
    headings = [index for index, piece in enumerate(page.pieces) if piece.tag == "h1"]
    if title is None or title not in headings or len(headings) == 1:
        return
    article = [0] * len(page.nodes)
    for index, node in enumerate(page.nodes[1:], start=1):
        article[index] = article[node.parent] or (index if node.tag == "article" else 0)
    held = [article[piece.node] for piece in page.pieces]
    own = held[title]
    others = {held[index] for index in headings} - {0, own}
    if own and any(
        top == own and len(piece.text) >= _SHORT_TEXT and ended(piece.text)
        for top, piece in zip(held, page.pieces, strict=True)
    ):
        for index, top in enumerate(held):
            if top in others:
                page.drop(index, "related_link", "another article")


def region(page: Page) -> None:
    """What lies outside of the element that holds the article, and boxes of links or controls in it."""
    running = _running_text(page)
    names = _Names(page)
    best, mass = _heaviest(page, running, names)
    if not mass[best]:
        return
    best = _with_like_paragraphs(page, running, best)
    inside = page.within(best)
    boxes = _boxes(page, inside, mass, names)
    _outside(page, inside)
    for index, piece in enumerate(page.pieces):
        if piece.node not in inside:
            continue
        if kind := boxes.get(piece.node):
            if kind == "related_link" and 0 < index - (page.title_piece or 0) <= _BENEATH and is_byline(piece):
                kind = "byline"
            page.drop(index, kind, "box of links or controls")
        elif names.kind(piece.node) == "caption" and len(piece.text) < 400:
            page.keep(index, "caption", "named a caption")


class _Names:
    """What elements are for by their class, id and role."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._kinds: dict[str, str | None] = {}
        # What is quoted is no toolbar, whatever the names around it.
        self._quoting = {node.parent for node in page.nodes if node.tag == "blockquote"}

    def kind(self, node: int) -> str | None:
        """The kind of chrome that a node is named; looked up when asked for, once for a name."""
        if node in self._quoting:
            return None
        names = self._page.nodes[node].names
        if names not in self._kinds:
            self._kinds[names] = self._page.phrases.of_names(names)
        return self._kinds[names]


def _heaviest(page: Page, running: list[int], names: _Names) -> tuple[int, list[float]]:
    """The innermost element that holds nearly all running text, and the weight of each element."""
    nodes, pieces = page.nodes, page.pieces
    mass = [0.0] * len(nodes)
    for index in running:
        mass[pieces[index].node] += len(pieces[index].text) - pieces[index].links
    heaviest, heaviest_mass = [0] * len(nodes), [0.0] * len(nodes)
    for index in range(len(nodes) - 1, 0, -1):
        if not mass[index]:
            continue
        node = nodes[index]
        parent = node.parent
        if node.tag in _BOXES and node.tag not in _WHOLE_PAGE:
            mass[index] = 0
        elif names.kind(index) in _ASIDE_KINDS:
            mass[index] *= 0.3
        mass[parent] += mass[index]
        if mass[index] and mass[index] >= heaviest_mass[parent]:
            heaviest[parent], heaviest_mass[parent] = index, mass[index]
    best = 0
    while heaviest[best] and heaviest_mass[best] >= _SHARE * mass[best]:
        best = heaviest[best]
    if nodes[best].tag == "div" and _holds_one(page, best):
        best = nodes[best].parent
    while nodes[best].tag in _PARTS:
        best = nodes[best].parent
    return best, mass


def _boxes(page: Page, inside: range, mass: list[float], names: _Names) -> dict[int, str]:
    """The elements in that of the article which are no article, and those in them, with the kind of chrome they are."""
    nodes = page.nodes
    links, total = dict.fromkeys(inside, 0), dict.fromkeys(inside, 0)
    for piece in page.pieces:
        if piece.node in inside:
            total[piece.node] += len(piece.text)
            links[piece.node] += piece.links
    for index in reversed(inside[1:]):
        total[nodes[index].parent] += total[index]
        links[nodes[index].parent] += links[index]
    boxes: dict[int, str] = {}
    for index in inside[1:]:
        node = nodes[index]
        kind = boxes.get(node.parent)
        if kind is None and mass[index] <= 0.3 * mass[inside.start]:
            named = names.kind(index)
            if node.tag in _BOXES:
                kind = _BOXES[node.tag]
            elif named and named != "caption":
                kind = named
            elif links[index] > 0.75 * total[index] and node.tag in _LISTS:
                kind = "related_link"
        if kind is not None:
            boxes[index] = kind
    return boxes


def _holds_one(page: Page, top: int) -> bool:
    """Whether a node holds one piece and nothing else."""
    return len(page.within(top)) == 1 and sum(piece.node == top for piece in page.pieces) == 1


def _with_like_paragraphs(page: Page, running: list[int], best: int) -> int:
    """The element, or the one around it that also holds paragraphs of the same make: some editors wrap each alone."""
    nodes = page.nodes

    def make(index: int) -> tuple[str, ...]:
        node = nodes[page.pieces[index].node]
        above = nodes[max(0, node.parent)]
        return (node.tag, node.names.split(" ", 1)[0], above.tag, above.names.split(" ", 1)[0])

    inside = page.within(best)
    makes = {make(index) for index in running if page.pieces[index].node in inside}
    makes = {each for each in makes if each[1].strip() or each[3].strip()}
    like = [
        page.pieces[index].node for index in running if page.pieces[index].node not in inside and make(index) in makes
    ]
    top = best
    for _ in range(_LEVELS):
        top = nodes[top].parent
        if top <= 0 or not like:
            return best
        around = page.within(top)
        if any(node in around for node in like):
            return top
    return best


def _outside(page: Page, inside: range) -> None:
    within = [index for index, piece in enumerate(page.pieces) if piece.node in inside]
    first, last = within[0], within[-1]
    title = page.title_piece
    home = None
    between = 0
    for index in page.open():
        piece = page.pieces[index]
        if piece.node in inside:
            continue
        above = title is not None and title < index < first
        if above and _is_no_link(piece) and not page.phrase(index):
            between += 1
        if above and _may_be_lead(page, index, between):
            if is_under_picture(page, piece):
                page.keep(index, "caption", "under a picture")
                continue
            if home is None or home == page.nodes[piece.node].parent or _is_described(page, index):
                page.keep(index, "lead", "lead before the text")
                home = page.nodes[piece.node].parent
                continue
        kind = "date_line" if page.is_date_line(index) else page.phrase(index)
        beneath = last < index <= last + _BENEATH or (title is not None and title < index <= title + _BENEATH < first)
        if kind is None and beneath and is_byline(piece):
            kind = "byline"
        if kind is None:
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


def is_in_figure(page: Page, piece: Piece) -> bool:
    """Whether a piece stands in a figure."""
    node = piece.node
    for _ in range(_FIGURE_DEPTH):
        if page.nodes[node].tag in _FIGURES:
            return True
        node = max(0, page.nodes[node].parent)
    return False


def is_under_picture(page: Page, piece: Piece) -> bool:
    """Whether a short piece stands in a figure, or right after a picture and looks unlike a paragraph."""
    if is_in_figure(page, piece):
        return True
    if not piece.pictured or piece.cells or len(piece.text) > 300 or piece.tag in _HEADINGS:
        return False
    return page.nodes[piece.node].align == "center" or piece.italic * 2 > len(piece.text)
