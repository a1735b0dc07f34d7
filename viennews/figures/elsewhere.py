"""What a quantity counts when no noun follows it: the noun before it, or what the figure before counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viennews.figures.context import sentence_start
from viennews.figures.phrases import Phrase, Phrases
from viennews.figures.quantities import Quantity

_SHARE = re.compile(
    r"(?: ?\((?:chiếm|đạt|tỷ lệ|chiếm tỷ lệ|đạt tỷ lệ|tương đương|tương ứng|bằng|=|≈|~)? ?(?:khoảng|gần|hơn|trên)? ?"
    r"|(?:,? (?:và )?(?:chiếm|đạt|tương đương|đạt tỷ lệ|chiếm tỷ lệ)|, tỷ lệ) (?:khoảng |gần |hơn |trên |tới )?)\Z"
)
_LEFT = re.compile(r" (?:hiện |nay |chỉ ){0,3}(?:còn|chiếm) [^\d,;()]{0,12}")
"""Between households and their share: `hộ nghèo chỉ còn 2%`."""
_PLAIN = re.compile(r"(?:[^.;:\n\d(),]|(?:19|20)\d\d(?!\d)){0,60}")
_RATE = re.compile(r"tỷ (?:lệ|trọng) (?!\d)")
_NUMBER_OF = re.compile(
    r"(?:^|(?<=[\s(])(?<!một )(?<!trong )(?<!chỉ )(?<!điểm )(?<!hệ )(?<!tỷ )(?<!mã ))"
    r"số (?:lượng )?(?!tiền|vốn|liệu|còn|điện|lượng|nhà:? \d|\d)"
)
_FIRST_POINT = re.compile(r"\. (?=[^\W\d_])(?![^.:\n]{0,30}: ?\d)")
"""Behind the number of the first point of a list: `Ông đề nghị: 1. Tăng lương …`; `Giải nhất: 1. Giải nhì: 2.`"""
_CODE = re.compile(r"[A-ZĐ]{1,3} \d{5,}(?!\d|[.,]\d)")
"""`số BK 123456`"""
_PART_OF = re.compile(r"(?:\(|trong đó,? |[;,] (?!trong ))([^\W\d_][^\d().,;:\n]{0,24}) \Z")
_CLAUSE_MARKS = re.compile(r"[;:(,]| và ")
_CLOSES = ("", *",.;()")
_LABEL_BEGINS = re.compile(r"[-+*• ]{0,4}(?:trong đó,? ?)?(?:có )?(?:tổng )?")
_AMOUNTS = frozenset(["lượng", "suất", "tích", "giá", "mức", "tổng", "số", "về", "năng", "từ"])


class Elsewhere:
    """Looks elsewhere in one text for what its quantities count."""

    __slots__ = ("folded", "knowledge", "phrases", "text")

    def __init__(self, text: str, folded: str, phrases: Phrases) -> None:
        self.text = text
        self.folded = folded
        self.phrases = phrases
        self.knowledge = phrases.knowledge

    def percent(self, quantity: Quantity, words: Sequence[str], previous: Quantity | None) -> None:
        """A percent without a noun behind it: of the figure before, or of what `tỷ lệ` says."""
        folded = self.folded
        if previous is not None and previous.kind in ("count", "ratio") and previous.counted:
            if previous.counted[0] == quantity.end + 2 and folded[quantity.end] == ")":
                quantity.counted = previous.counted
                return
            gap = folded[previous.last : quantity.start]
            share = _SHARE.search(gap) if len(gap) < 100 else None
            single = folded[slice(*previous.counted)] in ("điểm", "lần")
            if share is not None and not single and not previous.change and _PLAIN.fullmatch(gap, 0, share.start()):
                quantity.counted = previous.counted
                return
        if quantity.change:
            return
        start = sentence_start(folded, quantity.start)
        words = words[:-1] if words[-1:] == ["từ"] else words  # đạt từ 85% trở lên
        rates = [*_RATE.finditer(folded, start, quantity.start)]
        copula = bool(words) and words[-1] in self.knowledge.roles["copula"]
        if not words or not (copula or rates):
            return
        position = rates[-1].end() if rates else start
        comma = folded.rfind(", ", position, quantity.start)
        if not rates or (comma >= 0 and self.phrases.lookup.noun(comma + 2)):
            if copula:
                self.noun_before(quantity, words)
            return
        phrase = self.phrases.read(position, known_only=True)
        if phrase is None:
            whose = folded.find(" của ", position, quantity.start)
            phrase = self.phrases.read(whose + 4, known_only=True) if whose >= 0 else None
        if phrase is None or phrase.end > quantity.start:
            return
        near = folded.endswith(words[-1], phrase.start, phrase.end) and "," not in folded[phrase.end : quantity.start]
        grown = folded.endswith(("giảm ", "tăng "), 0, rates[-1].start())
        if copula or (near and phrase.known == "person" and not grown):
            quantity.counted = (phrase.start, phrase.end)  # tỷ lệ hộ nghèo dưới 2%

    def stock(self, quantity: Quantity, words: Sequence[str]) -> bool:
        """Whether the noun right before a number is one that has its number behind it: `dân số 1,8 triệu`."""
        folded, roles = self.folded, self.knowledge.roles
        last = len(words)
        while last and words[last - 1] in roles["copula"]:
            last -= 1
        for count in (4, 3, 2):
            phrase = " ".join(words[max(0, last - count) : last])
            if last >= count and phrase in roles["stock"]:
                place = folded.rfind(phrase, 0, quantity.start)
                if place >= 0:
                    quantity.counted = (place, place + len(phrase))
                    return True
        return False

    def growth(self, quantity: Quantity, previous: Quantity | None) -> bool:
        """Whether a number says by how much the count before grew: `4.100 hội viên, tăng 250 so với đầu nhiệm kỳ`."""
        if not quantity.change or not self.folded.startswith(" so với ", quantity.end):
            return False
        if previous is None or previous.kind != "count" or previous.counted is None:
            return False
        if previous.start < sentence_start(self.folded, quantity.start):
            return False
        quantity.counted = previous.counted
        return True

    def goods_before(self, quantity: Quantity, words: Sequence[str]) -> None:
        """The goods right before their measure: `cung ứng phân bón 1.367 tấn`; not so `sản lượng lúa 5 tấn`."""
        goods = self.knowledge.roles["good"]
        for count in range(min(4, len(words)), 0, -1):
            head = words[-count]
            if head not in goods and " ".join(words[len(words) - count :][:2]) not in goods:
                continue
            if count < len(words) and words[-count - 1] in _AMOUNTS:
                return
            place = self.folded.rfind(head, 0, quantity.start)
            phrase = self.phrases.read(place)
            if phrase is not None and phrase.start == place and phrase.end + 1 == quantity.start:
                quantity.counted = (phrase.start, phrase.end)
                return

    def casualties(self, quantity: Quantity, previous: Quantity | None) -> bool:
        """Whether a number says how many died or were hurt (`3 người chết, 2 bị thương`): those counted before."""
        end = quantity.end + 1
        if self.folded[end - 1 : end] != " " or not self.phrases.lookup.longest(end, self.knowledge.roles["casualty"]):
            return False
        if previous is not None and previous.counted and previous.start >= sentence_start(self.folded, quantity.start):
            head = self.folded[slice(*previous.counted)].split(" ", 1)[0]
            if self.knowledge.nouns.get(head) == "person":
                quantity.counted = previous.counted
        return True

    def _part(self, quantity: Quantity) -> tuple[int, int] | None:
        """The persons right before a number that tells a part of those before: `450 cán bộ (nữ 245, chiếm 54%)`."""
        folded, position = self.folded, quantity.start
        if quantity.kind != "count" or folded[quantity.end : quantity.end + 1] not in (",", ";", ")"):
            return None
        found = _PART_OF.search(folded, max(0, position - 40), position)
        phrase = self.phrases.read(found.start(1), known_only=True) if found else None
        if phrase is None or phrase.known != "person" or phrase.end + 1 != position:
            return None
        return phrase.start, phrase.end

    def _clause(self, position: int) -> Phrase | None:
        """The known noun that the clause begins with in which a number stands."""
        folded = self.folded
        start = sentence_start(folded, position)
        marks = _CLAUSE_MARKS.finditer(folded, start, position)
        return self.phrases.read(max((mark.end() for mark in marks), default=start), known_only=True)

    def noun_before(self, quantity: Quantity, words: Sequence[str]) -> None:
        """The noun before a number: `số đơn vị nợ là 711`, `trong đó nữ: 2.115`."""
        folded, position = self.folded, quantity.start
        colon = position - 1
        while colon > 0 and folded[colon] == " ":
            colon -= 1
        phrase = None
        if folded[colon] == ":" and not (quantity.value == 1 and _FIRST_POINT.match(folded, quantity.end)):
            label = colon
            while label > max(0, colon - 60) and folded[label - 1] not in "\n,;(|:.":
                label -= 1
            begins = _LABEL_BEGINS.match(folded, label, colon)
            phrase = self.phrases.read(begins.end() if begins else label)
            if phrase is not None and self.text[phrase.end + 1 : phrase.end + 2].isupper():
                phrase = None  # Trường A: 5
        elif part := self._part(quantity):
            quantity.counted = part
            return
        elif words and words[-1] in self.knowledge.roles["copula"]:
            number = [*_NUMBER_OF.finditer(folded, sentence_start(folded, position), position)]
            phrase = self.phrases.read(number[-1].end()) if number else None
            if not number and words[-1] == "là" and folded[quantity.end : quantity.end + 2].strip()[:1] in _CLOSES:
                phrase = self._clause(position)  # nhà bị tốc mái là 228
            elif not number and quantity.kind == "percent" and words[-1] in ("còn", "chiếm"):
                phrase = self._clause(position)
                if phrase is None or not folded.startswith(("hộ ", "gia đình "), phrase.start):
                    return  # nữ chiếm 40%
                if not _LEFT.fullmatch(folded, phrase.end, position):
                    return
        elif number := [*_NUMBER_OF.finditer(folded, max(0, position - 40), position)]:
            phrase = self.phrases.read(number[-1].end())  # số hồ sơ 1.250
            if phrase is not None and (phrase.end + 1 != position or _CODE.match(self.text, phrase.start)):
                return
        if phrase is not None and phrase.end <= position:
            quantity.counted = (phrase.start, phrase.end)
