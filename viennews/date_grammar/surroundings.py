"""What stands around a date that was found: the words before and behind it, by `data/date_surroundings.tsv`."""

from __future__ import annotations

import re

from viennews.alternation import alternation
from viennews.date_grammar.chains import Found
from viennews.lexicon import Lexicon
from viennews.spelling import fold

_WINDOW = 32
_LONG_WINDOW = 160
_ENDS = re.compile(r"\s{0,9}(?:[.,;:!?…)\]\"'/|*+-]|\Z|\n)")
_BRACKET = re.compile(r"\(\s{0,3}\Z")


class Surroundings:
    """The words of `data/date_surroundings.tsv` as patterns for what stands before and for what follows."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles: dict[str, list[str]] = {}
        for row in lexicon.rows("date_surroundings"):
            roles.setdefault(row["role"], []).append(fold(row["word"]))
        places = alternation(fold(row["word"]) for row in lexicon.rows("reserved_words") if row["rule"] == "place")
        numbers = alternation(fold(row["word"]) for row in lexicon.rows("date_words") if row["role"] == "number")
        self.street = re.compile(rf"(?<!\w){places} {numbers} \Z")
        feasts: dict[str, list[str]] = {}
        for row in lexicon.rows("date_words"):
            if row["role"] == "feast":
                feasts.setdefault(row["value"], []).append(fold(row["word"]))
        self.feasts = {day: _beside(alternation(words)) for day, words in feasts.items()}
        """For each day of the lunar calendar with a feast (`10/3`), the feast before or behind it."""
        self.before = {role: re.compile(rf"(?<!\w){alternation(words)}:?\s{{0,3}}\Z") for role, words in roles.items()}
        self.after = {role: re.compile(rf"\s{{0,3}}{alternation(words)}(?!\w)") for role, words in roles.items()}


def _beside(feasts: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){feasts}[ (,:-]{{1,3}}(?:vào )?\Z|[ ),-]{{1,3}}(?:là )?(?:ngày )?(?:lễ )?{feasts}(?!\w)"
    )


class Case:
    """A found date and what stands around it; `in_list`: one of its kind stands before it in its list."""

    def __init__(
        self, text: str, folded: str, start: int, end: int, found: Found, words: Surroundings, in_list: bool
    ) -> None:
        self.found = found
        self.rule = found.rule.removeprefix("span of ")
        self.in_list = in_list
        self.words = words
        self.line = folded[max(0, start - _LONG_WINDOW) : start].rpartition("\n")[2]
        self.left = self.line[-_WINDOW:]
        self.right = folded[end : end + _WINDOW]
        self.capital = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        self.written = folded[start:end]

    def preceded(self, role: str) -> bool:
        """Whether a word of this role stands directly before."""
        return self.words.before[role].search(self.left) is not None

    def followed(self, role: str) -> bool:
        """Whether a word of this role follows directly."""
        return self.words.after[role].match(self.right) is not None

    @property
    def bracketed(self) -> bool:
        """Whether it opens a bracket."""
        return _BRACKET.search(self.left) is not None

    @property
    def opens_line(self) -> bool:
        """Whether it opens a line and a comma follows: `19-10, Hội …`."""
        return not self.line.strip() and self.right.startswith(", ") and self.right[2:3].isalpha()

    @property
    def of_feast(self) -> bool:
        """Whether the feast of the lunar calendar whose day it is stands beside it: `Giỗ Tổ Hùng Vương (10/3)`."""
        day = self.found.begin
        if day.year is not None or self.found.finish is not None:
            return False
        pattern = self.words.feasts.get(f"{day.day}/{day.month}")
        return pattern is not None and (pattern.search(self.left) or pattern.match(self.right)) is not None

    @property
    def goes_on(self) -> bool:
        """Whether no noun follows that it could count: a mark, the end, a name, a verb or a particle."""
        if _ENDS.match(self.right):
            return True
        return self.capital or (self.followed("goes-on") and not self.followed("number-unit"))
