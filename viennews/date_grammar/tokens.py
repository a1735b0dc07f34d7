"""The tokens of dates: one pass over the folded text; their kinds as a string, in which the grammar is written.

The kinds of the tokens stand at the even places of the string, what parts two tokens at the odd places between them.
"""

from __future__ import annotations

import bisect
import dataclasses
import operator
import re
from collections.abc import Callable, Iterator

from viennews.date_grammar.lexicon import (
    AGO,
    BEGINNING_DAY,
    CENTURY,
    CLOCK,
    DAY,
    MONTH,
    MONTH_IN_WORDS,
    PART_OF_DAY,
    PERIOD,
    QUARTER,
    RELATIVE_DAY,
    RESERVING,
    WEEK,
    YEAR,
    DateWords,
)  # fmt: skip
from viennews.syllables import Syllables

SMALL, MIDDLE, LARGE = "a", "b", "c"
"""Numbers of one or two digits: a month or day (1 to 12), a day (13 to 31), any other."""
HUNDREDS, YEAR_NUMBER, OTHER = "x", "y", "z"
"""Numbers of three digits, of four (1000 to 2199), and what is part of another word."""
FIRST_YEAR, LAST_YEAR = 1000, 2199

JOINED, SPACED, BREAK = "_", " ", "|"
APART = "~"
"""A dash between spaces, until it is known to join: `ngày 8-3 - 12 hộ` parts a day from a number."""
LONGEST_GAP = 14


def _gaps() -> dict[str, str]:
    """What may part the tokens of one date, as one letter."""
    spaces = ["", " ", "  ", "   "]
    gaps = {"": JOINED, " ": SPACED, "  ": SPACED, "   ": SPACED, ".": ".", " .": ".", " . ": ".", ",": ";"}
    gaps |= {f"{before}{mark}{after}": mark for mark in "/-" for before in spaces for after in spaces}
    gaps |= {f"{before},{after}": "," for before in spaces for after in spaces if after or before}
    gaps |= {f"{before}({after}": "(" for before in spaces for after in ("", " ")}
    gaps |= {f"{before}-{after}": APART for before in spaces[1:] for after in spaces[1:]}
    for word in ("đến", "tới", "cho đến", "cho tới", "đến hết", "tới hết", "cho đến hết", "- đến", "đến tận", "sang"):
        gaps |= {f" {word} ": ">", f"  {word}  ": ">", f" {word}  ": ">", f"  {word} ": ">"}
    gaps |= {f"{comma} {word} ": "&" for comma in ("", ",") for word in ("và", "hoặc", "hay", "cùng", "&", "lẫn")}
    gaps[" của "] = "^"
    return gaps


GAPS = _gaps()
_CLOSE_LIST = re.compile(
    r"[DMQ][ _][abR](?:[;,][abR])+(?:/[ay]| Y)|(?<=/[aby]);(?=[ab]/[ay]|[DM][ _][ab]/[ay])|(?<=y);(?=y(?!;x))"
)
"""`ngày 14,15/3`, `5/3,6/3`, `năm 2022,2023`: a comma without space is one of decimals elsewhere."""
_BEFORE_COUNT = re.compile(r"(?<=[DKP][ _][ab]/a);(?=[abcx])|(?<=/y);(?=[abcx])|(?<=Y[ _]y);(?=[abcx])")
"""`ngày 5/3,25 hộ`"""
_NUMBER_APART = re.compile(r"(?<=[/.-][ay])~(?=[abcx](?:[^/.~ -]| [^Mm]|\Z))")
_NUMBERS = [SMALL if 1 <= number <= 12 else MIDDLE if 13 <= number <= 31 else LARGE for number in range(100)]


@dataclasses.dataclass(slots=True)
class Tokens:
    """The tokens of a text: offsets, values, and their kinds with what parts them."""

    starts: list[int]
    ends: list[int]
    values: list[object]
    letters: list[str]
    """The kinds alone."""
    kinds: str = ""

    def add(self, start: int, end: int, kind: str, value: object) -> None:
        """Appends a token."""
        self.starts.append(start)
        self.ends.append(end)
        self.values.append(value)
        self.letters.append(kind)

    def part(self, folded: str) -> None:
        """Makes `kinds` of the tokens and of what parts each from the one before."""
        gaps = [
            GAPS.get(folded[end:start], BREAK) if start - end <= LONGEST_GAP else BREAK
            for end, start in zip(self.ends, self.starts[1:], strict=False)
        ]
        kinds = "".join([*self.letters[:1], *map(operator.add, gaps, self.letters[1:])])
        if APART in kinds:
            kinds = _NUMBER_APART.sub(BREAK, kinds).replace(APART, "-")
        if ";" in kinds:
            kinds = _CLOSE_LIST.sub(lambda found: found[0].replace(";", ","), kinds)
            kinds = _BEFORE_COUNT.sub(BREAK, kinds)
        self.kinds = kinds.replace("I y/y", "I y-y").replace("Y y/y", "Y y-y")  # niên vụ 2017/2018


def tokenize(
    parted: Syllables, words: DateWords, reserve: Callable[[int, int, str | None], int], blocked: list[tuple[int, int]]
) -> Tokens:
    """The tokens of a text.

    Args:
        parted: the text in syllables.
        words: the words of dates.
        reserve: called with the offsets of each number, and of each word that may reserve the number behind it with its
            rule; gives the offset behind what it reserved, or 0.
        blocked: spans that hold no token (web addresses), in text order.
    """
    found = Tokens([], [], [], [])
    folded, tokens, reserving = parted.folded, words.tokens, words.reserving
    behind = 0
    for match in matches(parted, words):
        start, end = match.span()
        if start < behind or (blocked and _inside(start, blocked)):
            continue
        group = match.lastgroup
        if group == "w":
            word = match[0]
            kind, value = tokens.get(word) or tokens[_SPACES.sub(" ", word)]
            also = kind == PERIOD or (kind == WEEK and not _YEAR_OF_WEEK.match(folded, end))
            if kind == RESERVING or (also and word in reserving):
                behind = reserve(start, end, reserving.get(word) or reserving[_SPACES.sub(" ", word)])
                if behind or kind == RESERVING:
                    continue
            elif kind == MONTH_IN_WORDS and _MAY.match(word) and (year := _YEAR_BEHIND.match(folded, end)):
                # The year of `9 tháng năm 2020`, `9 tháng năm nay` is no May.
                found.add(start, start + len("tháng"), MONTH, "")
                if year[1]:
                    found.add(end - len("năm"), year.end(), *tokens["năm" + year[1]])
                else:
                    found.add(end - len("năm"), end, YEAR, "")
                continue
            found.add(start, end, kind, value)
            if kind == CENTURY and (other := _CENTURY_BEHIND.match(folded, end)):
                found.add(other.start(1), other.end(), CENTURY, words.centuries[other[1]])
                behind = other.end()
            if kind in _BEFORE_A_NUMBER and (joined := _DIGITS.match(folded, end)):
                found.add(end, joined.end(), *_number(folded, end, joined.end(), end))
        elif group == "n":
            behind = reserve(start, end, None)
            if not behind:
                previous = found.ends[-1] if found.ends else -1
                found.add(start, end, *_number(folded, start, end, previous))
        elif group == CLOCK:
            found.add(start, end, CLOCK, match[0])
        elif group == AGO:
            found.add(start, end, AGO, words.ago(match[0]))
        else:
            found.add(start, end, DAY, "")
    found.part(folded)
    return found


def matches(parted: Syllables, words: DateWords) -> Iterator[re.Match[str]]:
    """What `words.pattern` finds in a text: it is looked for where a token may begin."""
    folded, match = parted.folded, words.pattern.match
    if words.firsts is None:
        yield from words.pattern.finditer(folded)
        return
    behind = 0
    for start in parted.beginnings(words.firsts):
        if start >= behind and (found := match(folded, start)) is not None:
            behind = found.end()
            yield found


_BEFORE_A_NUMBER = frozenset((DAY, BEGINNING_DAY, MONTH, YEAR, QUARTER, PART_OF_DAY, RELATIVE_DAY))
_DIGITS = re.compile(r"\d+")
_YEAR_OF_WEEK = re.compile(r" {0,2}\d{1,2}(?: ?/ ?|,? của năm |,? năm )(?:\d{4}(?!\d)|nay|ngoái|trước)")
_MAY = re.compile(r"tháng +năm\Z")
_TIME_BEHIND = re.compile(r"t\d{2}:\d{2}")
"""Of a date in ISO 8601: 2021-04-18T15:42."""
_YEAR_BEHIND = re.compile(r" {0,3}\d{4}(?!\d)|( nay| ngoái)(?!\w)")
_CENTURY_BEHIND = re.compile(r"(?: {0,2}- {0,2}|,? và | đến | tới |, )([ivx]{1,5}|\d\d?)(?![\w/])(?! ?[.,/]\d)")
"""The other end of `thế kỷ XIX - XX`."""
_SPACES = re.compile(r" {2,}")


def _number(folded: str, start: int, end: int, previous: int) -> tuple[str, int]:
    """The kind and value of a number."""
    digits = end - start
    if digits > 4:
        return OTHER, 0
    number = int(folded[start:end])
    if _part_of_a_word(folded, start, end, previous):
        return OTHER, number
    if digits <= 2:
        return _NUMBERS[number] if digits == 2 or number else OTHER, number
    if digits == 4:
        return YEAR_NUMBER if FIRST_YEAR <= number <= LAST_YEAR else OTHER, number
    return HUNDREDS, number


def _part_of_a_word(folded: str, start: int, end: int, previous: int) -> bool:
    """Whether a number is joined to letters (`20m`, `QH-14`) or a percent sign."""
    if end < len(folded) and (folded[end].isalpha() or folded[end] == "%"):
        return not _TIME_BEHIND.match(folded, end)
    return start > 1 and folded[start - 1] in "-/" and folded[start - 2].isalpha() and previous != start - 1


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect.bisect_right(spans, position, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]
