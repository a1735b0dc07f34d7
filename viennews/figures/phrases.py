"""Noun phrases around figures: what is counted behind a number, what stands before it, what it is for one of.

There is no parser: a phrase begins with a noun (known, or any word that ends no phrase) and runs to the first word that
does (`figure_words.tsv`: prepositions, conjunctions, verbs), a capital that is no part of it, or a mark. Coordinated
nouns of one class stay together.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from viennews.figures.lexicon import Knowledge
from viennews.figures.lookup import TOKEN, Lookup

_LONGEST = 14
_QUANTIFIERS = ("các", "những")
_FORMER = ("nguyên", "cựu")
"""Before a person: `nguyên cán bộ`."""
_LEADING = frozenset(["tổng", *_QUANTIFIERS, *_FORMER])
_LABEL = re.compile(r" \d{1,2}[a-z]?\d{0,2}(?![\w%])(?! ?[.,/-] ?\d)")
_LABELLED = frozenset(["lớp", "khối", "loại", "hạng", "tuyến", "nhóm", "mũi", "mức độ", "cấp độ"])
_NUMBER_NEXT = re.compile(
    r" (?:(?:hơn|trên|gần|khoảng|được|từ|cả|tới|đến(?! từ)|dưới|trung bình|bình quân) ){0,4}\d| trở lại"
)
_SCHOOLED = ("trường", "học sinh", "giáo viên", "cấp", "khối")
_NUMBER_BEHIND = re.compile(r"(?: [^\W\d_]+){0,2} \d")
_PLACES = frozenset((
    "tỉnh", "huyện", "xã", "phường", "quận", "thị xã", "thị trấn", "thành phố", "tp", "thôn", "người", "dân", "nhà",
    "họ", "miền",
))  # fmt: skip
_TO_BORROW = re.compile(r" (?:để|phát triển|đầu tư|sản xuất|mua|làm|xây|chăn nuôi|trồng|kinh doanh)(?!\w)")
_HEADS = ("hộ", "người", "phụ nữ", "cây", "xe", "lứa", "chuyến", "bao", "hộp", "thùng")
"""Behind a slash these are what a number is for one of: `2,99 con/hộ`."""
_TIMES_OF = re.compile(r"(?<!\w)(?:qua|với|sau|là|tổng|của)(?: hơn| gần| trên)? \S{1,9} \Z")
"""Before `N lần` that are counted as things, not told of a verb: `qua 5 lần tổ chức`."""
_CITIES = re.compile(r"thành(?! (?:lập|công|quả|tích|tựu|đạt|hội|đoàn|ủy|hình|thạo)(?!\w))(?!\w)")
"""`thành` behind `tỉnh`: `34 tỉnh, thành`."""
_HOUSEHOLDS = ("hộ ", "lượt hộ ", "nhà ", "làng ", "ngôi nhà ")
_TITLES = frozenset(["anh", "chị", "ông", "bà", "cô", "chú", "bác", "em", "cụ", "cậu", "dì", "thím", "mợ", "dượng"])
_FIELDS = frozenset(["khối", "ngành", "hạng", "loại", "chuẩn", "nhãn", "hệ", "giải", "tộc"])


class Phrase(NamedTuple):
    """A noun phrase: its place, its class (empty where its noun is not known), where its head noun ends."""

    start: int
    end: int
    known: str
    head_end: int


class Phrases:
    """Reads noun phrases of one text."""

    __slots__ = ("folded", "knowledge", "lookup", "text")

    def __init__(self, text: str, folded: str, knowledge: Knowledge) -> None:
        self.text = text
        self.folded = folded
        self.knowledge = knowledge
        self.lookup = Lookup(folded, knowledge)

    def read(
        self, position: int, *, known_only: bool = False, loose: bool = False, trades: bool = True
    ) -> Phrase | None:
        """The noun phrase that begins at `position`, spaces before it skipped; `None` where none does.

        Args:
            position: an offset in the text.
            known_only: whether only a noun of the table will do.
            trades: whether what a body or household does may belong to it (`hộ trồng cà phê`).
            loose: whether a word that usually ends a phrase may begin one together with the next (`4 thi thể`).
        """
        folded = self.folded
        while folded[position : position + 1] == " ":
            position += 1
        start = position
        found = TOKEN.match(folded, position)
        if found is None:
            return None
        if found[0] == "số":
            start = position = found.end() + 1
        elif folded.startswith("tổng số ", position):
            position += 8
        elif self._leads(found):
            position = found.end() + 1
        if position != found.start():
            found = TOKEN.match(folded, position)
            if found is None or folded[position - 1] != " ":
                return None
        shouted = self._shouted(position)
        known = self.lookup.noun(position)
        if known is not None:
            end, name = known
            if end == found.end() and self.lookup.verb(position):
                return None  # tập hợp hội viên
            if _TO_BORROW.match(folded, end) and " vay" in folded[position:end] and found[0] != "lượt":
                end = folded.index(" vay", position)
                return Phrase(start, end, name, end)  # cho 20 hộ vay vốn phát triển sản xuất
        else:
            end, name = 0 if known_only else self._begin(found, shouted, loose), ""
            if not end:
                return None
        last = self._extend(position, end, name, shouted, trades)
        behind = self.text[last : last + 2]
        if last > end and not shouted and behind[:1] == " " and behind[1:].isupper():
            last = self._without_body(end, last)
        return Phrase(start, last, name, end)

    def _without_body(self, start: int, end: int) -> int:
        """Where a phrase ends without the body behind it whose name goes on: `học sinh` of `học sinh trường Lê Lợi`."""
        space = self.folded.find(" ", start, end)
        while space >= 0:
            noun = self.lookup.noun(space + 1)
            if noun is not None and noun[1] == "unit":
                return space
            space = self.folded.find(" ", space + 1 if noun is None else noun[0], end)
        return end

    def _leads(self, found: re.Match[str]) -> bool:
        """Whether a word stands before the head of a phrase: `các`, `tổng`, `nguyên` of `nguyên cán bộ`."""
        if found[0] not in _LEADING:
            return False
        if found[0] == "tổng":
            return self.lookup.noun(found.start()) is None
        noun = self.lookup.noun(found.end() + 1) if found[0] in _FORMER else None
        return found[0] in _QUANTIFIERS or (noun is not None and noun[1] == "person")

    def _begin(self, found: re.Match[str], shouted: bool, loose: bool) -> int:
        """Where the head of a phrase ends that begins with a word that is no known noun, or 0."""
        start, end = found.span()
        word, knowledge, folded = self.text[start:end], self.knowledge, self.folded
        if word[0].isupper() and not shouted and not (word.isupper() and len(word) > 1):
            return 0
        grams = self.lookup.grams(start)
        if after := self.lookup.longest(start, knowledge.keeps, grams):
            return after
        if self.lookup.verb(start) or len(word) == 1:
            return 0
        if found[0] not in knowledge.ends and found[0] not in knowledge.verbs:
            return end
        if not loose or found[0] in knowledge.stops or len(grams) < 2:
            return 0
        following = folded[end + 1 : grams[1]]
        return 0 if following in knowledge.stops or self.text[end + 1 : end + 2].isupper() else grams[1]

    def _shouted(self, position: int) -> bool:
        """Whether the text at `position` is a line of capitals."""
        if not self.text[position].isupper():
            return False
        words = self.text[position : position + 24].split("\n", 1)[0].split(" ")[:3]
        return len(words) > 1 and all(word.isupper() for word in words[:2])

    def _extend(self, start: int, end: int, known: str, shouted: bool, trades: bool) -> int:
        """Where the phrase ends whose head noun stands from `start` to `end`."""
        folded, verbs = self.folded, self.knowledge.verbs
        if folded[start:end] == "lần":
            before = folded[max(0, start - 24) : start]
            done = self.lookup.grams(end + 1)
            if "gấp" in before or not any(folded[end + 1 : each] in verbs for each in done):
                noun = len(done) > 1 and _TIMES_OF.search(before) and folded[end + 1 : done[1]] in self.knowledge.acts
                return done[1] if noun else end  # qua 2 lần tổ chức; gấp 2 lần trồng lúa, 2 lần giống cũ
        allowed: Collection[str] = ()
        if known == "action":
            allowed = verbs
        elif trades and (known == "unit" or folded.startswith(_HOUSEHOLDS, start)):
            allowed = () if folded.endswith("vay vốn", start, end) else self.knowledge.vocations
        took = False
        for _ in range(_LONGEST):
            mark = folded[end : end + 1]
            position = end + 1
            if mark == " ":
                position += folded[position : position + 1] == " "
                after, took_verb = self._word(position, start, known, shouted, allowed)
                if took and (not took_verb or known == "action"):
                    allowed = ()
                took = took or took_verb
            elif mark == "," or (mark == "/" and not folded[position : position + 1].isdigit()):
                while folded[position : position + 1] == " ":
                    position += 1
                after = self._coordinated(position, start, end, known, slash=mark == "/")
                if not after and mark == ",":
                    after = self._verb_too(position, start, end, known)
            else:
                break
            if not after:
                break
            end = after
        return self._label(start, end)

    def _label(self, start: int, end: int) -> int:
        """Where a phrase ends with the number that names its last noun: `học sinh lớp 12A1`, `ca mắc Covid-19`."""
        folded = self.folded
        words = folded[start:end].split(" ")
        if words[-1] == "covid" and folded.startswith("-19", end):
            return end + 3
        if len(words) < 2 or (words[-1] not in _LABELLED and " ".join(words[-2:]) not in _LABELLED):
            return end
        found = _LABEL.match(folded, end) if folded[end : end + 1] == " " else None
        if found is None:
            return end
        goes_on = folded[found.end() : found.end() + 1] == " " and folded[found.end() + 1 : found.end() + 2].isalpha()
        return end if goes_on and not self.lookup.ends_at(found.end() + 1) else found.end()

    def _word(self, position: int, start: int, known: str, shouted: bool, allowed: Collection[str]) -> tuple[int, bool]:
        """Where a part of the phrase ends that begins at `position`, or 0; whether it is the one verb `allowed`."""
        folded, knowledge = self.folded, self.knowledge
        if folded[position : position + 1] == "(":
            return self._abbreviation(position), False
        found = TOKEN.match(folded, position)
        if found is None:  # sáng - xanh - sạch - đẹp
            dash = folded.startswith("- ", position)
            return self.lookup.longest(position + 2, knowledge.roles["adjective"]) if dash else 0, False
        if found[0] in ("và", "hoặc"):
            after = self._coordinated(found.end() + 1, start, position - 1, known)
            return after or self._verb_too(found.end() + 1, start, position - 1, known), False
        if self.text[position].isupper() and not shouted:
            if folded[start : position - 1].endswith(found[0]) and (again := self.lookup.noun(position)):
                return again[0], False  # tổ Tổ Tiết kiệm
            return self._capital(position, found.end(), folded[start : position - 1]), False
        if found[0] in _TITLES and self.text[found.end() + 1 : found.end() + 2].isupper() and not shouted:
            return 0, False  # hai mẹ con chị Lan
        for after in reversed(self.lookup.grams(position)):
            phrase = folded[position:after]
            if phrase in knowledge.keeps:
                return after, False
            if phrase in allowed and (allowed is knowledge.verbs or not _NUMBER_NEXT.match(folded, after)):
                return after, True
            if phrase in knowledge.ends or phrase in knowledge.verbs:
                return 0, False
            if " " in phrase and phrase in knowledge.nouns:
                return after, False
        return found.end(), False

    def _verb_too(self, position: int, start: int, end: int, known: str) -> int:
        """Where a verb ends that is coordinated with the last of the phrase (`cuộc kiểm tra, giám sát`), or 0."""
        folded, knowledge = self.folded, self.knowledge
        last = folded.rfind(" ", start, max(start, folded.rfind(" ", start, end))) + 1
        if not last or folded[position - 1 : position] != " ":
            return 0
        allowed = knowledge.verbs if known == "action" else knowledge.vocations
        before = folded[last:end]
        if before not in allowed and (known != "action" or knowledge.nouns.get(before) != "action"):
            return 0
        grams = self.lookup.grams(position)
        if len(grams) < 2 or folded[position : grams[1]] not in allowed or _NUMBER_NEXT.match(folded, grams[1]):
            return 0
        if len(grams) < 3 or self.lookup.ends_at(grams[1] + 1) or known != "action":
            return grams[1]
        return grams[2] if folded[grams[1] + 1 : grams[2]] == "sạch" else 0

    def _abbreviation(self, position: int) -> int:
        """Where an abbreviation in brackets at `position` ends (`doanh nghiệp (DN)`), or 0."""
        close = self.text.find(")", position, position + 12)
        inner = self.text[position + 1 : close] if close > 0 else ""
        return close + 1 if len(inner) > 1 and inner.isupper() and inner.replace("-", "").isalpha() else 0

    def _capital(self, position: int, end: int, before: str) -> int:
        """Where a capitalised modifier at `position` ends (`đại biểu Việt Nam`, `doanh nghiệp FDI`), or 0."""
        last = before.rsplit(" ", 1)[-1]
        modifier = self.lookup.longest(position, self.knowledge.modifiers)
        if last in _PLACES and last != before:
            return max(modifier, self._name(end))  # thanh niên tỉnh Quảng Bình, ngôi Nhà Khuyến học
        if modifier:
            return modifier
        word = self.text[position:end]
        if word.isupper() and 1 < len(word) < 9:
            named = self.folded[position:end] in self.knowledge.roles["body"]
            if named and before.endswith(_SCHOOLED) and not self.text[end + 1 : end + 2].isupper():
                return end  # 12 trường THCS
            return 0 if named else end
        if last in _FIELDS:
            found = TOKEN.match(self.folded, end + 1) if self.folded[end : end + 1] == " " else None
            return end if found is None or not self._joins(found) else found.end()
        return 0

    def _name(self, end: int) -> int:
        """Where a name in capitals ends whose first word ends at `end`."""
        for _ in range(3):
            found = TOKEN.match(self.folded, end + 1) if self.folded[end : end + 1] == " " else None
            if found is None or not self.text[found.start()].isupper():
                break
            end = found.end()
        return end

    def _joins(self, found: re.Match[str]) -> bool:
        return self.text[found.start()].islower() and not self.lookup.ends_at(found.start())

    def _coordinated(self, position: int, start: int, end: int, known: str, *, slash: bool = False) -> int:
        """Where a noun coordinated with the phrase begins at `position`: where that noun ends, or 0."""
        found = self.lookup.noun(position)
        folded = self.folded
        if found is not None and self.lookup.verb(position) and " " not in folded[position : found[0]]:
            return 0
        if (found is None or not slash) and (after := self.lookup.longest(position, self.knowledge.roles["adjective"])):
            listed = folded[end] == "," and _NUMBER_NEXT.match(folded, after)
            return 0 if listed else after  # 45 em, nữ 23 em
        if found is None:
            cities = _CITIES.match(folded, position) if folded.endswith("tỉnh", start, end) else None
            return cities.end() if cities else 0
        after, other = found
        if slash:
            chained = (known == other and folded[position:after] not in _HEADS) or "/" in folded[start:end]
            if folded[position:after] in self.knowledge.roles["per"] and not chained:
                return 0
            return after
        same = folded[start:end].split(" ", 1)[0] == folded[position:after].split(" ", 1)[0]
        if same and " " not in folded[start:end]:
            return 0  # 27 điểm, điểm chuẩn
        if _NUMBER_BEHIND.match(folded, after) if same else folded[after + 1 : after + 2].isdecimal():
            return 0  # 5 ha lúa, ngô 3 ha
        beside = known == "unit" and folded[position:after] in self.knowledge.roles["among-units"]
        if not same and not beside and (other != known or other == ""):
            return 0
        title = other == "unit" or self.text[position].isupper()
        if title and folded[after : after + 1] == " " and self.text[after + 1 : after + 2].isupper():
            return 0  # xã Nam Sơn, Chủ tịch Hồ Chí Minh: a name
        return after
