"""Where the article is over: a sign that it is, after which at most teasers of other articles and comments follow."""

from __future__ import annotations

import itertools
import re

from viennews.chrome.page import Page
from viennews.chrome.signs import ended, is_byline, is_caption

_FINAL = frozenset(("comment", "tags", "footer"))
"""Nothing of an article comes after these; after a heading of related links its rest may come."""
_SIGNS = frozenset((*_FINAL, "related_heading"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_PARAGRAPH = 80
_SHORT_PARAGRAPH = 30
_TEASER = 450
_SHORT_TEASER = 240
_SHORTEST_HEADLINE, _HEADLINE = 16, 160
_LONGEST_DAY = 40
_CLIMB = 5
_TEASERS, _MANY_TEASERS = 2, 3
"""So many times as long as the article two teasers beneath it, or more of them, may be."""
_LISTED = 3
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5})[.)/]\s")
_DAY_BEHIND = re.compile(
    r"[([–-]\s?(?:\d\d?[:h]\d\d[ ,-]+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"(?:[ ,-]+\d\d?[:h]\d\d(?::\d\d)?(?: [AP]M)?)?[)\]]?\Z"
)
"""The day of another article in the line of its headline: `Hội thao ngành Y tế (12/03/2021)`."""


def article_end(page: Page) -> int | None:
    """The index of the first piece after the article, where a sign tells it.

    A sign counts when most of the running text stands before it: teasers, each under its headline, count for nothing.
    """
    return page.found("end", _article_end)


def _article_end(page: Page) -> int | None:
    start = page.title_piece if page.title_piece is not None else -1
    size = len(page.pieces)
    paragraphs = _paragraphs(page, start, _PARAGRAPH) or _paragraphs(page, start, _SHORT_PARAGRAPH)
    prose = [0] * size
    headlines = {index: _headline_of(page, index) for index in paragraphs}
    for index, headline in headlines.items():
        if headline is None or not _is_teaser(page, index, headline, paragraphs[0]):
            prose[index] = len(page.pieces[index].text)
    listed = _listed(page, headlines)
    after = sum(prose)
    unlisted = after - sum(prose[index] for index in listed)
    before = said = 0
    teasers: list[tuple[int, int]] = []
    undated: list[int] = []
    # Comments have their names and controls between them.
    together = max((index for index in range(1, size) if prose[index] and prose[index - 1]), default=0)
    for index in range(start + 1, size):
        before += prose[index]
        after -= prose[index]
        unlisted -= prose[index] if index not in listed else 0
        if page.kept_as(index) and ended(page.pieces[index].text):
            said += len(page.pieces[index].text)
        if not before:
            continue
        if _is_dated(page, index) and any(_is_dated(page, index + step) for step in (1, 2, 3, 4)):
            undated = undated or _undated(page, prose, listed)
            if undated[index] < 0.25 * before and not page.is_led(index):
                return index
        kind = _sign(page, index)
        if kind in _FINAL and (unlisted < 0.5 * before or (kind == "comment" and index > together)):
            return index
        if kind == "related_heading" and after < 0.25 * before and not _goes_on(page, prose, index):
            return index
        over = kind == "related_heading" or (
            page.flat
            and ended(page.pieces[index - 1].text)
            and is_byline(page.pieces[index])
            and not page.heads_a_sentence(index)
        )
        following = not after and _is_linked_heading(page, index)
        if not over and not following:
            continue
        teasers = teasers or _teasers_alone(page, headlines)
        count, length = teasers[index]
        few = length < (_MANY_TEASERS if count > 2 else _TEASERS) * said
        many = count > 1 or (count and not kind and _is_signed(page, index + 3))
        if over and many and few and not _lines_follow(page, index):
            return index if kind else index + 1
        if following and count:
            return index
    return None


def _is_dated(page: Page, index: int) -> bool:
    """Whether a piece may be a headline and has a day behind or beneath it, as in a list of other articles."""
    if index + 1 >= len(page.pieces):
        return False
    text = page.pieces[index].text
    if page.flat and len(text) <= _HEADLINE and _DAY_BEHIND.search(text, _SHORTEST_HEADLINE):
        return True
    return (
        _SHORTEST_HEADLINE <= len(text) <= _HEADLINE
        and (page.flat or _is_linked(page, index))
        and len(page.pieces[index + 1].text) <= _LONGEST_DAY
        and page.is_date_line(index + 1)
        and page.is_date_alone(index + 1)
        and not page.is_date_line(index)
        and (text.endswith("?") or not ended(text))
    )


def _listed(page: Page, headlines: dict[int, int | None]) -> set[int]:
    """Three and more short paragraphs one after another, each under a headline of its own, as teasers are."""
    found = set[int]()
    for is_alone, group in itertools.groupby(headlines, lambda index: _is_short_teaser(page, index, headlines[index])):
        run = list(group)
        if is_alone and len(run) >= _LISTED:
            found.update(run)
    return found


def _is_short_teaser(page: Page, index: int, headline: int | None) -> bool:
    """Whether a short paragraph has a headline of its own."""
    if headline is None or len(page.pieces[index].text) > _SHORT_TEASER:
        return False
    return page.flat or page.pieces[headline].links > 0


def _undated(page: Page, prose: list[int], listed: set[int]) -> list[int]:
    """For each place how much running text comes after it, but for teasers, under their headlines and days or not."""
    lengths = [
        0 if index in listed or (index > 1 and length and _is_dated(page, index - 2)) else length
        for index, length in enumerate(prose)
    ]
    return list(itertools.accumulate(reversed(lengths)))[::-1]


def _paragraphs(page: Page, start: int, shortest: int) -> list[int]:
    return [
        index
        for index in range(start + 1, len(page.pieces))
        if _is_paragraph(page, index, shortest) and page.kept_as(index) and not page.phrase(index)
    ]


def _is_linked_heading(page: Page, index: int) -> bool:
    piece = page.pieces[index]
    return piece.tag in _HEADINGS and len(piece.text) >= _SHORTEST_HEADLINE and piece.links >= 0.8 * len(piece.text)


def after_the_end(page: Page) -> None:
    """What comes after the article, but for captions of its pictures."""
    end = article_end(page)
    if end is None:
        return
    for index in range(end, len(page.pieces)):
        piece = page.pieces[index]
        if page.verdicts[index] is None and not is_caption(piece):
            kind = page.phrase(index)
            page.drop(index, "date_line" if page.is_date_line(index) else kind or "related_link", "after the article")


def _sign(page: Page, index: int) -> str | None:
    piece = page.pieces[index]
    verdict = page.verdicts[index]
    if verdict is not None and not verdict[1] and verdict[0] in _SIGNS:
        return verdict[0]
    if verdict is not None:
        return None
    kind = page.phrase(index)
    # `Xem thêm: …` with a headline in the same line is no heading.
    if kind == "related_heading" and not piece.text.endswith((":", "…")) and not page.phrases.whole(piece):
        return None
    return kind


def _is_paragraph(page: Page, index: int, shortest: int = _PARAGRAPH) -> bool:
    piece = page.pieces[index]
    return len(piece.text) >= shortest and ended(piece.text) and piece.links * 2 < len(piece.text)


def _headline_of(page: Page, index: int) -> int | None:
    """The short line without an end mark that stands over a short paragraph, dates between them set aside."""
    if len(page.pieces[index].text) > _TEASER:
        return None
    above = index - 1
    while above > max(0, index - _CLIMB) and (
        page.is_date_line(above) or len(page.pieces[above].text) < _SHORTEST_HEADLINE
    ):
        above -= 1
    if above < 0 or above == page.title_piece:
        return None
    text = page.pieces[above].text
    short = _SHORTEST_HEADLINE <= len(text) <= _HEADLINE
    if not short or _NUMBERED.match(text) or (ended(text) and not text.endswith("?")) or page.phrase(above):
        return None
    return above


def _teasers_alone(page: Page, headlines: dict[int, int | None]) -> list[tuple[int, int]]:
    """For each place how many short paragraphs come after it and how long they are, if each has its own headline.

    Up to the next sign after which nothing of an article comes; none where another paragraph is among them.
    """
    size = len(page.pieces)
    counts = [(0, 0)] * size
    count, length, asked, alone = 0, 0, 0, True
    for index in range(size - 1, 0, -1):
        # Questions are those of an interview; among headlines there are few.
        counts[index] = (count, length) if alone and asked * 2 < count else (0, 0)
        if index in headlines:
            headline = headlines[index]
            alone = alone and _is_short_teaser(page, index, headline)
            asked += headline is not None and page.pieces[headline].text.endswith("?")
            count, length = count + 1, length + len(page.pieces[index].text)
        elif _sign(page, index) in _FINAL:
            count, length, asked, alone = 0, 0, 0, True
    return counts


def _is_signed(page: Page, start: int) -> bool:
    """Whether a sign after which nothing of an article comes stands at a place or soon after it."""
    return any(_sign(page, index) in _FINAL for index in range(start, min(start + _CLIMB, len(page.pieces))))


def _takes_up(page: Page, index: int, headline: int) -> bool:
    words = set(page.plain[headline].split())
    return len(words & set(page.plain[index].split())) > 0.5 * len(words)


def _is_of_one_make(page: Page, index: int, first: int) -> bool:
    """Whether two paragraphs stand side by side in elements of one kind."""
    one, other = page.nodes[page.pieces[index].node], page.nodes[page.pieces[first].node]
    return one.tag == other.tag == "p" and one.parent == other.parent


def _is_teaser(page: Page, index: int, headline: int, first: int) -> bool:
    """Whether the headline over a paragraph is a link, or one that it takes up; `first` is the article's paragraph."""
    piece = page.pieces[headline]
    if piece.tag != page.pieces[first].tag and _is_of_one_make(page, index, first):
        return False
    asked = piece.text.endswith("?")
    return piece.links * 2 > len(piece.text) or (not asked and _takes_up(page, index, headline))


def is_teaser_of_a_link(page: Page, index: int) -> bool:
    """Whether a paragraph stands with a linked headline in a box of their own.

    It is short and the headline no heading, or it takes up the headline, or has its like beside it.
    """
    headline = _headline_of(page, index)
    if headline is None or not _is_linked(page, headline):
        return False
    box = page.common_node(headline, index)
    before, after = headline - 1, index + 1
    if page.lies_in(before, box) or page.lies_in(after, box):
        return False
    around = page.nodes[box].parent
    # Anchors of the article's own headings are links too.
    alone = page.pieces[headline].tag not in _HEADINGS and len(page.pieces[index].text) <= _SHORT_TEASER
    return (
        alone
        or _takes_up(page, index, headline)
        or (_is_linked(page, after) and page.lies_in(after, around))
        or (_is_linked(page, before - 1) and page.lies_in(before - 1, around) and page.lies_in(before, around))
    )


def _is_linked(page: Page, index: int) -> bool:
    """Whether a piece is a headline that is a link."""
    if not 0 <= index < len(page.pieces):
        return False
    piece = page.pieces[index]
    return len(piece.text) >= _SHORTEST_HEADLINE and piece.links * 2 > len(piece.text)


def _goes_on(page: Page, prose: list[int], sign: int) -> bool:
    """Whether paragraphs follow a box of related links, be they short, without another sign or box before them."""
    for index in range(sign + 1, min(len(prose), sign + 14)):
        if prose[index]:
            return True
        kind = _sign(page, index)
        box = kind == "related_heading" and index > sign + 1 and page.phrases.whole(page.pieces[index])
        if kind in _FINAL or box:
            break
    return _lines_follow(page, sign)


def _lines_follow(page: Page, sign: int) -> bool:
    """Whether short paragraphs follow one another, as teasers do not, or one that is signed."""
    for index in range(sign + 2, min(len(page.pieces), sign + 14)):
        if _is_line(page, index - 1) and (_is_line(page, index) or page.is_signature(index)):
            return True
        if _sign(page, index) in _FINAL:
            return False
    return False


def _is_line(page: Page, index: int) -> bool:
    """Whether a piece ends like a short paragraph or a line of a list."""
    piece = page.pieces[index]
    return (
        len(piece.text) >= _SHORTEST_HEADLINE
        and not piece.links
        and piece.text.endswith((".", ";", ":"))
        and page.kept_as(index) == "paragraph"
        and not page.phrase(index)
    )
