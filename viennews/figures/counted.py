"""What a quantity counts: the noun behind it, the noun before it; and whether it counts at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viennews.figures.context import after_or_more, name_before, sentence_start
from viennews.figures.phrases import Phrase, Phrases
from viennews.figures.quantities import Quantity

_CLOCK = re.compile(r" (?:sáng|trưa|chiều|tối|đêm|kém|\d|ngày)")
_CLOCK_BEFORE = frozenset(["lúc", "hồi", "đúng", "vào"])
_HOURS = re.compile(r"(?<!\w)(\w{1,12}) \d{1,2} ?giờ (?:\d{1,2} ?phút )?\Z")
_LATE_HOURS = frozenset(range(13, 24))
_DURING = frozenset(["trong", "sau", "suốt", "hơn", "gần", "khoảng", "quá", "vòng", "trước", "dưới", "trên", "thêm"])
# Words before hours and minutes that last: `với thành tích 1 giờ 12 phút`.
_LASTING = frozenset(["trong", "suốt", "vòng", "hết", "mất", "tích", "gian", "dài", "đủ", "lục"])
_SHARE = re.compile(
    r"(?: ?\((?:chiếm|đạt|tỷ lệ|chiếm tỷ lệ|đạt tỷ lệ|tương đương|tương ứng|bằng|=|≈|~)? ?(?:khoảng|gần|hơn|trên)? ?"
    r"|,? (?:và )?(?:chiếm|tương đương|đạt tỷ lệ|chiếm tỷ lệ) (?:khoảng |gần |hơn |trên |tới )?)\Z"
)
_PLAIN = re.compile(r"[^.;:\n\d(),]{0,30}")
_RATE = re.compile(r"tỷ (?:lệ|trọng) (?!\d)")
_NUMBER_OF = re.compile(
    r"(?:^|(?<=[\s(])(?<!một )(?<!trong )(?<!chỉ )(?<!điểm )(?<!hệ )(?<!tỷ )(?<!mã ))"
    r"số (?!tiền|vốn|liệu|còn|điện|lượng|nhà:? \d|\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL_BEGINS = re.compile(r"[-+*• ]{0,4}(?:trong đó,? ?)?(?:có )?(?:tổng )?")
_MONEY_NOUNS = frozenset(["tiền", "vốn", "kinh phí", "quỹ", "học phí", "viện phí", "nợ", "lãi", "doanh thu"])
_EVENTS = ("nam", "nữ", "hỗn hợp", "tự do", "rào", "ngửa", "bướm", "ếch", "tiếp sức", "bơi", "đồng đội")
_ROADS = frozenset(["đường", "phố", "ngõ", "ngách", "hẻm", "kiệt"])
_OF_GOODS = frozenset(["t", "kg", "g", "tạ", "yến", "lạng", "l", "m3", "ha", "m2", "sào", "mẫu"])
_AMOUNTS = frozenset(["lượng", "suất", "tích", "giá", "mức", "tổng", "số", "về", "năng", "từ"])
# Digits in words that are other words too: they count known nouns only.
_DOUBTFUL = frozenset(["một", "ba", "tư", "năm", "chín", "tám"])


class Counting:
    """Finds what the quantities of one text count."""

    __slots__ = ("folded", "knowledge", "phrases", "text")

    def __init__(self, text: str, folded: str, phrases: Phrases) -> None:
        self.text = text
        self.folded = folded
        self.phrases = phrases
        self.knowledge = phrases.knowledge

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
            return not self._clock(quantity, words)
        if quantity.unit == "tuổi":
            return True
        if quantity.unit == "độ" and folded.startswith((" vĩ ", " kinh "), end):
            return False
        phrase = None
        if folded[end : end + 1] == " ":
            phrase = self.phrases.read(after_or_more(folded, end), loose=kind == "count" and not quantity.words)
            if phrase is None and folded[end + 1 : end + 2] == "(" and kind in ("ratio", "count"):
                close = folded.find(")", end, end + 42)
                if close > 0:
                    phrase = self.phrases.read(close + 1)  # 24/28 (đạt 86%) đơn vị
            if phrase is None and folded[end + 1 : end + 2] == '"' and kind == "count" and not quantity.words:
                close = folded.find('"', end + 2, end + 62)
                if close > 0 and "\n" not in folded[end:close]:
                    phrase = Phrase(end + 2, close, "", close)  # trao 10 “Mái ấm công đoàn”
        if kind == "ratio" and quantity.scale > 1 and folded.startswith(" đồng", end):
            phrase = None  # 12/20 tỷ đồng
        if phrase is not None and quantity.scale >= 1000 and self._is_sum(phrase):
            self._money(quantity)
            return True
        if phrase is not None and quantity.unit == "m" and folded.startswith(_EVENTS, phrase.start):
            phrase = None  # chạy 100m nam
        if phrase is not None:
            if kind == "ratio" and folded.startswith("phổ thông", phrase.start):
                return False  # trình độ 10/10 phổ thông
            if kind in ("count", "ratio") and self._doubtful(quantity, certainty, phrase):
                return False
            if phrase.start == end + 1 or folded[end : phrase.start].strip() in ("", "số", "tổng số"):
                quantity.last = phrase.end
            quantity.counted = (phrase.start, phrase.end)
            return True
        if kind == "percent":
            self._percent(quantity, words, previous)
            return True
        if kind == "measure":
            if quantity.unit in _OF_GOODS and words and folded[end : end + 1] != "/":
                self._goods_before(quantity, words)
            return True
        if certainty is not None:
            return False
        if kind == "count" and not quantity.words and self._casualties(quantity, previous):
            return True
        if kind == "count" and self._stock(quantity, words):
            return True
        if kind == "count" and quantity.scale >= 1000 and self._is_money(quantity, words):
            self._money(quantity)
            return True
        self._noun_before(quantity, words)
        if quantity.counted is None:
            quantity.bare = True
            quantity.strong = self._strong(quantity, words)
        return True

    def _clock(self, quantity: Quantity, words: Sequence[str]) -> bool:
        """Whether hours are a time of day."""
        if quantity.unit in ("phút", "giây"):
            before = _HOURS.search(self.folded, max(0, quantity.start - 40), quantity.start)
            return before is not None and before[1] not in _LASTING
        if quantity.unit != "giờ":
            return False
        if self.folded[quantity.end - 1] == "h":
            if words and words[-1] in ("sau", "trước") and quantity.value in _LATE_HOURS:
                return True
            return not (words and words[-1] in _DURING) and quantity.bound is None
        if words and words[-1] in _LASTING:
            return False
        return bool(words and words[-1] in _CLOCK_BEFORE) or _CLOCK.match(self.folded, quantity.end) is not None

    def _doubtful(self, quantity: Quantity, certainty: str | None, phrase: Phrase) -> bool:
        """Whether a number that a noun follows counts nothing: a name before it, an address, a word like a number."""
        text = self.text
        begins, ends = phrase.start, phrase.head_end
        if text[begins].isupper() and _YEAR.fullmatch(text, quantity.start, quantity.end):
            return True  # cuối 1929 Hội nghị
        if text[begins - 1] in '“"':
            return certainty is not None
        named = any(text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() for end in (ends, phrase.end))
        place = phrase.known == "unit" or self.folded[begins:ends] in _ROADS
        if certainty is not None and (not phrase.known or (place and named)):
            return True  # chi hội 4 phường Gia Cẩm
        if certainty is not None and text[begins].isupper() and not text[begins : begins + 2].isupper():
            return True  # tuần 4 Chiến dịch
        if (
            text[begins].isupper()
            and named
            and " " not in text[begins:ends]
            and not text[begins:ends].isupper()
            and text[ends + 2 : ends + 3].islower()
            and self.folded[ends + 1 : phrase.end] not in self.knowledge.modifiers
        ):
            return True  # 20 Đội Cấn
        if not phrase.known and not quantity.words and quantity.end - begins <= 4 and self._after_name(quantity.start):
            return True  # chuyến bay VN 250
        if not phrase.known and not isinstance(quantity.value, tuple) and quantity.value <= 12:
            word = self.folded[begins:ends]
            if word in self.knowledge.roles["slogan"] or word.split(" ", 1)[0] in self.knowledge.roles["slogan"]:
                return True  # 5 không 3 sạch
        if quantity.words and not phrase.known:
            return self.folded[quantity.start : quantity.end] in _DOUBTFUL
        return False

    def _after_name(self, position: int) -> bool:
        """Whether a capitalised word that begins no sentence stands right before `position`."""
        window = self.text[max(0, position - 40) : position].rpartition("\n")[2]
        words = window.split(" ")
        return len(words) > 2 and words[-2][:1].isupper() and (words[-2][-1] + words[-3][-1:]).isalnum()

    def _percent(self, quantity: Quantity, words: Sequence[str], previous: Quantity | None) -> None:
        """A percent without a noun behind it: of the figure before, or of what `tỷ lệ` says."""
        folded = self.folded
        if previous is not None and previous.kind in ("count", "ratio") and previous.counted:
            if previous.counted[0] == quantity.end + 2 and folded[quantity.end] == ")":
                quantity.counted = previous.counted
                return
            gap = folded[previous.last : quantity.start]
            share = _SHARE.search(gap) if len(gap) < 70 else None
            single = folded[slice(*previous.counted)] in ("điểm", "lần")
            if share is not None and not single and not previous.change and _PLAIN.fullmatch(gap, 0, share.start()):
                quantity.counted = previous.counted
                return
        if quantity.change:
            return
        start = sentence_start(folded, quantity.start)
        if not words or words[-1] not in self.knowledge.roles["copula"]:
            return
        rates = [*_RATE.finditer(folded, start, quantity.start)]
        if not rates:
            self._noun_before(quantity, words)
            return
        position = rates[-1].end()
        comma = folded.rfind(", ", position, quantity.start)
        if comma >= 0 and self.phrases.noun(comma + 2):
            return
        phrase = self.phrases.read(position, known_only=True)
        if phrase is None:
            whose = folded.find(" của ", position, quantity.start)
            phrase = self.phrases.read(whose + 4, known_only=True) if whose >= 0 else None
        if phrase is not None and phrase.end <= quantity.start:
            quantity.counted = (phrase.start, phrase.end)

    def _is_money(self, quantity: Quantity, words: Sequence[str]) -> bool:
        """Whether thousands or millions without a noun are money: `tổng kinh phí 250 triệu`, `1,5 triệu/tháng`."""
        folded, roles = self.folded, self.knowledge.roles
        if folded[quantity.end - 1] == "k" or folded[quantity.end - 2 : quantity.end] == "tr":
            return True
        before = f" {folded[sentence_start(folded, quantity.start) : quantity.start]} "
        place = max((before.rfind(f" {word} ") for word in roles["people"]), default=-1)
        if place >= 0 and max(before.rfind(f" {word} ") for word in roles["money"]) < place:
            return False
        if quantity.scale >= 1_000_000 or folded[quantity.end : quantity.end + 1] == "/":
            return True
        return any(f" {word} " in before for word in roles["money"])

    def _is_sum(self, phrase: Phrase) -> bool:
        """Whether a noun says what money is for: `2 tỷ vốn vay`."""
        head = self.folded[phrase.start : phrase.head_end]
        return head in _MONEY_NOUNS or head.startswith("vốn ")

    @staticmethod
    def _money(quantity: Quantity) -> None:
        quantity.kind, quantity.unit, quantity.rule = "money", "VND", "money"

    def _stock(self, quantity: Quantity, words: Sequence[str]) -> bool:
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

    def _goods_before(self, quantity: Quantity, words: Sequence[str]) -> None:
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

    def _casualties(self, quantity: Quantity, previous: Quantity | None) -> bool:
        """Whether a number says how many died or were hurt (`3 người chết, 2 bị thương`): those counted before."""
        end = quantity.end + 1
        if self.folded[end - 1 : end] != " " or not self.phrases.longest(end, self.knowledge.roles["casualty"]):
            return False
        if previous is not None and previous.counted and previous.start >= sentence_start(self.folded, quantity.start):
            head = self.folded[slice(*previous.counted)].split(" ", 1)[0]
            if self.knowledge.nouns.get(head) == "person":
                quantity.counted = previous.counted
        return True

    def _noun_before(self, quantity: Quantity, words: Sequence[str]) -> None:
        """The noun before a number: `số đơn vị nợ là 711`, `trong đó nữ: 2.115`."""
        folded, position = self.folded, quantity.start
        colon = position - 1
        while colon > 0 and folded[colon] == " ":
            colon -= 1
        phrase = None
        if folded[colon] == ":":
            label = colon
            while label > max(0, colon - 60) and folded[label - 1] not in "\n,;(|:.":
                label -= 1
            begins = _LABEL_BEGINS.match(folded, label, colon)
            phrase = self.phrases.read(begins.end() if begins else label)
            if phrase is not None and self.text[phrase.end + 1 : phrase.end + 2].isupper():
                phrase = None  # Trường A: 5
        elif words and words[-1] in self.knowledge.roles["copula"]:
            number = [*_NUMBER_OF.finditer(folded, sentence_start(folded, position), position)]
            phrase = self.phrases.read(number[-1].end()) if number else None
        elif number := [*_NUMBER_OF.finditer(folded, max(0, position - 40), position)]:
            phrase = self.phrases.read(number[-1].end())  # số hồ sơ 1.250
            if phrase is not None and phrase.end + 1 != position:
                return
        if phrase is not None and phrase.end <= position:
            quantity.counted = (phrase.start, phrase.end)

    def _strong(self, quantity: Quantity, words: Sequence[str]) -> bool:
        """Whether a number without noun is a figure all the same: it has a bound, or is written as a large one."""
        if quantity.rule == "fraction" or (quantity.scale > 1 and quantity.kind == "ratio"):
            return True
        if quantity.words or self.folded[quantity.end : quantity.end + 2].strip()[:1].isalpha():
            return False
        if quantity.bound is not None or words[-2:] == ["con", "số"]:
            return True
        if words[-1:] == ["là"] and self.folded[quantity.end : quantity.end + 2].strip()[:1] in ("", *",.;)("):
            return name_before(words[:-1], self.knowledge) is None  # số nhà sập là 108
        if quantity.kind == "ratio":
            return bool(words) and words[-1] in self.knowledge.roles["copula"]
        return (
            "." in self.folded[quantity.start : quantity.end]
            and isinstance(quantity.value, tuple) is False
            and (bool(words) and words[-1] in self.knowledge.roles["copula"])
        )
