"""What only looks like a figure: a part of a name, a quoted name, a fixed expression, a time of day, an article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from viennews.figures.context import sentence_start
from viennews.figures.lookup import Lookup
from viennews.figures.phrases import Phrase
from viennews.figures.quantities import Quantity, Value
from viennews.numerals import FIRST_WORDS

_QUOTED = re.compile(r'["“]([^"“”\n]{1,70})["”]')
_SPEAKER = re.compile(r",? ?-? ?(?:anh|chị|ông|bà|em|cô|chú|bác|đồng chí|đ/c|theo|cụ|thầy)(?!\w)")
_OPENS = frozenset(".!?:;…\n-–")
_CLOCK = re.compile(r" (?:rạng )?(?:sáng|trưa|chiều|tối|đêm|kém|\d|(?:cùng )?ngày|hôm)")
_HALF_PAST = re.compile(r"\d{1,2} rưỡi (?:sáng|trưa|chiều|tối|đêm)(?!\w)")
_FROM_TO = re.compile(r"\d{1,2} giờ (?:đến|tới|-) (?:gần |hơn |khoảng )?\d{1,2} ?(?:giờ|h)(?!\w)")
_TO_HOUR = re.compile(r"\d ?(?:giờ |h |)(?:đến|tới|-) (?:gần |hơn |khoảng )?\Z")
"""Hours told twice: `từ 7 giờ đến 17 giờ`, but `kéo dài từ 3 giờ đến 5 giờ`."""
_CLOCK_WITH_POINT = re.compile(r"\d{1,2}[.,][0-5]\d phút")
_ABOUT = re.compile(r"(?:(?:\A|[.!?\n] ?)|(?<!\w)(?:lúc|vào|hồi|đến|tới|từ) )(?:khoảng|chừng|gần|hơn|ngoài) \Z")
"""Before an hour of the day told roughly: `Khoảng 9h, …`, `đến khoảng 22h`; not so `đi bộ khoảng 2h`."""
_SCHOOL_YEAR = re.compile(r" học (?:19|20)\d\d")
_CLOCK_BEFORE = frozenset(["lúc", "hồi", "đúng", "vào"])
_HOURS = re.compile(r"(?<!\w)(?:(\w{1,12}) )?\d{1,2} ?giờ (?:\d{1,2} ?phút )?\Z")
_TIME = re.compile(r"\d{1,2} ?giờ ")
_LATE_HOURS = frozenset(range(13, 24))
_DURING = frozenset(["trong", "sau", "suốt", "hơn", "gần", "khoảng", "quá", "vòng", "trước", "dưới", "trên", "thêm"])
# Words before hours and minutes that last: `với thành tích 1 giờ 12 phút`.
_LASTING = frozenset(["trong", "suốt", "vòng", "hết", "mất", "tích", "gian", "dài", "đủ", "lục"])
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROADS = frozenset(["đường", "phố", "ngõ", "ngách", "hẻm", "kiệt"])
# Digits in words that are other words too: they count known nouns only.
_DOUBTFUL = frozenset(["một", "ba", "tư", "năm", "chín", "tám"])
# Before one day, week, month or year that is measured; what makes it some day, or a date.
_LASTS = frozenset(["trong", "sau", "đủ", "đương", "tròn", "trọn", "hết", "mất", "suốt", "dài", "vòng", "quá"])
_VAGUE = re.compile(r" (?:nào|không|đẹp|qua|nay|vừa|gần|tới|trước|trở|mưa|nắng|mới|cuối|đầu|giữa|như|\"|“)(?!\w)")
_ONCE = frozenset(["chỉ", "đúng", "vẹn", "vòng"])
_ARTICLES = re.compile(r"(?:điều|khoản|điểm) (?:\d{1,3}|[a-zđ])(?!\w)")
"""`điều 2` behind a number: `khoản 1 điều 2`, or a verb (`khu vực 3 điều 4 xe`)."""
_CITED = re.compile(r"(?<!\w)(?:theo|tại|ở|trong|của|các|những|vào|với|trái|quy định|(?:khoản|điểm) \w{1,3},?) điều \Z")
_RULES = re.compile(
    r"(?:bộ luật|luật|hiến pháp|pháp lệnh|nghị (?:định|quyết)|thông tư|quy (?:định|chế|tắc|ước|trình)|quyết định"
    r"|chỉ thị|điều lệ|hướng dẫn|công ước|hiệp định|nội quy|hợp đồng|thỏa (?:ước|thuận)|kế hoạch|văn bản|chương|mục"
    r"|khoản|điểm|phần)(?!\w)"
)
"""What has articles, named by `điều` and a number; before other nouns `điều` is a verb (`điều 2 xe`)."""
_SENT = re.compile(
    r"(?:xe|tàu|máy|ca nô|xuồng|trực thăng|phương tiện|(?:cán bộ, )?chiến sĩ|cảnh sát|dân quân|tổ|đội)(?!\w)"
)
"""Whom `Điều` sends at the beginning of a sentence: `Điều 4 xe chữa cháy`."""
_NAMES = re.compile(r" [^\W\d_][\w -]{1,30}(?:, [^\W\d_][\w -]{1,30}){0,8}")
_NAMES_PARTED = re.compile(r", | và ")
_NEXT_COUNT = re.compile(rf"(?:[,;]| và) (?:và )?(?:\d+|{'|'.join(FIRST_WORDS)}) ([^\W\d_]+)")


class Doubt:
    """Doubts the numbers of one text."""

    __slots__ = ("folded", "knowledge", "lookup", "quotes", "text")

    def __init__(self, text: str, lookup: Lookup) -> None:
        self.text = text
        self.folded = lookup.folded
        self.knowledge = lookup.knowledge
        self.lookup = lookup
        self.quotes = _quotations(text, lookup.folded)

    def stands_free(self, start: int) -> bool:
        """Whether a number is no part of something longer: `Covid-19`, `U23`, `a@b1`."""
        mark = self.folded[start - 1 : start]
        if not mark or mark.isspace():
            return True
        if mark.isalnum() or mark in "_@#&":
            return False
        before = self.folded[start - 2] if start > 1 else " "
        if mark == "/":
            return before.isalpha() or before in " )%"
        if mark == ":":
            return not before.isdigit()
        if mark == ",":
            return not before.isdigit()  # 25 hộ,30 suất
        if mark in ".-+":
            return not before.isalnum()
        return True

    def quoted(self, start: int) -> bool:
        """Whether a number stands in a quoted name."""
        if not self.quotes:
            return False
        index = bisect_right(self.quotes, (start, len(self.text))) - 1
        return index >= 0 and start < self.quotes[index][1]

    def fixed(self, quantity: Quantity, words: Sequence[str]) -> bool:
        """Whether a numeral in words is no number: a name, a father, a year, a fixed expression."""
        folded, text, roles = self.folded, self.text, self.knowledge.roles
        start, end = quantity.start, quantity.end
        if text[start].isupper() and not text[start:end].isupper():
            before = text[max(0, start - 3) : start].rstrip(" \"“'(")
            if (before and before[-1] not in _OPENS) or text[end + 1 : end + 2].isupper():
                return True
        if quantity.rule in ("rough", "fraction"):
            return False
        if words and words[-1] in roles["kin"]:
            return True
        if folded.startswith("năm ", start) and quantity.value == 5:
            opens = start == 0 or not text[start].islower()
            if words[-1] in roles["year-before"] if words else not opens:
                return True  # mỗi năm huyện
        window = folded[start : start + 24].split("\n", 1)[0].split(" ")
        return any(" ".join(window[:count]).rstrip(".,;:)\"'") in roles["fixed"] for count in (2, 3))

    def clock(self, quantity: Quantity, words: Sequence[str]) -> bool:
        """Whether hours are a time of day, or years the year of a school (`Quận 5 năm học 2010 - 2011`)."""
        if quantity.unit == "năm":
            return _SCHOOL_YEAR.match(self.folded, quantity.end) is not None
        timed = quantity.rule == "sum" and _TIME.match(self.folded, quantity.start) is not None
        if quantity.unit in ("phút", "giây") and not timed:
            if words and words[-1] in _CLOCK_BEFORE and _CLOCK_WITH_POINT.match(self.folded, quantity.start):
                return True
            before = _HOURS.search(self.folded, max(0, quantity.start - 40), quantity.start)
            return before is not None and before[1] not in _LASTING
        if timed:
            lasts = self.folded.startswith((" mỗi", "/"), quantity.end)
            return not lasts and quantity.bound is None and not (words and words[-1] in _DURING | _LASTING)
        if quantity.unit != "giờ":
            return False
        if self.folded[quantity.end - 1] == "h":
            if words and words[-1] in ("sau", "trước") and quantity.value in _LATE_HOURS:
                return True
            if _CLOCK.match(self.folded, quantity.end) or quantity.bound is None:
                return not (words and words[-1] in _DURING)
            return _ABOUT.search(self.folded, max(0, quantity.start - 16), quantity.start) is not None
        if words and words[-1] in _LASTING:
            return False
        if isinstance(quantity.value, tuple) and _LATE_HOURS.issuperset(quantity.value):
            return not (words and words[-1] in _DURING)  # tầm 21 - 22 giờ
        if words[-1:] == ["từ"] and _FROM_TO.match(self.folded, quantity.start):
            return words[-2:-1] == [] or words[-2] not in _LASTING
        if _TO_HOUR.search(self.folded, max(0, quantity.start - 20), quantity.start):
            return True
        return bool(words and words[-1] in _CLOCK_BEFORE) or _CLOCK.match(self.folded, quantity.end) is not None

    def counts_nothing(self, quantity: Quantity, certainty: str | None, phrase: Phrase) -> bool:
        """Whether a number that a noun follows counts nothing: a name before it, an address, a word like a number."""
        text = self.text
        begins, ends = phrase.start, phrase.head_end
        if text[begins].isupper() and _YEAR.fullmatch(text, quantity.start, quantity.end):
            return True  # cuối 1929 Hội nghị
        if _HALF_PAST.match(self.folded, quantity.start):
            return True  # 4 rưỡi chiều
        if text[begins - 1] in '“"':
            return certainty is not None
        if certainty is not None and _ARTICLES.match(self.folded, begins):
            return True
        if self.folded.endswith("điều ", 0, quantity.start) and (
            (text[quantity.start - 5] == "Đ" and not _SENT.match(self.folded, begins))
            or _CITED.search(self.folded, max(0, quantity.start - 24), quantity.start)
            or _RULES.match(self.folded, begins)
        ):
            return True  # Điều 17 hộ dân mong muốn
        head = self.folded[begins:ends]
        acts = self.knowledge.ends if phrase.known == "unit" else self.knowledge.verbs
        known = phrase.known and not (" " in head and head in acts)  # tổ chức, hoạt động
        kept = self.folded[ends + 1 : phrase.end] in self.knowledge.keeps  # 12 quận nội thành Hà Nội
        road = head in _ROADS
        place = (phrase.known == "unit" and not kept) or road
        if road and self._before_name(ends, phrase.end):
            return True  # 15 đường Lê Lợi
        if certainty is not None and not known:
            return True  # phường 7 tổ chức hội thao
        if certainty is not None and place and self._before_name(ends, phrase.end):
            return not self._lists(ends, quantity.value)  # chi hội 4 phường Gia Cẩm
        if certainty is not None and text[begins].isupper() and not text[begins : begins + 2].isupper():
            return True  # tuần 4 Chiến dịch
        if (
            text[begins].isupper()
            and self._before_name(ends, phrase.end)
            and " " not in text[begins:ends]
            and not text[begins:ends].isupper()
            and text[ends + 2 : ends + 3].islower()
            and self.folded[ends + 1 : phrase.end] not in self.knowledge.modifiers
        ):
            return True  # 20 Đội Cấn
        if not known and not quantity.words and self._after_name(quantity.start):
            return True  # chuyến bay VN 250
        few = not isinstance(quantity.value, tuple) and quantity.value <= 12
        if not phrase.known and few and not self.knowledge.roles["slogan"].isdisjoint((head, head.split(" ", 1)[0])):
            return True  # 5 không 3 sạch
        if quantity.words and not phrase.known:
            return self.folded[quantity.start : quantity.end] in _DOUBTFUL
        return False

    def _before_name(self, *ends: int) -> bool:
        """Whether a capitalised word follows behind one of the places."""
        return any(self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper() for end in ends)

    def _lists(self, end: int, value: Value) -> bool:
        """Whether as many names as counted follow: `Biên phòng 3 tỉnh Hà Giang, Cao Bằng và Lạng Sơn`."""
        found = _NAMES.match(self.text, end)
        names = _NAMES_PARTED.split(found[0].strip()) if found else []
        return sum(1 for _ in takewhile(lambda name: name[0].isupper(), names)) == value

    def _after_name(self, position: int) -> bool:
        """Whether a capitalised word that begins no sentence stands right before `position`."""
        window = self.text[max(0, position - 40) : position].rpartition("\n")[2]
        words = window.split(" ")
        return len(words) > 2 and words[-2][:1].isupper() and (words[-2][-1] + words[-3][-1:]).isalnum()

    def counts_one(self, quantity: Quantity, words: Sequence[str], previous: Quantity | None) -> bool:
        """Whether `một` counts: with a bound, for one of something, in a list of counts, `một người duy nhất`."""
        folded = self.folded
        if folded.startswith((" số ", " vài "), quantity.end):
            return False  # trên một số tờ báo
        if previous is not None and previous.per and quantity.start == previous.end + 1:
            return False  # 15.000 đồng một quả
        if quantity.bound or (words and words[-1] in _ONCE) or words[-2:] == ["chỉ", "có"]:
            return True
        if quantity.kind == "duration":
            return "mỗi" in words or (bool(words) and words[-1] in _LASTS and not _VAGUE.match(folded, quantity.end))
        if quantity.per:
            return True
        if quantity.counted is None:
            return quantity.kind == "ratio"
        start, end = quantity.counted
        if start != quantity.end + 1:
            return False  # một số thôn
        if folded.startswith(" duy nhất", end):
            return True
        head = folded[start:end].split(" ", 1)[0]
        if previous is not None and previous.counted:
            if folded.startswith(head, previous.counted[0]):
                return previous.end >= sentence_start(folded, quantity.start)
            if folded[previous.last : quantity.start] in (" và ", ", ") and self.lookup.noun(start):
                return True  # 12 xã và một thị trấn
        found = _NEXT_COUNT.search(folded, end, end + 70)
        if found is None:
            return False
        if found[1] == head:
            return True
        another = " một " in found[0]  # một cách làm hay, một hướng đi mới
        return found.start() == end and not another and self.lookup.noun(start) is not None


def _quotations(text: str, folded: str) -> list[tuple[int, int]]:
    """The places of short quotations that are names or slogans (`“5 không, 3 sạch”`), no speech."""
    if '"' not in folded:
        return []
    found = []
    for quote in _QUOTED.finditer(text):
        inner = quote[1]
        before = text[: quote.start()][-2:] if quote.start() < 2 else text[quote.start() - 2 : quote.start()]
        if (
            before.rstrip().endswith(":")
            or inner.count(" ") > 9
            or inner.rstrip()[-1:] in (".", ",", "!", "?", "…", ";")
        ):
            continue
        if _SPEAKER.match(folded, quote.end()) and inner[:1].isupper():
            continue
        found.append((quote.start(), quote.end()))
    return found
