"""The rules for markup, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable

from viennews.blocks import Piece, plain
from viennews.chrome.authors import about_the_author
from viennews.chrome.comments import comments
from viennews.chrome.end import after_the_end, is_teaser_of_a_link
from viennews.chrome.headlines import teasers_between
from viennews.chrome.page import Page
from viennews.chrome.region import is_in_figure, is_under_picture, other_articles, region
from viennews.chrome.signs import END, ended, is_attachment, is_byline, is_caption, is_file_name, is_prose, says_byline
from viennews.date_lines import without_dates

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINKED_HEADLINE = 20
_DAY_AFTER = re.compile(r"\W{0,3}\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_LONGEST_MARK = 16
_SIGNS = 2
_LONGEST_TAGS = 120
_MAY_BE_TEXT = frozenset(("menu", "footer"))
_MORE = 8
"""So many letters at a break may be the word for the rest."""
_HEAD = 8
_LIST_ITEMS = frozenset(("li", "dd", "dt"))
_NUMBERED = re.compile(r"(?:[ivx]{1,7}|\d{1,2}|[a-e])[.)/]\s")


def drawings(page: Page) -> None:
    """The texts in drawings: they are read no more than those in pictures."""
    for index, piece in enumerate(page.pieces):
        if piece.tag == "svg":
            page.drop(index, "hidden", "in a drawing")


def hidden(page: Page) -> None:
    """Text that is not shown; unless it is most of the text, which a script will show then."""
    text = [page.pieces[index] for index in page.prose] or page.pieces
    if sum(len(piece.text) for piece in text if piece.hidden) * 2 >= sum(len(piece.text) for piece in text):
        return
    for index, piece in enumerate(page.pieces):
        if piece.hidden:
            page.drop(index, "hidden", "hidden")


def title_repeated(page: Page) -> None:
    """The title, said again."""
    if not page.title:
        return
    start = page.title.split(" ", 1)[0]
    for index, piece in enumerate(page.pieces):
        if len(piece.text) < len(page.title) or start not in piece.folded or index == page.title_piece:
            continue
        words = piece.words
        if not 0 <= len(words) - len(page.title) <= _LONGEST_MARK:
            continue
        before, found, after = words.partition(page.title)
        # With a mark or counts: `Video: …`, `… 12`.
        marked = len(page.title) > 30 and not after and before.strip() in page.phrases.marks
        if found and (words == page.title or marked or (not before and after.replace(" ", "").isdigit())):
            page.drop(index, "duplicate", "title repeated")


def teasers(page: Page) -> None:
    """What a linked headline says of its article."""
    for index in page.open():
        if is_teaser_of_a_link(page, index):
            page.drop(index, "related_link", "under a linked headline")


def before_title(page: Page) -> None:
    """In the element of the article, before its title: kickers, breadcrumbs, boxes."""
    title = page.title_piece
    if title is None:
        return
    prose = page.open_prose()
    if sum(1 for index in prose if index < title) * 3 > len(prose):
        return
    for index in page.open():
        if index > title:
            break
        kind = page.phrase(index) or "banner"
        page.drop(index, "date_line" if page.is_date_line(index) else kind, "before the title")


def dates(page: Page) -> None:
    """Lines that tell when."""
    text = page.open_prose()
    told = page.told_days()
    for index in page.open():
        # Among the paragraphs a few words with a day are a heading.
        within = bool(text) and text[0] < index < text[-1]
        if index not in told and page.is_date_line(index) and (not within or page.is_date_alone(index)):
            page.drop(index, "date_line", "date line")


def phrases(page: Page) -> None:
    """Blocks that are, or begin with, a phrase of page chrome; signs that separate links."""
    text = page.open_prose()
    for index in page.open():
        if kind := page.phrase(index):
            # Among the paragraphs a topic or an address may be a heading or a line of the article.
            if kind not in _MAY_BE_TEXT or not text or not text[0] < index < text[-1] or page.pieces[index].links:
                page.drop(index, kind, "phrase")
        elif len(page.pieces[index].text) <= _SIGNS and not page.plain[index]:
            page.drop(index, "menu", "signs only")
        elif text and (page.title_piece or 0) < index < text[0] and page.is_count(index):
            page.drop(index, "share", "a count alone")


def file_names(page: Page) -> None:
    """Names of picture files, and of documents to download."""
    for index in page.open():
        if is_file_name(page.pieces[index]):
            page.drop(index, "hidden", "file names")
        elif is_attachment(page.pieces[index]):
            page.drop(index, "share", "a document to download")


def link_lines(page: Page) -> None:
    """Blocks that are one link or more and nothing else."""
    for index in page.open():
        piece = page.pieces[index]
        if not piece.links:
            continue
        bare = len(without_dates(piece.folded))
        if piece.links >= 0.8 * bare:
            writer = _is_under_title(page, index) and is_byline(piece)
            page.drop(index, "byline" if writer else "related_link", "links only")
        elif (
            piece.headed
            and piece.links >= _LINKED_HEADLINE
            and (
                (piece.links >= 0.5 * bare and not ended(piece.text) and _DAY_AFTER.match(piece.folded, piece.links))
                or (piece.links * 5 > bare and index and _is_related(page, index - 1) and _starts_anew(piece))
            )
        ):
            page.drop(index, "related_link", "a link and what is said of it")


def _is_related(page: Page, index: int) -> bool:
    verdict = page.verdicts[index]
    return verdict is not None and verdict[0] in ("related_heading", "related_link")


def _starts_anew(piece: Piece) -> bool:
    """Whether what follows the link that a piece begins with starts like a sentence, without a space."""
    rest = piece.text[piece.links : piece.links + 2]
    return rest[:1].isupper() and piece.text[piece.links - 1].islower()


def structure(page: Page) -> None:
    """Headings, captions, list items, table rows by their elements."""
    for index in page.open():
        piece = page.pieces[index]
        if is_in_figure(page, piece):
            page.keep(index, "caption", "figure")
        elif is_under_picture(page, piece):
            page.keep(index, "caption", "under a picture")
        elif piece.cells:
            page.keep(index, "table_row", "table")
        elif piece.tag in _HEADINGS and len(piece.text) < 200:
            page.keep(index, "heading", "heading element")
        elif piece.tag in _LIST_ITEMS:
            page.keep(index, "list_item", "list")


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
    closed = last is not None
    if last is None:
        last = max((index for index in range(len(page.pieces)) if page.kept_as(index) == "caption"), default=0)
    signed = False
    for index, piece in enumerate(page.pieces):
        verdict = page.verdicts[index]
        heading = verdict == ("heading", True, "heading element")
        if verdict is not None and not heading:
            continue
        if index <= last:
            if says_byline(piece) or (_is_under_title(page, index) and is_byline(piece)):
                page.drop(index, "byline", "byline")
        elif page.heads_a_sentence(index):
            continue
        elif is_byline(piece):
            page.verdicts[index] = ("byline", False, "byline at the end")
            signed = closed
        elif heading:
            page.verdicts[index] = ("related_heading", False, "heading at the end")
        elif page.nodes[piece.node].align == "right" and len(piece.text) <= 80:
            page.drop(index, "byline", "on the right at the end")
        elif signed and len(piece.text) <= _LONGEST_TAGS and not ended(piece.text) and not is_caption(piece):
            page.drop(index, "tags", "after the byline")


def _is_under_title(page: Page, index: int) -> bool:
    """Whether a piece stands between the title and the text, next to the title, a date line or controls."""
    if page.title_piece is None or not page.title_piece < index < page.title_piece + _HEAD:
        return False
    if any(page.title_piece < each < index for each in page.prose):
        return False
    beside = (page.verdicts[each] for each in (index - 1, index + 1) if each < len(page.pieces))
    return any(verdict and verdict[0] in ("title", "date_line", "share", "byline", "breadcrumb") for verdict in beside)


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
    seen: dict[str, int] = {}
    captions: set[str] = set()
    for index, piece in enumerate(page.pieces):
        kind = page.kept_as(index)
        if not kind:
            continue
        if kind == "caption":
            if piece.words in captions:
                page.verdicts[index] = ("duplicate", False, "said before")
                continue
            captions.add(piece.words)
        if len(piece.text) <= 60:
            continue
        words = piece.words
        if len(words) <= 60:
            continue
        place = seen.setdefault(words[:60], index)
        if place == index:
            continue
        if _is_cut_from(page.pieces[index], page.pieces[place]):
            page.verdicts[index] = ("duplicate", False, "said before")
        elif _is_cut_from(page.pieces[place], page.pieces[index]):
            page.verdicts[place] = ("duplicate", False, "said again in full")
            seen[words[:60]] = index


def _is_cut_from(piece: Piece, whole: Piece) -> bool:
    """Whether a piece says the same as another, or begins like it and breaks off."""
    words, others = plain(piece.folded), plain(whole.folded)
    if words == others:
        return True
    broken_off = not ended(piece.text) or piece.text.endswith(("...", "…"))
    return broken_off and others.startswith(words[:-_MORE])


Rule = Callable[[Page], None]
MARKUP_RULES: list[Rule] = [
    drawings, hidden, title_repeated, other_articles, region, teasers, teasers_between, before_title, comments,
    after_the_end, about_the_author, dates, phrases, file_names, link_lines, structure, lead, tail,
    headings_and_captions, repeated,
]  # fmt: skip
