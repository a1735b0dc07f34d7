"""Who wrote an article: bylines under the title and at the end, and what is said of the author."""

from __future__ import annotations

from viennews.chrome.end import article_end
from viennews.chrome.page import Page
from viennews.chrome.prose import is_sentence, under_title
from viennews.chrome.signs import ended, is_byline, says_byline

LONGEST_TAG = 35
"""Letters of a name alone, or of a tag."""
HEAD_LINES = frozenset(("date_line", "share", "byline"))
"""What stands between the title and the text."""
CONTROLS = frozenset(("share", "comment", "tags"))
"""What stands after the text."""


def author_under_title(page: Page) -> None:
    """Names alone between the title and the text, beside a date line or a line of controls."""
    for index in under_title(page):
        piece = page.pieces[index]
        before, after = page.verdicts[index - 1], page.verdicts[index + 1]
        posted = before is not None and before[0] == "byline" and len(piece.text) <= LONGEST_TAG
        near = any(verdict and verdict[0] in HEAD_LINES for verdict in (before, after))
        beneath = index - 1 == page.title_piece and is_sentence(page.pieces[index + 1])
        if posted or (near and is_byline(piece)) or (beneath and page.phrases.may_be_writer(piece)):
            page.drop(index, "byline", "names under the title")


def byline_at_the_end(page: Page) -> None:
    """Names alone right after the last paragraph before the end."""
    end = article_end(page)
    if end is None:
        end = len(page.pieces)
    last = max((index for index in range(end) if is_sentence(page.pieces[index]) and page.kept_as(index)), default=None)
    if last is None or page.pieces[last].text.endswith(":"):
        return
    for index in range(last + 1, min(end, last + 4)):
        if is_byline(page.pieces[index]) and not page.heads_a_sentence(index):
            page.drop(index, "byline", "byline at the end")


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
        alone = index > last and is_byline(piece) and not page.heads_a_sentence(index)
        if says_byline(piece) or (alone and not (listed and _is_listed(page, last, index))):
            page.drop(index, "byline", "byline")


def _is_listed(page: Page, last: int, index: int) -> bool:
    """Whether a name is in a list of names, after a line that leads to it; or others may follow it."""
    ends = all(each <= index for each in page.open())
    return not ends or index <= last + 1 or is_byline(page.pieces[index - 1])


def about_the_author(page: Page) -> None:
    """A name and a sentence of the author, after controls."""
    for index in page.open():
        name = index - 1
        if name > (page.title_piece or 0) and _is_about_the_author(page, name):
            page.drop(name, "byline", "about the author")
            page.drop(index, "byline", "about the author")


def _is_about_the_author(page: Page, index: int) -> bool:
    """Whether a name stands after controls and over a sentence that begins with it, or is followed by other links."""
    after = page.pieces[index + 1 : index + 2]
    if page.phrase(index - 1) not in CONTROLS or not after or not ended(after[0].text):
        return False
    if len(page.pieces[index].text) > LONGEST_TAG:
        return False
    listed = index + 2 < len(page.pieces) and page.phrase(index + 2) == "related_heading"
    return page.plain[index + 1].startswith(page.plain[index] + " ") or (listed and is_byline(page.pieces[index]))
