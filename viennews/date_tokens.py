"""The tokens of dates: one pass over the folded text; their kinds as a string, in which the grammar is written.

The kinds of the tokens stand at the even places of the string, what parts two tokens at the odd places between them.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Callable

from viennews.date_lexicon import AGO, CLOCK, DAY, MONTH, MONTH_IN_WORDS, PERIOD, RESERVING, YEAR, DateWords

SMALL, MIDDLE, LARGE = "a", "b", "c"
"""Numbers of one or two digits: a month or day (1 to 12), a day (13 to 31), any other."""
HUNDREDS, YEAR_NUMBER, OTHER = "x", "y", "z"
"""Numbers of three digits, of four (1000 to 2199), and what is part of another word."""
FIRST_YEAR, LAST_YEAR = 1000, 2199

JOINED, SPACED, BREAK = "_", " ", "|"
LONGEST_GAP = 14


def _gaps() -> dict[str, str]:
    """What may part the tokens of one date, as one letter."""
    spaces = ["", " ", "  ", "   "]
    gaps = {"": JOINED, " ": SPACED, "  ": SPACED, "   ": SPACED, ".": ".", " .": ".", " . ": ".", ",": ";"}
    gaps |= {f"{before}{mark}{after}": mark for mark in "/-" for before in spaces for after in spaces}
    gaps |= {f"{before},{after}": "," for before in spaces for after in spaces if after or before}
    gaps |= {f"{before}({after}": "(" for before in spaces for after in ("", " ")}
    for word in ("đến", "tới", "cho đến", "cho tới", "đến hết", "tới hết", "cho đến hết", "- đến", "đến tận", "sang"):
        gaps |= {f" {word} ": ">", f"  {word}  ": ">", f" {word}  ": ">", f"  {word} ": ">"}
    gaps |= {f"{comma} {word} ": "&" for comma in ("", ",") for word in ("và", "hoặc", "hay", "cùng", "&", "lẫn")}
    gaps[" của "] = "^"
    return gaps


GAPS = _gaps()
_NUMBERS = {
    digits: SMALL if 1 <= number <= 12 else MIDDLE if 13 <= number <= 31 else LARGE
    for number in range(100)
    for digits in (str(number), f"{number:02}")
}


@dataclasses.dataclass(slots=True)
class Tokens:
    """The tokens of a text: offsets, values, and their kinds with what parts them."""

    starts: list[int]
    ends: list[int]
    values: list[object]
    kinds: str


def tokenize(
    folded: str, words: DateWords, reserve: Callable[[int, int, str | None], int], blocked: list[tuple[int, int]]
) -> Tokens:
    """The tokens of a text.

    Args:
        folded: the text as `spelling.fold` gives it.
        words: the words of dates.
        reserve: called with the offsets of each number, and of each word that may reserve the number behind it with its
            rule; gives the offset behind what it reserved, or 0.
        blocked: spans that hold no token (web addresses), in text order.
    """
    starts: list[int] = []
    ends: list[int] = []
    values: list[object] = []
    kinds: list[str] = []
    known, reserving = words.tokens, words.reserving
    gaps, numbers = GAPS.get, _NUMBERS.get
    behind = 0
    previous = -LONGEST_GAP - 1
    for match in words.pattern.finditer(folded):
        start, end = match.span()
        if start < behind:
            continue
        if blocked and _inside(start, blocked):
            continue
        group = match.lastgroup
        value: object
        if group == "n" or group == "g":
            digits = folded[start:end]
            if reserved := reserve(start, end, None):
                behind = reserved
                continue
            number = int(digits) if end - start < 5 else 0
            value = number
            if _part_of_a_word(folded, start, end, previous):
                kind = OTHER
            elif end - start <= 2:
                kind = numbers(digits, OTHER)
            elif end - start == 4 and FIRST_YEAR <= number <= LAST_YEAR:
                kind = YEAR_NUMBER
            else:
                kind = HUNDREDS if end - start == 3 else OTHER
        elif group == "w":
            word = match[0]
            entry = known.get(word) or known[_single_spaced(word)]
            kind, value = entry
            if kind == MONTH_IN_WORDS and _MAY.search(word) and _YEAR_BEHIND.match(folded, end):
                # The year of `9 tháng năm 2020` is no May.
                kinds += (gaps(folded[previous:start], BREAK), MONTH) if starts else (MONTH,)
                starts.append(start)
                ends.append(start + len("tháng"))
                values.append("")
                previous, start = ends[-1], end - len("năm")
                kind, value = YEAR, ""
            if kind == PERIOD and word in reserving and (reserved := reserve(start, end, reserving[word])):
                behind = reserved
                continue
        elif group == RESERVING:
            word = match[0]
            if reserved := reserve(start, end, reserving.get(word) or reserving[_single_spaced(word)]):
                behind = reserved
            continue
        elif group == "d":
            kind, value = DAY, None
        else:
            kind, value = (CLOCK, match[0]) if group == CLOCK else (AGO, words.ago(match[0]))
        if starts:
            gap = start - previous
            kinds.append(BREAK if gap > LONGEST_GAP else gaps(folded[previous:start], BREAK))
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
        values.append(value)
        previous = end
    return Tokens(starts, ends, values, "".join(kinds))


def _part_of_a_word(folded: str, start: int, end: int, previous: int) -> bool:
    """Whether a number is joined to letters (`20m`, `QH-14`) or a percent sign."""
    if end < len(folded) and (folded[end].isalpha() or folded[end] == "%"):
        return True
    return start > 1 and folded[start - 1] in "-/" and folded[start - 2].isalpha() and previous != start - 1


_MAY = re.compile(r"^tháng +năm\Z")
_YEAR_BEHIND = re.compile(r" {0,3}\d{4}(?!\d)")
_SPACES = re.compile(r" {2,}")


def _single_spaced(word: str) -> str:
    return _SPACES.sub(" ", word)


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect.bisect_right(spans, position, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]
