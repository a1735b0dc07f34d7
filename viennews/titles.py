"""The title of an article: what the head of a page says and the page shows, else what reads like one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence, Set

from viennews.blocks import COMPARED, Piece, Source, plain
from viennews.bylines import are_persons
from viennews.chrome.phrases import Phrases
from viennews.chrome.signs import ended, is_caption, is_file_name, says_byline
from viennews.date_lines import is_date_line
from viennews.spelling import fold

_TAG = re.compile(r"<[^<>]*>")
_SEPARATORS = re.compile(r" [-|–—»:•·]+ | ?[|»] ?")
_PATH = re.compile(r"\S\s*[>»›|]\s*\S")
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[a-e])[.)]\s")
_NAMES = ("og:title", "twitter:title", "<title>", "title", "dc.title")
_SHORTEST, _SHORTEST_DATED, _LONGEST = 18, 9, 250
_PARAGRAPH, _SHORT_PARAGRAPH, _SENTENCE = 110, 75, 40
_LONGEST_SHOWN = 400
_UNDER_THE_TITLE = frozenset(("share", "comment", "byline", "date_line"))
_FEWEST, _FEW, _GENERIC = 5, 12, 30
"""Letters of a title that is a heading element, of one that is none, of one that is no phrase of pages."""
_FAR, _FARTHEST = 0.05, 12
_TOPIC = 8
"""Pairs of words, at least, of a line that tells a topic: the name of a site alone has fewer."""
_SURE = 0.1
_ALONE = 0.3
_LATER = 1.5
_GAP = 8
"""So many lines without a paragraph among them end the text of an article."""


def title_of(source: Source, headlines: Sequence[str], phrases: Phrases) -> tuple[str | None, int | None]:
    """The title and the index of the piece that is it; `headlines` are those of the structured data."""
    if not source.markup:
        return _read_title(source.pieces, phrases)
    pieces = source.pieces
    candidates = [*headlines, *(source.head[name] for name in _NAMES if source.head.get(name))]
    bounds = text_bounds(pieces, phrases)
    end = bounds[1] if bounds else len(pieces)
    title, index = _shown_title(pieces[:end], candidates, phrases, bounds[0] if bounds else end)
    if index is None:
        index = _likest(pieces[:end], candidates, bounds[0] if bounds else 0, phrases)
    if index is not None and end < len(pieces) and _is_name_of_site(pieces, index, end):
        index = _read_title(pieces, phrases, _SURE)[1] or index
    elif index is not None and bounds and _rank(pieces[index]) > 1:
        index = _dated_heading(pieces, index, bounds[0], phrases) or index
    if index is None or (not candidates and not _is_about(pieces, pieces[index].text)):
        read = _read_title(pieces, phrases, _SURE if title or index is not None else None)[1]
        if read is not None and not _is_sentence(pieces[read].text, 0 if index is not None else _SHORT_PARAGRAPH):
            index = read
    if index is not None:
        return pieces[index].text.replace("\n", " "), index
    return title, None


def _is_name_of_site(pieces: Sequence[Piece], index: int, end: int) -> bool:
    """Whether a line that is no heading is said again after the text, and is no link there."""
    words = pieces[index].words
    return _rank(pieces[index]) > 1 and any(
        piece.words == words and not piece.links for piece in pieces[end:] if len(piece.text) <= _LONGEST
    )


def _dated_heading(pieces: Sequence[Piece], index: int, first: int, phrases: Phrases) -> int | None:
    """The heading between a line and the text that has a day beneath it: the line is the name of the site then."""
    for each in range(index + 1, first):
        if _rank(pieces[each]) < 2 and _may_be_title(pieces, each, phrases) and is_date_line(pieces[each + 1].folded):
            return each
    return None


def _is_sentence(text: str, shortest: int) -> bool:
    return text.endswith(".") and len(text) >= shortest


def _shown_title(
    pieces: Sequence[Piece], candidates: Sequence[str], phrases: Phrases, first: int
) -> tuple[str | None, int | None]:
    """The first candidate, or part of one, that the page shows; else the likeliest part of the first."""
    wanted = [
        [(variant, plain(fold(variant)[:COMPARED])) for variant in _variants(candidate)] for candidate in candidates
    ]
    places = _places(pieces, {words for variants in wanted for _, words in variants})
    for written in wanted:
        shown = [
            (variant, places[words])
            for variant, words in written
            if words in places and _may_name(pieces[places[words]], phrases)
        ]
        if shown and shown[0][0] == written[0][0]:
            return shown[0]
        if shown:
            # The name of the site stands farther above.
            return max(shown, key=lambda each: (_rank(pieces[each[1]]) < 2, min(each[1], first)))
    for candidate in candidates:
        variants = list(_variants(candidate))
        cut = [variant for variant in variants[1:] if len(variant) > 0.5 * len(variants[0])]
        return (cut[0] if cut else variants[0]) or None, None
    return None, None


def _places(pieces: Sequence[Piece], wanted: Set[str]) -> dict[str, int]:
    """Where the page shows one of the lines that are wanted, by their words: in the foremost heading, else first."""
    firsts = {words[0] for words in wanted if words}
    found = [
        index
        for index, piece in enumerate(pieces)
        if (piece.folded[:1] in firsts or not piece.folded[:1].isalnum())
        and len(piece.text) <= _LONGEST_SHOWN
        and not piece.hidden
        and piece.words in wanted
    ]
    places: dict[str, int] = {}
    for index in sorted(found, key=lambda index: (_rank(pieces[index]), index)):
        places.setdefault(pieces[index].words, index)
    return places


def _may_name(piece: Piece, phrases: Phrases) -> bool:
    """Whether a line that the head says too may be the title: no phrase of pages, as `Chi tiết tin` is.

    A few words are where they are a heading element and no link, as `Tin buồn`.
    """
    if len(piece.words) > _GENERIC:
        return True
    short = len(piece.words) < _FEW and (_rank(piece) > 1 or bool(piece.links) or len(piece.words) < _FEWEST)
    return not short and not phrases.kind(piece)


def _variants(title: str) -> Iterator[str]:
    """A title as it is, and without what stands before or after a separator."""
    title = " ".join(_TAG.sub(" ", title.replace("&quot;", '"').replace("&amp;", "&")).split())
    yield title
    cuts = list(_SEPARATORS.finditer(title))[:20]
    for cut in reversed(cuts):
        yield title[: cut.start()]
    for cut in cuts:
        yield title[cut.end() :]


def _rank(piece: Piece) -> int:
    linked = piece.links * 2 > len(piece.text)
    if piece.tag == "h1":
        return 0
    return 1 if piece.tag in ("h2", "h3") and not linked else 3 if linked else 2


def _likest(pieces: Sequence[Piece], candidates: Sequence[str], first: int, phrases: Phrases) -> int | None:
    """The heading element, or line before the text, that shares most words with what the head says."""
    words = {word for candidate in candidates for word in plain(fold(candidate)).split()}
    best, score = None, 0.0
    for index, piece in enumerate(pieces):
        heading = piece.tag in ("h1", "h2", "h3")
        if piece.hidden or len(piece.text) >= 300 or not (heading or index < first):
            continue
        own = piece.words.split()
        shared = sum(word in words for word in own) / max(1, len(own))
        value = shared * min(len(own), 10) + 0.5 * (piece.tag == "h1") - 3 * (piece.links * 2 > len(piece.text))
        alike = shared > (0.6 if heading else 0.75) or (not words and piece.tag == "h1")
        if len(own) >= (3 if heading else 5) and alike and value > score and _may_name(piece, phrases):
            best, score = index, value
    return best


def _pairs(words: str) -> set[tuple[str, str]]:
    return set(itertools.pairwise(words.split()))


def _is_about(pieces: Sequence[Piece], title: str) -> bool:
    """Whether a heading has to do with the text of the page."""
    pairs = _pairs(plain(fold(title)))
    text = _pairs(plain(" ".join(piece.folded for piece in pieces if len(piece.text) >= _SHORT_PARAGRAPH)[:20_000]))
    return len(pairs & text) >= max(2, len(pairs) * 0.3)


def text_bounds(pieces: Sequence[Piece], phrases: Phrases) -> tuple[int, int] | None:
    """The first and the last piece of the longest run of paragraphs, with not too many other lines between them."""
    lengths = (_PARAGRAPH, _SHORT_PARAGRAPH, _SENTENCE)
    return next(filter(None, (_bounds(pieces, phrases, shortest) for shortest in lengths)), None)


def _bounds(pieces: Sequence[Piece], phrases: Phrases, shortest: int) -> tuple[int, int] | None:
    best, best_size = None, 0.0
    start, size, last = 0, 0.0, -1
    seen = set()
    for index, piece in enumerate(pieces):
        length = len(piece.text)
        if length < _SENTENCE or piece.links * 2 > length or not ended(piece.text):
            continue
        if phrases.kind(piece):
            continue
        if length < shortest:
            # Short paragraphs begin no text, and interrupt none.
            last = index if last >= 0 and index - last <= _GAP else last
            continue
        if last < 0 or index - last > _GAP:
            start, size = index, 0.0
        last = index
        if piece.words in seen:
            continue
        seen.add(piece.words)
        size += length * (_ALONE if _stands_alone(pieces, index) else 1)
        # The article comes before the teasers of others.
        if best is None or best[0] == start or size > _LATER * best_size:
            best, best_size = (start, index), size
    return best


def _stands_alone(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a paragraph stands between two headlines, as teasers do."""
    if not index or not _is_headline(pieces[index - 1]):
        return False
    after = index + 1
    if after < len(pieces) and pieces[after].words == pieces[index].words:
        after += 1
    return after >= len(pieces) or _is_headline(pieces[after])


def _is_headline(piece: Piece) -> bool:
    text = piece.text
    return _SHORTEST <= len(text) <= _LONGEST and not ended(text) and not is_date_line(piece.folded)


def _read_title(pieces: Sequence[Piece], phrases: Phrases, least: float | None = None) -> tuple[str | None, int | None]:
    """The line before the text that has most to do with it, and stands near it or a date line; `least` is its score."""
    bounds = text_bounds(pieces, phrases)
    first = bounds[0] if bounds else next((i for i, piece in enumerate(pieces) if len(piece.text) >= 150), len(pieces))
    if first + 1 < len(pieces) and len(pieces[first].text) <= _LONGEST and is_date_line(pieces[first + 1].folded):
        first += 1  # a long title that ends with a point
    about = _pairs(plain(" ".join(piece.folded for piece in pieces[first : first + 4])[:1_500]))
    scores = {}
    dated_lines = list[int]()
    distance = _distances(pieces[:first], phrases)
    for index in range(min(first, len(pieces))):
        dated = index + 1 < len(pieces) and is_date_line(pieces[index + 1].folded)
        shortest = 1 if pieces[index].folded in phrases.short_titles else _SHORTEST_DATED if dated else _SHORTEST
        written = are_persons(pieces[index].text) or says_byline(pieces[index])
        if dated and len(pieces[index].text) < _SHORTEST and written:
            continue
        if len(pieces[index].text) >= shortest and _may_be_title(pieces, index, phrases):
            scores[index] = _score(pieces, index, distance[index], about, phrases)
            dated_lines += [index] if dated else []
    if not scores:
        return (pieces[0].text, 0) if first > 0 and _may_be_title(pieces, 0, phrases, dated=True) else (None, None)
    if dated_lines and not bounds and least is None:
        index = next((each for each in dated_lines if len(pieces[each].text) >= _GENERIC), dated_lines[0])
        return pieces[index].text, index
    most = max(scores.values())
    if least is not None and most < least:
        return None, None
    likely = [index for index, score in scores.items() if score >= most - 0.1]
    index = next((index for index in dated_lines if index in likely), likely[0])
    return pieces[index].text, index


def _may_be_title(pieces: Sequence[Piece], index: int, phrases: Phrases, *, dated: bool = False) -> bool:
    """Whether a piece has the form of a title; `dated`: also with a day beside its words."""
    piece = pieces[index]
    text = piece.text
    if len(text) > _LONGEST or piece.hidden or piece.links * 2 > len(text) or is_date_line(piece.folded, alone=dated):
        return False
    if (
        text.startswith((">", "»", "("))
        or _NUMBERED.match(text)
        or _PATH.search(text)
        or is_caption(piece)
        or is_file_name(piece)
    ):
        return False
    if _is_sentence(text, _SHORT_PARAGRAPH) and not _is_dated(pieces, index, phrases):
        return False
    return phrases.kind(piece) is None


def _is_dated(pieces: Sequence[Piece], index: int, phrases: Phrases) -> bool:
    """Whether a date line stands right before a piece, controls between them set aside, or soon after it.

    What stands over a path of the page is a menu.
    """
    if any(is_date_line(each.folded) for each in pieces[max(0, index - 1) : index + 2]):
        return True
    if index > 1 and is_date_line(pieces[index - 2].folded) and phrases.kind(pieces[index - 1]) == "share":
        return True
    later = pieces[index + 2 : index + 3]
    return any(is_date_line(each.folded) for each in later) and phrases.kind(pieces[index + 1]) != "breadcrumb"


def _distances(pieces: Sequence[Piece], phrases: Phrases) -> list[int]:
    """For each line how many others there are up to the text; days, counts and controls stand under any title."""
    distances = [_FARTHEST] * len(pieces)
    distance = 0
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        distance += (
            any(map(str.isalpha, piece.text))
            and not is_date_line(piece.folded)
            and phrases.kind(piece) not in _UNDER_THE_TITLE
        )
        if distance >= _FARTHEST:
            break
        distances[index] = distance
    return distances


def _score(pieces: Sequence[Piece], index: int, distance: int, about: set[tuple[str, str]], phrases: Phrases) -> float:
    """How much a line looks like the title of a text so many lines farther, which says the pairs of words `about`."""
    piece = pieces[index]
    pairs = _pairs(piece.words)
    score = len(pairs & about) / max(_TOPIC, len(pairs)) - _FAR * distance
    if _is_dated(pieces, index, phrases):
        score += 0.2 + 0.1 * (index + 1 < len(pieces) and is_date_line(pieces[index + 1].folded))
        score += 0.6 * (piece.folded in phrases.short_titles)
    if piece.text.endswith((".", ":", ",", ";")):
        score -= 0.6
    return score
