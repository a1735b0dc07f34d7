"""Where a sentence may end: its signs, the words of the lexicon, the pattern that finds candidates."""

from __future__ import annotations

import re
from typing import Final

from viennews.lexicon import Lexicon
from viennews.spelling import fold

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00))]
UPPER: Final = "".join(letter for letter in _LETTERS if letter.isupper())
LOWER: Final = "".join(letter for letter in _LETTERS if letter.islower())
LINE_ENDS: Final = "\n\r\v\f\x85\u2028\u2029"
BLANKS: Final = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\u2060\ufeff"
"""White space, and what is as invisible."""
SPACES: Final = "".join(blank for blank in BLANKS if blank not in LINE_ENDS)
MARKS: Final = ".?!…"
CLOSING: Final = r"”’»)\]}'›"
OPENING: Final = r"\"“„‘«(\[{'‹"
DASHES: Final = r"\-–—"


class Knowledge:
    """The words of a lexicon, and the patterns that find candidates."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._exact: dict[str, set[str]] = {}
        self._folded: dict[str, set[str]] = {}
        for row in lexicon.rows("sentence_abbreviations"):
            exact = row["case"] == "exact"
            table = self._exact if exact else self._folded
            table.setdefault(row["form"] if exact else row["form"].lower(), set()).add(row["before"])
        roles: dict[str, set[str]] = {}
        for row in lexicon.rows("sentence_words"):
            roles.setdefault(row["role"], set()).add(fold(row["word"]))
        self.openers = frozenset(roles["opener"])
        self.openers_before_lower = frozenset(roles["opener before lower case"])
        self.labels = frozenset(roles["label"])
        self.items = frozenset(roles["item"])
        verbs = "|".join(re.escape(row["word"]) for row in lexicon.rows("sentence_words") if row["role"] == "speech")
        self.speech = re.compile(rf"[{UPPER}][^{MARKS}{LINE_ENDS}:;]{{0,30}}?\b(?:{verbs})\b")
        self.candidates = re.compile(self._pattern(pruned=True))
        self.all_candidates = re.compile(self._pattern(pruned=False))

    def abbreviations(self, form: str) -> frozenset[str]:
        """What the abbreviation stands before; empty when it is none."""
        return frozenset(self._exact.get(form, set()) | self._folded.get(form.lower(), set()))

    def _pattern(self, *, pruned: bool) -> str:
        """Candidates; with `pruned` without those that the rules would join anyway, and the evident borders told apart.

        Groups: 1 an evident border, 2 a line end, 3 or 5 the end of the marks, 4 or 6 a line end behind them.
        """
        run = rf"(?:[{MARKS}{CLOSING}]|\"(?![^\W_])|/(?=\.)|\[\d{{1,3}}\])*+"
        line = rf"(?<=[{LINE_ENDS}])[{BLANKS}]*+()"
        brackets = rf"(?<=\()[^(){LINE_ENDS}{MARKS}]{{0,200}}[{MARKS}][^(){LINE_ENDS}]{{0,200}}\)"
        ended = rf"(?:(?<=[{MARKS}]\))|(?<=[{MARKS}][{CLOSING}\"]\))|(?=[{MARKS}]))"
        line_after = rf"[{SPACES}]*+[{LINE_ENDS}][{BLANKS}]*+()"
        inside = rf"(?![\d{LOWER}])" if pruned else ""
        if pruned:
            goes_on = rf"(?![{LOWER}](?![){UPPER}])|[,;:…)])"
            after = rf"(?:{line_after}|[{SPACES}]++{goes_on}|(?<![{UPPER}]\.)(?=[{UPPER}{OPENING}]))"
        else:
            after = rf"(?:{line_after}|[{SPACES}]*+)"
        word = rf"(?<=[{LOWER}]{{2}}\.){self._no_abbreviation()}"
        evident = rf"(?:{word}|(?<=[”»%)]\.)|(?<=\d\d\d\.)|(?<=[?!…])|(?<=\.)\.\.)(?=\ [“(]?[{UPPER}])()"
        alternatives = [line, rf"(?<=[{MARKS}]){inside}{run}(?:(){after})?", rf"{brackets}(?:{ended}{run}(){after})?"]
        # A run that is no candidate is passed over whole, else it would be tried again from each of its marks.
        alternatives.insert(0, evident if pruned else r"(?!)()")
        return rf"[{MARKS}({LINE_ENDS}](?:{'|'.join(alternatives)})"

    def _no_abbreviation(self) -> str:
        by_length: dict[int, list[str]] = {}
        for form in {*self._exact, *self._folded}:
            by_length.setdefault(len(form), []).append(re.escape(form))
        return "".join(rf"(?<!\b(?i:{'|'.join(sorted(forms))})\.)" for _, forms in sorted(by_length.items()))
