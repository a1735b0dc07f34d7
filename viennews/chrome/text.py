"""The rules for flattened text: there are only lines, their words, their lengths and their order."""

from __future__ import annotations

import re
from collections.abc import Callable

from viennews.chrome.authors import (
    CONTROLS,
    HEAD_LINES,
    LONGEST_TAG,
    about_the_author,
    author_under_title,
    byline_at_the_end,
    bylines,
)
from viennews.chrome.comments import comments
from viennews.chrome.end import after_the_end, article_end
from viennews.chrome.headlines import (
    contents,
    doubled_headlines,
    headlines_between,
    related_runs,
    said_elsewhere,
    teasers_between,
)
from viennews.chrome.markup import file_names, headings_and_captions, lead, title_repeated
from viennews.chrome.page import Page
from viennews.chrome.prose import ENUMERATED, FIRST_OF_A_LIST, bounds, ends_sentence, is_sentence, under_title
from viennews.chrome.signs import ended, is_byline, is_caption, says_byline

_LOOSE = 8
_FARTHEST = 60
_LONGEST_ENTRY = 70
_SHOWING = re.compile(r"\b(?:ảnh|video|clip)\b")
_INSERTED = frozenset(("related_heading", "related_link", "advertisement"))
_MANY_LINES = 3
_BESIDE = HEAD_LINES | {"comment", "menu"}


def before_title(page: Page) -> None:
    """What stands before the title."""
    title = page.title_piece or 0
    for index in range(title):
        kind = page.phrase(index) or ("banner" if index == 0 and title < 6 else "menu")
        page.drop(index, "date_line" if page.is_date_line(index) else kind, "before the title")


def _closes(page: Page, index: int) -> bool:
    """Whether the article may end with a piece: a sentence, be it short."""
    piece = page.pieces[index]
    return is_sentence(piece) or (ends_sentence(piece) and page.verdicts[index] is None and not page.phrase(index))


def lines_before_the_end(page: Page) -> None:
    """Between the last paragraph and the sign that the article is over: what follows controls or a name is tags.

    So are three and more short lines.
    """
    end = article_end(page)
    if end is None:
        return
    start = end
    while start > 0 and not _closes(page, start - 1):
        start -= 1
    lines = [index for index in range(start, end) if page.verdicts[index] is None]
    if not lines or start < 1:
        return
    if any(page.pieces[index].text.endswith(":") and not page.phrase(index) for index in (start - 1, *lines)):
        return
    if any(ENUMERATED.match(page.pieces[index].folded) and not page.is_date_line(index) for index in lines):
        return
    if any(page.phrases.is_contact(page.pieces[index]) and not page.phrase(index) for index in lines):
        return
    controls = next((each for each, index in enumerate(lines) if _is_control(page, index)), len(lines))
    short = sum(len(page.pieces[index].text) <= LONGEST_TAG for index in lines)
    if len(lines) < _MANY_LINES or short * 2 < len(lines):
        lines = lines[controls + 1 :]
    for position, index in enumerate(lines):
        piece = page.pieces[index]
        if not is_caption(piece) and not (position < 2 and is_byline(piece)):
            page.drop(index, page.phrase(index) or "tags", "short lines at the end")


def _is_control(page: Page, index: int) -> bool:
    return page.phrase(index) in CONTROLS or says_byline(page.pieces[index])


def after_text(page: Page) -> None:
    """After the last paragraph: a run of many short lines without an end mark."""
    _, last = bounds(page)
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


def _is_inserted(page: Page, index: int) -> bool:
    """Whether a piece is a link or an advertisement that may stand within an article."""
    verdict = page.verdicts[index]
    if verdict is None:
        return page.phrase(index) == "advertisement"
    return verdict[0] in _INSERTED and verdict[2] != "after the article"


def _end_of_list(page: Page, last: int) -> int:
    """The last line of a list that a paragraph leads to, or the last sentence after it."""
    end = last
    entries = page.pieces[last].text.endswith(":") and not _SHOWING.search(page.pieces[last].folded)
    for index in range(last + 1, len(page.pieces)):
        if page.verdicts[index] is not None or page.phrase(index):
            break
        entry = entries and end == index - 1 and len(page.pieces[index].text) <= _LONGEST_ENTRY
        if entry or ENUMERATED.match(page.pieces[index].folded) or _closes(page, index):
            end = index
    return end


def _goes_on_to(page: Page, last: int) -> int:
    """The last of the short paragraphs that follow a paragraph, a heading or a caption between them.

    A teaser is one sentence under its headline; a paragraph under a heading goes on.
    """
    following = page.pieces[last + 1 : last + 2] if last >= 0 else []
    if following and (page.pieces[last].text.endswith(":") or FIRST_OF_A_LIST.match(following[0].folded)):
        last = _end_of_list(page, last)
    lines = [
        index
        for index in range(last + 1, min(len(page.pieces), last + _FARTHEST))
        if not _is_inserted(page, index) and not is_caption(page.pieces[index])
    ]
    ends = [page.verdicts[index] is None and ended(page.pieces[index].text) for index in lines]
    place = 0
    while place < len(lines):
        index = lines[place]
        if page.pieces[index].text.endswith(":") and page.is_led(index + 1):
            last = _end_of_list(page, index)
            place = next((each for each in range(place, len(lines)) if lines[each] > last), len(lines))
        elif ends[place] and (is_sentence(page.pieces[index]) or _closes(page, index)):
            last, place = index, place + 1
        elif all(ends[place + 1 : place + 3]) and len(ends) > place + 2 and not page.phrase(index):
            last, place = lines[place + 2], place + 3
        else:
            break
    return last


def _is_table(page: Page, lines: list[int]) -> bool:
    """Whether lines are the cells of a table: many are numbers."""
    return sum(page.plain[index].replace(" ", "").isdigit() for index in lines) * 4 >= len(lines)


def signs_only(page: Page) -> None:
    """Lines without a letter or a digit that separate links; a count alone between the title and the text."""
    for index in page.open():
        if not page.plain[index] and len(page.pieces[index].text) <= 2:
            page.drop(index, "menu", "signs only")
    for index in under_title(page):
        if page.is_count(index):
            page.drop(index, "share", "a count alone")


def dates(page: Page) -> None:
    """Lines that tell when."""
    first, last = bounds(page)
    told = page.told_days()
    for index in page.open():
        if index not in told and page.is_date_line(index) and (not first < index < last or page.is_date_alone(index)):
            page.drop(index, "date_line", "date line")


def phrases(page: Page) -> None:
    """Phrases of page chrome: around the text also blocks that begin with one, within it only those that are one."""
    first, last = bounds(page)
    for index in page.open():
        piece = page.pieces[index]
        if first <= index <= last:
            kind = page.phrase(index)
            if kind != "advertisement":
                kind = page.phrases.whole(piece) if kind else None
                kind = None if kind == "menu" else kind
        else:
            kind = page.phrase(index)
        if kind:
            page.drop(index, kind, "phrase")


def between_controls(page: Page) -> None:
    """Few words between two lines of controls, dates or names, before the text."""
    for index in under_title(page):
        before, after = page.verdicts[index - 1], page.verdicts[index + 1]
        led = before is not None and (before[0] == "title" or before[0] in _BESIDE)
        followed = after is not None and not after[1] and after[0] in _BESIDE
        text = page.pieces[index].text
        if led and followed and len(text) <= LONGEST_TAG and not ended(text):
            page.drop(index, "share", "between controls")


def short_captions(page: Page) -> None:
    """A short block between paragraphs, without an end mark."""
    first, last = bounds(page)
    for index in page.open():
        piece = page.pieces[index]
        loose = 15 <= len(piece.text) <= 130 and not piece.text.endswith((".", ":", ";", ",", "!", "?", "…"))
        if first < index < last and loose and not ENUMERATED.match(piece.folded):
            page.keep(index, "caption", "short, between paragraphs")


Rule = Callable[[Page], None]
TEXT_RULES: list[Rule] = [
    before_title, title_repeated, comments, doubled_headlines, contents, lines_before_the_end, after_the_end,
    said_elsewhere, teasers_between, related_runs, after_text, signs_only, about_the_author, file_names, dates, phrases,
    author_under_title, between_controls, byline_at_the_end, bylines, headings_and_captions,
    headlines_between, short_captions, lead,
]  # fmt: skip
