"""What no finder may claim as a date or a figure: numbers of documents, telephones, plates, addresses, versions …

Each kind is a named rule; the words that reserve the number behind them stand in `data/reserved_words.tsv`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WEB = re.compile(
    r"(?<![\w@.])(?:https?://[^\s<>\"]{1,2000}|www\.[^\s<>\"]{1,500}"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:vn|com|net|org|info|gov|edu)(?![\w@])(?:/[^\s<>\"]{0,500})?)"
)

# The code of a document is in capitals: 357/KH-HPN, 15/2021/NĐ-CP, 26-NQ/TW, 295/LĐLĐ.
_CODE = r"[A-ZĐƯÂÔƠ&]{2,12}\d{0,3}(?:[-/.–]{1,2}[A-ZĐƯÂÔƠ][A-Za-zĐđƯÂÔƠ&]{0,11}\d{0,3}){0,4}"
_CODED = re.compile(rf"\d{{1,6}}[a-zA-Z]?(?: ?[/-] ?\d{{4}})? ?[/\-–] ?{_CODE}(?!\w)")
_DOCUMENT = re.compile(r" ?:? ?\d{1,3}[a-z]?(?: ?/ ?\d{4})?(?:(?:, ?| và )\d{1,3}(?![\d/.])){0,12}(?![\d/]|[.,]\d)")
_NUMBER_AND_YEAR = re.compile(r" ?:? ?\d{1,6}[a-z]?(?: ?/ ?\d{4}| ?[/-] ?\d{1,3}(?![\d/]))(?![\d/])")
_NAMELESS = ("pháp ", "mỗi ", "từng ")
"""Behind these a word names nothing by the number behind it."""
_QUANTITY = re.compile(r"(?:tổng|trong|vào|đa|con|thiểu|dân|quân|sĩ|doanh|chỉ|điểm|tỷ|tỉ)\s{1,3}\Z")
_LABEL = re.compile(
    r" ?:? ?\d{1,3}[a-zđA-ZĐ]?(?:(?:[/-]|, ?| và )\d{1,3}){0,12}(?![\d/]|[.,]\d| ?[-–] ?\d)"
    r"(?=[^\S\n]{0,3}(?:[^\w\s%(]|[A-ZĐÂƯÔƠ]|\n|\Z"
    r"|(?:ở|tại|của|thuộc|và|đến|về|do|cho|này|có|là|từ|trở|đã|sẽ|với)(?!\w)|(?:ngày|tháng|năm) \d))"
)
_LONG_LABEL = re.compile(_LABEL.pattern.replace(r"\d{1,3}[a-z", r"\d{1,4}[a-z", 1))
_ORDINAL = re.compile(
    r"(?:(?<=thứ)|(?! ?\d{1,3} ?"
    r"(?:m|km|mét|kg|tấn|ha|triệu|nghìn|ngàn|tỷ|đồng|ngày|tuần|tháng|năm|giờ|tiếng|phút)(?!\w| \d)))"
    r" ?\d{1,3}(?:[/-]\d{1,2})?(?![\d/]|[.,]\d)(?! ?%)"
)
_PLACE = re.compile(r" ?\d{1,2}(?: ?[/-] ?\d{1,2}(?:/\d{1,3})?(?![\d/-])| tháng \d{1,2}(?![\d/]))")
_TELEPHONE_WORDS = re.compile(r"[ :.]{0,3}\(?\+?\d[\d .()–-]{5,17}\d")
_TELEPHONE = re.compile(
    r"(?:\(?(?:\+84|84|0)\d{1,3}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}(?:[ .-]?\d{2,3})?"
    r"|1[89]00[ .-]?\d{4,6}|1[89]00[ .-]\d{2}[ .-]\d{2})(?![\d/])"
)
_PLATE = re.compile(r"\d{2}[A-ZĐ]{1,2}\d? ?[-–.]? ?\d{3}\.?\d{1,2}(?![\d/])")
_CODE_NUMBER = re.compile(r" ?:? ?\d{1,12}(?:[./-]\d{1,8}){0,4}(?![\d/]| ?%)")
_RULES = {
    "document": (_DOCUMENT,), "number": (_NUMBER_AND_YEAR, _LABEL), "decision": (_NUMBER_AND_YEAR, _LONG_LABEL),
    "label": (_LABEL,), "ordinal": (_ORDINAL,),
    "place": (_PLACE,), "telephone": (_TELEPHONE_WORDS,), "code": (_CODE_NUMBER,),
}  # fmt: skip


class Reserved(NamedTuple):
    """A span that is neither date nor figure, and the rule that says so."""

    start: int
    end: int
    rule: str


class Reserver:
    """Finds what is reserved in a text; `spans` are the finds, in text order."""

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.spans: list[Reserved] = []
        self.web: list[tuple[int, int]] = []
        if "." in folded and any(
            sign in folded for sign in ("http", "www.", "@", ".vn", ".com", ".net", ".org", ".info")
        ):
            self.web = [match.span() for match in _WEB.finditer(folded)]

    def __call__(self, start: int, end: int, rule: str | None) -> int:
        """The end of what is reserved from a number, or by a word with a rule, on; 0 where nothing is.

        Args:
            start: where the number or word begins.
            end: where it ends.
            rule: of the word; `None` for a number.
        """
        if rule is not None:
            return self._by_word(start, end, rule)
        text = self.text
        after = text[end : end + 2]
        digits = end - start
        if after[:1] in "/-–" or (after[:1] == " " and after[1:] in ("/", "-", "–")) or after[:1].isalpha():
            match = _CODED.match(text, start)
            if match:
                return self._keep(match.start(), match.end(), "document")
        if digits == 2 and after[:1].isalpha() and (match := _PLATE.match(text, start)):
            return self._keep(match.start(), match.end(), "plate")
        hotline = digits == 4 and text[start : start + 2] in ("18", "19")
        thousands = text[start - 1 : start] in (".", ",") and text[start - 2 : start - 1].isdecimal()
        if hotline or digits > 9 or (text[start] == "0" and digits > 2 and not thousands):
            match = _TELEPHONE.match(text, start)
            if match and match.end() - start > 7:
                return self._keep(match.start(), match.end(), "telephone")
        return 0

    def _by_word(self, start: int, end: int, rule: str) -> int:
        text = self.text
        if rule in ("document", "number", "decision"):
            number = end
            while text[number : number + 1] in " :\u00a0" and number < end + 3:
                number += 1
            if coded := _CODED.match(text, number):
                return self._keep(coded.start(), coded.end(), "document")
        if text[max(0, start - 5) : start].lower().endswith(_NAMELESS):
            return 0  # tư vấn pháp luật 34 buổi, mỗi khóa 20-30 học viên
        if rule in ("number", "decision") and _QUANTITY.search(text[max(0, start - 8) : start].lower()):
            return 0
        for pattern in _RULES[rule]:
            if match := pattern.match(text, end):
                number = match.end() - len(match[0].lstrip(" :.\u00a0"))
                return self._keep(number, match.end(), "document" if rule in ("number", "decision") else rule)
        return 0

    def _keep(self, start: int, end: int, rule: str) -> int:
        self.spans.append(Reserved(start, end, rule))
        return end
