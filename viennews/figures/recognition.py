"""The figures of a text that was scanned, each read where its numeral begins."""

from __future__ import annotations

import re

from viennews.figures.context import bound_after, bound_before, name_before, tells_place, words_before
from viennews.figures.counted import Counting
from viennews.figures.doubt import Doubt
from viennews.figures.lexicon import Knowledge
from viennews.figures.lists import LINK, count_series, share_nouns
from viennews.figures.per import find_per
from viennews.figures.phrases import Phrases
from viennews.figures.quantities import HALVED, WHOLES, Quantities, Quantity
from viennews.figures.tables import Tables
from viennews.mentions import FigureMention
from viennews.numerals import FIRST_WORDS
from viennews.scan import Scan

_ROUGH = ("hàng", "cả", "nửa", "bạc")
_SCALE_ALONE = ("chục", "trăm", "nghìn", "ngàn", "vạn")
_FIRSTS = dict.fromkeys((*FIRST_WORDS, *_ROUGH, *_SCALE_ALONE))
_NUMERAL = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*"
    rf"|(?<![^ \n(\"/\-])(?:(?:{'|'.join(FIRST_WORDS)})(?!\w)"
    rf"|(?:{'|'.join(_ROUGH)})(?= {{1,2}}(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ)(?!\w))"
    rf"|(?:(?<=gần )|(?<=hơn )|(?<=ngót ))(?:{'|'.join(_SCALE_ALONE)})(?= [^\W\d_])"
    rf"|(?:nửa|½)(?= (?:{WHOLES}|{HALVED})(?!\w)))"
)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_SIGNED = frozenset(["°C", "độ", "%"])
_BOUND_SIGNS = {"≤": "less", "<": "less", "≥": "more", ">": "more", "≈": "about", "~": "about"}


def figures_in(scanned: Scan) -> list[FigureMention]:
    """The figures of a text, in its order; offsets are those of the text that was scanned."""
    return _Finder(scanned).find()


class _Finder:
    """One pass over one text."""

    def __init__(self, scanned: Scan) -> None:
        self.text = scanned.text
        self.folded = scanned.folded
        self.syllables = scanned.syllables
        self.claimed = scanned.claimed
        self.knowledge = scanned.lexicon.built(Knowledge)
        self.quantities = Quantities(self.text, self.folded, self.claimed, self.knowledge)
        self.phrases = Phrases(self.text, self.folded, self.knowledge)
        self.doubt = Doubt(self.text, self.phrases.lookup)
        self.counting = Counting(self.text, self.folded, self.phrases, self.doubt)
        self.tables = Tables(self.folded, self.knowledge)
        self.found: list[Quantity] = []

    def find(self) -> list[FigureMention]:
        """All figures."""
        folded, claimed = self.folded, self.claimed
        done = behind = 0
        for start in self.syllables.beginnings(_FIRSTS):
            numeral = None if start < behind else _NUMERAL.match(folded, start)
            if numeral is None:
                continue
            behind = numeral.end()
            if start < done or claimed[start]:
                continue
            quantity = self._quantity(start, behind)
            if quantity is not None:
                self.found.append(quantity)
                done = quantity.end
        count_series(self.found, self.text, self.phrases)
        share_nouns(self.found, self.text, self.folded)
        return [self._mention(quantity) for quantity in self.found if not quantity.bare or quantity.strong]

    def _quantity(self, start: int, end: int) -> Quantity | None:
        folded = self.folded
        if folded[start].isdecimal() and not self.doubt.stands_free(start):
            return None
        if self.doubt.quoted(start):
            return None
        if self._per_one(start) or (folded[start - 1 : start] == "/" and folded.startswith("năm", start)):
            return None  # 4,2%/năm, 470.000 đồng/1 kit
        quantity = self.quantities.read(start, end)
        if quantity is None or self.claimed[quantity.end - 1]:
            return None
        if self.tables.fill(quantity):
            return quantity
        words = words_before(folded, start)
        certainty = name_before(words, self.knowledge)
        if quantity.scale >= 1000 or (certainty == "always" and quantity.kind in ("money", "measure", "percent")):
            certainty = None  # ngân sách cấp 3 tỷ, cao tốc 12 km, tài khoản 50 nghìn đồng
        if certainty == "always":
            if words[-1] != "số" or len(words) < 2 or words[-2] not in self.knowledge.roles["number-before"]:
                return None
            certainty = None
        if quantity.words and quantity.kind != "percent" and self.doubt.fixed(quantity, words):
            return None
        if quantity.unit == "VND" and self._medals(quantity):
            quantity.kind, quantity.unit, quantity.end = "count", None, quantity.end - len(" đồng")
        bound, length = bound_before(words, self.knowledge)
        quantity.bound = quantity.bound or bound
        self._sign(quantity)
        before = words[: len(words) - length]
        previous = None
        for each in self.found[-3:]:
            previous = previous if each.bare else each
        if not self.counting.count(quantity, certainty, before, previous):
            return None
        if (
            previous is not None
            and quantity.kind == "percent"
            and quantity.counted == previous.counted
            and folded[previous.start - 1] == "/"
            and len(self.found) > 1
        ):
            quantity.counted = self.found[-2].counted  # 19 CĐV/20 lao động, chiếm 95%
        if bound and tells_place(quantity, words, folded, self.knowledge):
            quantity.bound = None
        find_per(quantity, previous, self.text, self.phrases)
        quantity.bound = bound_after(folded, quantity) or quantity.bound
        if quantity.words and quantity.value == 1 and not self.doubt.counts_one(quantity, words, previous):
            return None
        return quantity

    def _per_one(self, start: int) -> bool:
        """Whether the figure before is for the one thing that begins here."""
        return bool(self.found) and self.found[-1].per is not None and start < self.found[-1].last

    def _medals(self, quantity: Quantity) -> bool:
        """Whether `đồng` is bronze: `125 bạc và 116 đồng`."""
        if isinstance(quantity.value, tuple) or quantity.value > 999 or not self.found:
            return False
        before = self.found[-1]
        gap = self.folded[before.last : quantity.start]
        counted = self.folded[slice(*before.counted)] if before.counted else ""
        return (
            counted.endswith(("bạc", "hcb"))
            and self.folded[quantity.start : quantity.end].endswith(" đồng")
            and LINK.fullmatch(gap) is not None
        )

    def _sign(self, quantity: Quantity) -> None:
        """Takes a minus or a currency sign before the number into the span."""
        folded, start = self.folded, quantity.start
        mark = folded[start - 1 : start]
        if mark == "-" and quantity.unit in _SIGNED and not isinstance(quantity.value, tuple):
            quantity.value, quantity.start = -quantity.value, start - 1
        elif mark in _SIGNS and quantity.kind == "count":
            quantity.kind, quantity.unit, quantity.rule = "money", _SIGNS[mark], "sign"
            quantity.start = start - (3 if folded.startswith("us", start - 3) else 1)
        before = folded[max(0, start - 2) : start].strip()[-1:]
        if before in _BOUND_SIGNS and folded[max(0, start - 3) : start].count("\n") == 0 and start > 2:
            quantity.bound = quantity.bound or _BOUND_SIGNS[before]

    def _mention(self, quantity: Quantity) -> FigureMention:
        text = self.text
        counted = None if quantity.counted is None else text[slice(*quantity.counted)]
        return FigureMention(
            quantity.start, quantity.end, text[quantity.start : quantity.end], quantity.kind, quantity.value,  # type: ignore[arg-type]
            quantity.unit, quantity.bound, quantity.per, counted, quantity.rule,  # type: ignore[arg-type]
        )  # fmt: skip
