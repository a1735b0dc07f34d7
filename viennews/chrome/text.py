"""The rules for flattened text: there are only lines, their words, their lengths and their order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from viennews.blocks import Piece
from viennews.chrome.comments import comments
from viennews.chrome.end import after_the_end, article_end, byline_at_the_end
from viennews.chrome.markup import file_names, headings_and_captions, lead, title_repeated
from viennews.chrome.page import Page
from viennews.chrome.signs import CLOSING, END, ended, is_byline, is_caption, says_byline

_LOOSE = 8
_LONGEST_RUN = 12
"""So many lines under a heading of related links, where paragraphs follow."""
_HEADLINE = 20
_SHORT_SENTENCE = 12
_POINTS = (".", "!", "…")
_LONGEST_TAG = 35
_LONGEST_GLUED = 260
_HEAD_LINES = frozenset(("date_line", "share", "byline"))
_BESIDE = _HEAD_LINES | {"comment", "menu"}
_ENUMERATED = re.compile(r"[-+*•\d]|[ivx]{1,7}\.")


def _is_paragraph(piece: Piece) -> bool:
    return len(piece.text) >= 100 and ended(piece.text)


def _is_sentence(piece: Piece) -> bool:
    return len(piece.text) >= 60 and ended(piece.text)


def _bounds(page: Page) -> tuple[int, int]:
    """The indexes of the first and the last piece that read like paragraphs of the article."""
    start = page.title_piece if page.title_piece is not None else -1
    prose = [
        index
        for index, piece in enumerate(page.pieces)
        if index > start and page.kept_as(index) and _is_paragraph(piece) and page.phrase(index) is None
    ]
    if not prose:
        return 0, len(page.pieces) - 1
    last = prose[0]
    for index in prose[1:]:
        # A long run of lines without an end mark is what follows an article; a teaser may come after it.
        loose = sum(1 for piece in page.pieces[last + 1 : index] if not piece.text.endswith(END))
        if loose >= 10 and index > prose[len(prose) // 2]:
            break
        last = index
    return prose[0], last


def before_title(page: Page) -> None:
    """What stands before the title."""
    title = page.title_piece or 0
    for index in range(title):
        kind = page.phrase(index) or ("banner" if index == 0 and title < 6 else "menu")
        page.drop(index, "date_line" if page.is_date_line(index) else kind, "before the title")


def doubled_headlines(page: Page) -> None:
    """A run of headlines, each said twice; a caption that stands for its picture too is kept once."""
    for index in range(len(page.pieces) - 1):
        words = page.plain[index]
        if not words or words != page.plain[index + 1] or len(page.pieces[index].text) >= 250:
            continue
        if page.verdicts[index] is None and _is_doubled_caption(page, index):
            page.keep(index, "caption", "said twice, of a picture")
        else:
            page.drop(index, "related_link", "said twice")
        page.drop(index + 1, "duplicate" if page.kept_as(index) else "related_link", "said twice")


def _is_doubled_caption(page: Page, index: int) -> bool:
    """Whether a doubled line stands alone between other lines and says that it is a caption, or is a sentence."""
    piece = page.pieces[index]
    after = index + 2
    while after < len(page.plain) and page.plain[after] == page.plain[index]:
        after += 1
    pairs = [(index - 2, index - 1), (after, after + 1)]
    if any(one >= 0 and two < len(page.plain) and page.plain[one] == page.plain[two] for one, two in pairs):
        return False
    return is_caption(piece) or piece.text.endswith(".")


def related_runs(page: Page) -> None:
    """A heading of related links, and the short blocks that follow it up to the next paragraph."""
    open_run, count = False, 0
    questions = _questions(page)
    last = max((index for index in page.open() if _is_sentence(page.pieces[index])), default=0)
    for index, piece in enumerate(page.pieces):
        if page.title_piece is not None and index <= page.title_piece:
            continue
        kind = page.phrase(index)
        if kind == "related_heading":
            page.drop(index, kind, "phrase")
            open_run, count = bool(page.phrases.whole(piece)) or piece.text.endswith((":", "…")), 0
        elif open_run and (index in questions or (count and _heads_what_follows(page, index))):
            open_run = False
        elif open_run and (count < _LONGEST_RUN or index > last) and _may_be_related(piece):
            page.drop(index, "related_link", "under a related heading")
            count += 1
        elif _is_sentence(piece):
            open_run = False


def _may_be_related(piece: Piece) -> bool:
    return _is_glued(piece) or (len(piece.text) < 160 and not _is_sentence(piece))


def _is_glued(piece: Piece) -> bool:
    """Whether a headline and what is said of it have lost the space between them."""
    text = piece.text
    return len(text) < _LONGEST_GLUED and any(
        before.islower() and after.isupper() for before, after in itertools.pairwise(text)
    )


def _questions(page: Page) -> set[int]:
    """In an interview the questions: lines with a question mark, each right before a paragraph."""
    found = {
        index
        for index, piece in enumerate(page.pieces[:-1])
        if piece.text.endswith("?") and len(page.pieces[index + 1].text) >= 60 and ended(page.pieces[index + 1].text)
    }
    return found if len(found) > 2 else set()


def _heads_what_follows(page: Page, index: int) -> bool:
    """Whether a line stands right before a paragraph that takes it up, as the title does not."""
    if index + 1 == len(page.pieces) or not _is_paragraph(page.pieces[index + 1]):
        return False
    pairs = set(itertools.pairwise(page.plain[index].split()))
    pairs -= set(itertools.pairwise(page.title.split()))
    return len(pairs & set(itertools.pairwise(page.plain[index + 1].split()))) > 1


def said_elsewhere(page: Page) -> None:
    """Headlines between the paragraphs that are listed again after the article."""
    last = max((index for index in page.open() if _is_paragraph(page.pieces[index])), default=0)
    listed = {
        page.plain[index]
        for index in range(last + 1, len(page.pieces))
        if len(page.plain[index]) >= _HEADLINE and not ended(page.pieces[index].text)
    }
    for index in page.open():
        if index < last and page.plain[index] in listed and index > (page.title_piece or 0):
            page.drop(index, "related_link", "listed after the article")


def _closes(page: Page, index: int) -> bool:
    """Whether the article may end with a piece: a sentence, be it short."""
    piece = page.pieces[index]
    short = len(piece.text) >= _SHORT_SENTENCE and piece.text.rstrip(CLOSING).endswith(_POINTS)
    return _is_sentence(piece) or (short and page.verdicts[index] is None and not page.phrase(index))


def lines_before_the_end(page: Page) -> None:
    """Between the last paragraph and the sign that the article is over: three and more short lines, tags mostly."""
    end = article_end(page)
    if end is None:
        return
    start = end
    while start > 0 and not _closes(page, start - 1):
        start -= 1
    lines = [index for index in range(start, end) if page.verdicts[index] is None]
    if len(lines) < 3 or start < 1:
        return
    if any(page.pieces[index].text.endswith(":") and not page.phrase(index) for index in (start - 1, *lines)):
        return
    if any(_ENUMERATED.match(page.pieces[index].folded) and not page.is_date_line(index) for index in lines):
        return
    if sum(len(page.pieces[index].text) <= _LONGEST_TAG for index in lines) * 2 < len(lines):
        return
    for position, index in enumerate(lines):
        piece = page.pieces[index]
        if not is_caption(piece) and not (position < 2 and is_byline(piece)):
            page.drop(index, page.phrase(index) or "tags", "short lines at the end")


def after_text(page: Page) -> None:
    """After the last paragraph: a run of many short lines without an end mark."""
    _, last = _bounds(page)
    last = _goes_on_to(page, last)
    short = [index for index in page.open() if index > last]
    if sum(1 for index in short if not page.pieces[index].text.endswith((".", "!", "?"))) < _LOOSE:
        return
    if page.pieces[last].text.endswith(":") and short[0] == last + 1 and _is_table(page, short):
        return
    for position, index in enumerate(short):
        piece = page.pieces[index]
        if position < 2 and is_byline(piece):
            page.drop(index, "byline", "byline at the end")
        elif position == 0 and index == last + 1 and page.pieces[last].folded.startswith('"'):
            page.keep(index, "paragraph", "who is quoted")
        elif position == 0 and is_caption(piece):
            page.keep(index, "caption", "caption words")
        else:
            page.drop(index, "related_link", "after the article")


def _goes_on_to(page: Page, last: int) -> int:
    """The last of the short paragraphs that follow a paragraph, a heading or a caption between them.

    A teaser is one sentence under its headline; a paragraph under a heading goes on.
    """
    size = len(page.pieces)

    def ends(index: int) -> bool:
        return index < size and page.verdicts[index] is None and ended(page.pieces[index].text)

    while last + 1 < size:
        following = last + 1
        while following < size and is_caption(page.pieces[following]):
            following += 1
        if ends(following) and (_is_sentence(page.pieces[following]) or _closes(page, following)):
            last = following
        elif ends(following + 1) and ends(following + 2) and not page.phrase(following):
            last = following + 2
        else:
            break
    return last


def _is_table(page: Page, lines: list[int]) -> bool:
    """Whether lines are the cells of a table: many are numbers."""
    return sum(page.plain[index].replace(" ", "").isdigit() for index in lines) * 4 >= len(lines)


def signs_only(page: Page) -> None:
    """Lines without a letter or a digit that separate links; a count alone between the title and the text."""
    first, _ = _bounds(page)
    for index in page.open():
        if not page.plain[index] and len(page.pieces[index].text) <= 2:
            page.drop(index, "menu", "signs only")
        elif page.title_piece is not None and page.title_piece < index < first and page.plain[index].isdigit():
            page.drop(index, "share", "a count alone")


def dates(page: Page) -> None:
    """Lines that tell when."""
    first, last = _bounds(page)
    for index in page.open():
        if page.is_date_line(index) and (not first < index < last or page.is_date_alone(index)):
            page.drop(index, "date_line", "date line")


def phrases(page: Page) -> None:
    """Phrases of page chrome: around the text also blocks that begin with one, within it only those that are one."""
    first, last = _bounds(page)
    for index in page.open():
        piece = page.pieces[index]
        if first <= index <= last:
            kind = page.phrases.whole(piece)
            kind = None if kind == "menu" else kind
        else:
            kind = page.phrase(index)
        if kind:
            page.drop(index, kind, "phrase")


def author_under_title(page: Page) -> None:
    """Names alone between the title and the text, beside a date line or a line of controls."""
    first, _ = _bounds(page)
    for index in page.open():
        if page.title_piece is None or not page.title_piece < index < first:
            continue
        beside = [page.verdicts[other] for other in (index - 1, index + 1)]
        piece = page.pieces[index]
        posted = beside[0] is not None and beside[0][0] == "byline" and len(piece.text) <= _LONGEST_TAG
        near = any(verdict and verdict[0] in _HEAD_LINES for verdict in beside)
        beneath = index == page.title_piece + 1 and _is_sentence(page.pieces[index + 1])
        if posted or (near and is_byline(piece)) or (beneath and page.phrases.may_be_writer(piece)):
            page.drop(index, "byline", "names under the title")


def between_controls(page: Page) -> None:
    """Few words between two lines of controls, dates or names, before the text."""
    first, _ = _bounds(page)
    for index in page.open():
        if page.title_piece is None or not page.title_piece < index < first:
            continue
        beside = [page.verdicts[other] for other in (index - 1, index + 1)]
        controls = all(verdict and not verdict[1] and verdict[0] in _BESIDE for verdict in beside)
        if controls and len(page.pieces[index].text) <= _LONGEST_TAG and not ended(page.pieces[index].text):
            page.drop(index, "share", "between controls")


def bylines(page: Page) -> None:
    """Who wrote it: said in so many words, or names alone at the end."""
    last = max(
        (index for index in page.open() if len(page.pieces[index].text) > 60 and ended(page.pieces[index].text)),
        default=None,
    )
    if last is None:
        return
    listed = page.pieces[last].text.endswith(":")
    for index in page.open():
        piece = page.pieces[index]
        if says_byline(piece) or (index > last and not listed and is_byline(piece)):
            page.drop(index, "byline", "byline")


def short_captions(page: Page) -> None:
    """A short block between paragraphs, without an end mark."""
    first, last = _bounds(page)
    for index in page.open():
        piece = page.pieces[index]
        loose = 15 <= len(piece.text) <= 130 and not piece.text.endswith((".", ":", ";", ",", "!", "?", "…"))
        if first < index < last and loose and not _ENUMERATED.match(piece.folded):
            page.keep(index, "caption", "short, between paragraphs")


Rule = Callable[[Page], None]
TEXT_RULES: list[Rule] = [
    before_title, title_repeated, comments, doubled_headlines, lines_before_the_end, after_the_end, said_elsewhere,
    related_runs, after_text, signs_only, file_names, dates, phrases,
    author_under_title, between_controls, byline_at_the_end, bylines, headings_and_captions, short_captions, lead,
]  # fmt: skip
