"""What a quantity counts: the noun behind it, else one told elsewhere; and whether it is a figure at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viennews.figures.context import after_or_more, name_before, sentence_start
from viennews.figures.doubt import Doubt
from viennews.figures.elsewhere import Elsewhere
from viennews.figures.phrases import Phrase, Phrases
from viennews.figures.quantities import Quantity

_MONEY_NOUNS = frozenset(["tiền", "vốn", "kinh phí", "quỹ", "học phí", "viện phí", "nợ", "lãi", "doanh thu", "bạc"])
_EVENTS = ("nam", "nữ", "hỗn hợp", "tự do", "rào", "ngửa", "bướm", "ếch", "tiếp sức", "bơi", "đồng đội")
_WORDS = re.compile(r"từ(?= ?[,.;)\n]|$| (?:được|trở|tiếng|vựng|khóa|ngữ|và)(?!\w))")
"""`từ` behind a number where it is no preposition: `bài viết dài 1.000 từ`."""
_NUMBER_OF = re.compile(r" số (?:lượng )?(?=\w)")
_OF_GOODS = frozenset(["t", "kg", "g", "tạ", "yến", "lạng", "l", "m3", "ha", "m2", "sào", "mẫu"])
_CLAUSE_ENDS = ("", *",.;)(")
"""What ends the clause behind a number; nothing at the end of the text."""


class Counting:
    """Finds what the quantities of one text count."""

    __slots__ = ("doubt", "elsewhere", "folded", "knowledge", "phrases")

    def __init__(self, text: str, folded: str, phrases: Phrases, doubt: Doubt) -> None:
        self.folded = folded
        self.phrases = phrases
        self.knowledge = phrases.knowledge
        self.elsewhere = Elsewhere(text, folded, phrases)
        self.doubt = doubt

    def count(self, quantity: Quantity, certainty: str | None, words: Sequence[str], previous: Quantity | None) -> bool:
        """Gives a quantity what it counts; whether it is a figure.

        Args:
            quantity: what was read; `counted`, `last`, `bare` and `kind` are set.
            certainty: whether the words before make it a name (`maybe`) or not (`None`).
            words: the words before it, without those of its bound.
            previous: the figure before.
        """
        folded, end, kind = self.folded, quantity.end, quantity.kind
        quantity.last = end
        change = self.knowledge.roles["change"]
        quantity.change = bool(words) and (words[-1] in change or " ".join(words[-2:]) in change)
        if kind == "money":
            return True
        if kind == "duration":
            return not self.doubt.clock(quantity, words)
        if quantity.unit == "tuổi":
            return True
        if quantity.unit == "g" and words[-1:] in (["lúc"], ["hồi"]):
            return False  # the hour
        if quantity.unit == "độ" and folded.startswith((" vĩ ", " kinh "), end):
            return False
        grown = kind == "percent" and quantity.change and folded.startswith(" số ", end)
        if not grown and (phrase := self._behind(quantity)):
            return self._counts(quantity, certainty, phrase)
        if kind == "percent":
            self.elsewhere.percent(quantity, words, previous)
            return True
        if kind == "measure":
            if quantity.unit in _OF_GOODS and words and folded[end : end + 1] != "/":
                self.elsewhere.goods_before(quantity, words)
            return True
        return certainty is None and self._told_elsewhere(quantity, words, previous)

    def _behind(self, quantity: Quantity) -> Phrase | None:
        """The noun phrase behind a quantity; a bracket may stand between (`24/28 (đạt 86%) đơn vị`)."""
        folded, end, kind = self.folded, quantity.end, quantity.kind
        if kind in ("ratio", "count") and folded[end : end + 1].isalpha():
            return self.phrases.read(end)  # 320/350ha lúa, 25suất quà
        if folded[end : end + 1] != " " or (kind == "ratio" and quantity.scale > 1 and folded.startswith(" đồng", end)):
            return None  # 12/20 tỷ đồng
        digits = kind == "count" and not quantity.words
        phrase = self.phrases.read(after_or_more(folded, end), loose=digits and quantity.scale < 1000)
        mark = folded[end + 1 : end + 2]
        if phrase is None and digits and (words := _WORDS.match(folded, end + 1)):
            return Phrase(end + 1, words.end(), "", words.end())
        if phrase is None and mark == "(" and kind in ("ratio", "count"):
            close = folded.find(")", end, end + 42)
            phrase = self.phrases.read(close + 1) if close > 0 else None
        if phrase is None and mark == '"' and digits:
            close = folded.find('"', end + 2, end + 62)
            if close > 0 and "\n" not in folded[end:close]:
                return Phrase(end + 2, close, "", close)  # trao 10 “Mái ấm công đoàn”
        if phrase is not None and kind == "measure" and folded.startswith("nơi", phrase.start):
            return None  # ở độ cao 380 m nơi có đền
        if phrase is not None and quantity.unit == "m" and folded.startswith(_EVENTS, phrase.start):
            return None  # chạy 100m nam
        return phrase

    def _counts(self, quantity: Quantity, certainty: str | None, phrase: Phrase) -> bool:
        """Gives a quantity the noun behind it, unless that says what money is for; whether it is a figure."""
        folded, end, kind = self.folded, quantity.end, quantity.kind
        if quantity.scale >= 1000 and self._is_sum(phrase):
            self._money(quantity)
            return True
        if kind == "ratio" and folded.startswith("phổ thông", phrase.start):
            return False  # trình độ 10/10 phổ thông
        if kind in ("count", "ratio") and self.doubt.counts_nothing(quantity, certainty, phrase):
            return False
        if phrase.start == end + 1 or folded[end : phrase.start].strip() in ("", "số", "tổng số"):
            quantity.last = phrase.end
        quantity.counted = (phrase.start, phrase.end)
        return True

    def _told_elsewhere(self, quantity: Quantity, words: Sequence[str], previous: Quantity | None) -> bool:
        """Gives a count or ratio without a noun behind it what it counts; one without any is `bare`."""
        if quantity.kind == "count":
            if not quantity.words and self.elsewhere.casualties(quantity, previous):
                return True
            if self.elsewhere.stock(quantity, words) or self.elsewhere.growth(quantity, previous):
                return True
            if quantity.scale >= 1000 and self._is_money(quantity, previous):
                self._money(quantity)
                return True
        self.elsewhere.noun_before(quantity, words)
        if quantity.counted is None:
            quantity.bare = True
            quantity.strong = self._strong(quantity, words)
        return True

    @staticmethod
    def _money(quantity: Quantity) -> None:
        quantity.kind, quantity.unit, quantity.rule = "money", "VND", "money"

    def _is_money(self, quantity: Quantity, previous: Quantity | None) -> bool:
        """Whether thousands or millions without a noun are money: `tổng kinh phí 250 triệu`, `1,5 triệu/tháng`.

        They count people told before them, unless the figure before does: `dân số 5 triệu`, `số hộ nghèo lên 12 nghìn`,
        but `12 hội viên, 150 triệu`.
        """
        folded, roles = self.folded, self.knowledge.roles
        if folded[quantity.end - 1] == "k" or folded[quantity.end - 2 : quantity.end] == "tr":
            return True
        start = sentence_start(folded, quantity.start)
        before = f" {folded[start : quantity.start]} "
        place = max((before.rfind(f" {word} ") for word in roles["people"]), default=-1)
        for found in _NUMBER_OF.finditer(before):
            noun = self.phrases.lookup.noun(start + found.end() - 1)
            place = max(place, found.end()) if noun is not None and noun[1] == "person" else place
        numbered = previous is not None and previous.counted and previous.counted[0] <= start + place < previous.last
        sums = roles["money"].difference(self.knowledge.bounds)
        if place >= 0 and not numbered and max(before.rfind(f" {word} ") for word in sums) < place:
            return " số tiền " in before
        if quantity.scale >= 1_000_000 or folded.startswith(("/", " một ", " mỗi "), quantity.end):
            return True
        return any(f" {word} " in before for word in roles["money"])

    def _is_sum(self, phrase: Phrase) -> bool:
        """Whether a noun says what money is for: `2 tỷ vốn vay`."""
        head = self.folded[phrase.start : phrase.head_end]
        return head in _MONEY_NOUNS or head.startswith("vốn ")

    def _strong(self, quantity: Quantity, words: Sequence[str]) -> bool:
        """Whether a number without noun is a figure all the same: it has a bound, or is written as a large one."""
        if quantity.rule == "fraction" or (quantity.scale > 1 and quantity.kind == "ratio"):
            return True
        if quantity.words or self.folded[quantity.end : quantity.end + 2].strip()[:1].isalpha():
            return False
        if quantity.bound is not None or words[-2:] == ["con", "số"]:
            return True
        if words[-1:] == ["là"] and self.folded[quantity.end : quantity.end + 2].strip()[:1] in _CLAUSE_ENDS:
            return name_before(words[:-1], self.knowledge) is None  # số nhà sập là 108
        if quantity.kind == "ratio":
            return bool(words) and words[-1] in self.knowledge.roles["copula"]
        return (
            "." in self.folded[quantity.start : quantity.end]
            and isinstance(quantity.value, tuple) is False
            and (bool(words) and words[-1] in self.knowledge.roles["copula"])
        )
