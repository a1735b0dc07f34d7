"""Headlines of other articles between and after the lines of a flattened text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from viennews.blocks import Piece, plain
from viennews.chrome.page import Page
from viennews.chrome.prose import ENUMERATED, bounds, ends_sentence, is_paragraph, is_sentence
from viennews.chrome.signs import GLUE, ended, is_caption

_LONGEST_RUN = 12
"""So many lines under a heading of related links, where paragraphs follow."""
_HEADLINE = 20
_SHORTEST_HEADLINE = 28
_MOST_HEADLINES = 4
_SHORT_HEADING = 20
_SHORTEST_ENTRY, _LONGEST_ENTRY = 12, 120
_LONGEST_GLUED = 260
_AGENCY = re.compile(r"\(?[A-ZĐ][\w.&]{1,15}(?: \w{1,8}){0,2}\)?\s?[-–] ")
"""What a newspaper begins its articles with: `TTO - `, `(Dân trí) - `."""


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
    """Whether a doubled line stands alone and says that it is a caption, is a sentence, or has one on either side."""
    piece = page.pieces[index]
    after = index + 2
    while after < len(page.plain) and page.plain[after] == page.plain[index]:
        after += 1
    pairs = [(index - 2, index - 1), (after, after + 1)]
    if any(one >= 0 and two < len(page.plain) and page.plain[one] == page.plain[two] for one, two in pairs):
        return False
    amid = index > 0 and after < len(page.pieces) and is_sentence(page.pieces[index - 1])
    return is_caption(piece) or piece.text.endswith(".") or (amid and is_sentence(page.pieces[after]))


def related_runs(page: Page) -> None:
    """A heading of related links, and the short blocks that follow it up to the next paragraph."""
    open_run, count = False, 0
    questions = _questions(page)
    last = max((index for index in page.open() if _is_text(page, index)), default=0)
    for index, piece in enumerate(page.pieces):
        if page.title_piece is not None and index <= page.title_piece:
            continue
        kind = page.phrase(index)
        if kind == "related_heading":
            page.drop(index, kind, "phrase")
            open_run, count = bool(page.phrases.whole(piece)) or piece.text.endswith((":", "…")), 0
        elif open_run and (
            index in questions
            or (count and _heads_what_follows(page, index))
            or (index <= last and _goes_on(piece))
            or (count and index < last and len(piece.text) <= _SHORT_HEADING and _goes_on(page.pieces[index + 1]))
        ):
            open_run = False
        elif open_run and (count < _LONGEST_RUN or index > last) and _may_be_related(piece):
            page.drop(index, "related_link", "under a related heading")
            count += 1
        elif is_sentence(piece):
            open_run = False


def _is_text(page: Page, index: int) -> bool:
    """Whether a piece is a sentence, or one of several short ones, or a short one that is signed."""
    piece = page.pieces[index]
    if is_sentence(piece) or not _goes_on(piece):
        return is_sentence(piece)
    return page.is_signature(index + 1) or (index > 0 and _goes_on(page.pieces[index - 1]))


def _goes_on(piece: Piece) -> bool:
    """Whether a piece is of the article again: a sentence, or what leads to a list or is a line of one."""
    led = len(piece.text) >= _SHORTEST_HEADLINE and piece.text.endswith((":", ";"))
    return (ends_sentence(piece) or led) and not _is_glued(piece)


def _may_be_related(piece: Piece) -> bool:
    return _is_glued(piece) or (len(piece.text) < 160 and not is_sentence(piece))


def _is_glued(piece: Piece) -> bool:
    """Whether a headline and what is said of it have lost the space between them."""
    return len(piece.text) < _LONGEST_GLUED and bool(GLUE.search(piece.text))


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
    if index + 1 == len(page.pieces) or not is_paragraph(page.pieces[index + 1]):
        return False
    pairs = set(itertools.pairwise(page.plain[index].split()))
    pairs -= set(itertools.pairwise(page.title.split()))
    return len(pairs & set(itertools.pairwise(page.plain[index + 1].split()))) > 1


def contents(page: Page) -> None:
    """A table of contents: three headings and more in a row, each said again below over a sentence."""
    lines = [
        index
        for index in page.open()
        if index > (page.title_piece or 0)
        and _SHORTEST_ENTRY <= len(page.pieces[index].text) <= _LONGEST_ENTRY
        and (not ended(page.pieces[index].text) or page.pieces[index].text.endswith("?"))
    ]
    places = {
        page.plain[index]: index
        for index in lines
        if index + 1 < len(page.pieces) and ended(page.pieces[index + 1].text)
    }
    for run in _runs([index for index in lines if places.get(page.plain[index], 0) > index]):
        for index in run if len(run) > 2 else ():
            page.drop(index, "menu", "a table of contents")


def said_elsewhere(page: Page) -> None:
    """Headlines between the paragraphs that are listed again after the article, and head nothing of it."""
    last = max((index for index in page.open() if is_paragraph(page.pieces[index])), default=0)
    listed = {
        page.plain[index]
        for index in range(last + 1, len(page.pieces))
        if len(page.plain[index]) >= _HEADLINE and not ended(page.pieces[index].text)
    }
    for index in page.open():
        if (
            (page.title_piece or 0) < index < last
            and page.plain[index] in listed
            and not _heads_what_follows(page, index)
        ):
            page.drop(index, "related_link", "listed after the article")


def teasers_between(page: Page) -> None:
    """Between the paragraphs a headline and a sentence that begins as the article does, with the newspaper's name."""
    first = next((index for index in page.open() if is_sentence(page.pieces[index])), None)
    agency = _AGENCY.match(page.pieces[first].text) if first is not None else None
    if first is None or not agency:
        return
    for index in page.open():
        if index > first + 1 and page.pieces[index].text.startswith(agency[0]) and is_sentence(page.pieces[index]):
            above = page.pieces[index - 1]
            if len(above.text) >= _HEADLINE and (above.text.endswith("?") or not ended(above.text)):
                page.drop(index - 1, "related_link", "over a teaser")
                page.drop(index, "related_link", "a teaser")


def headlines_between(page: Page) -> None:
    """Two to four headlines between paragraphs that share no two words with the text nor with one another.

    The lines of a list are of one subject, and so are captions in a row.
    """
    first, last = bounds(page)
    start = page.title_piece or 0
    lead = next((index for index in page.open() if index > start and is_sentence(page.pieces[index])), first)
    first = min(first, lead)
    text = set[tuple[str, str]]()
    for run in _runs([index for index in page.open() if first < index < last and _is_headline(page.pieces[index])]):
        before, after = page.pieces[run[0] - 1], page.pieces[run[-1] + 1]
        glued = all(_is_glued(page.pieces[index]) for index in run)
        if (
            not (2 <= len(run) <= _MOST_HEADLINES or glued)
            or not (is_caption(before) or before.text.endswith("."))
            or not is_sentence(after)
            or (not glued and any(page.phrases.shows_a_scene(page.pieces[index]) for index in run))
        ):
            continue
        text = text or _said(page)
        # Right under a lead headlines may be of the same field as the article.
        common = page.phrases.topics if run[0] == lead + 1 else frozenset()
        pairs = [set(itertools.pairwise(page.plain[index].split())) - common for index in run]
        strange = all(map(text.isdisjoint, pairs)) and len(set[tuple[str, str]]().union(*pairs)) == sum(map(len, pairs))
        for index in run if strange else ():
            page.drop(index, "related_link", "headlines between paragraphs")


def _runs(indexes: list[int]) -> Iterator[list[int]]:
    """The runs of indexes that follow one another."""
    for _, group in itertools.groupby(enumerate(indexes), lambda pair: pair[1] - pair[0]):
        yield [index for _, index in group]


def _said(page: Page) -> set[tuple[str, str]]:
    """The pairs of words of the title and of the sentences that are kept."""
    return set(itertools.pairwise(page.title.split())) | {
        pair
        for index, piece in enumerate(page.pieces)
        if page.kept_as(index) and is_sentence(piece)
        for pair in itertools.pairwise(plain(piece.folded).split())
    }


def _is_headline(piece: Piece) -> bool:
    """Whether a piece may be a headline: several words, most in lower case, and no end mark."""
    words = piece.text.split()
    return (
        _SHORTEST_HEADLINE <= len(piece.text) <= _LONGEST_GLUED
        and "\t" not in piece.text
        and not ended(piece.text)
        and not is_caption(piece)
        and not ENUMERATED.match(piece.folded)
        and sum(word[0].islower() for word in words) * 2 > len(words)
    )
