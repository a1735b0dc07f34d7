"""Lines that tell when an article was published: `Thứ năm - 28/10/2021 13:52`, `Cập nhật 08:15, ngày 2/3/2024`.

Texts are expected folded.
"""

from __future__ import annotations

import datetime
import re

# Each pattern begins with a digit, and looks behind after it: a scan skips to the next digit at once.
_DAY = re.compile(r"(\d(?<![\d/.-].)\d?)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d|\d\d)(?![\d/]|[.-]\d)")
_WRITTEN_DAY = re.compile(r"(\d{1,2})(?: tháng | tháng|, tháng )(\d{1,2})(?:,? năm |[,/ -]{1,3})((?:19|20)\d\d)")
_MONTHS = {
    word: number
    for number, word in enumerate(
        ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"), start=1
    )
}
_ENGLISH_MONTHS = {
    name[:size]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), start=1,
    )
    for size in (3, 4, len(name))
}  # fmt: skip
_VIETNAMESE, _ENGLISH = ("|".join(sorted(names, key=len, reverse=True)) for names in (_MONTHS, _ENGLISH_MONTHS))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NAMED_DAYS = [
    re.compile(pattern)
    for pattern in (
        # WordPress: `4 Tháng Tám, 2024`, also with its English order.
        rf"(?<!\d)(?P<day>\d{{1,2}})[ -]tháng (?P<month>{_VIETNAMESE})[, -]+{_YEAR}(?=\D|$|\d\d? tháng)",
        rf"(?:tháng|thg) (?P<month>\d{{1,2}}|{_VIETNAMESE}) (?P<day>\d{{1,2}}), {_YEAR}(?!\d)",
        # Locales: `4 thg 8, 2024`, `4 Th8 2024`.
        rf"(?<!\d)(?P<day>\d{{1,2}}) thg? ?(?P<month>\d{{1,2}})[, ]{{1,2}}{_YEAR}(?!\d)",
        rf"(?<![^\W_])(?P<month>{_ENGLISH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<month>{_ENGLISH})\.?[, -]{{1,2}}{_YEAR}(?!\d)",
    )
]
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_OF_A_DAY = re.compile(r"(?:[/.-]|năm )(1[5-9]\d\d|20\d\d)(?!\d)")
_FIRST_PAGES = "1995"
"""No page is older: a day of an earlier year is one that the article tells of."""
_ISO_DAY = re.compile(r"((?:19|20)\d\d)(?<!\d.{4})[-/](\d\d?)[-/](\d\d?)(?!\d)")
_COMPACT_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_CLOCK = re.compile(r"\d{1,2}\s?(?:[:h]|giờ)\s?\d\d(?:\s?(?::\d\d|phút))?|gmt\s?[+-]\s?\d+|utc\s?[+-]\s?\d+")
_CLOCK_ALONE = re.compile(r"\A\W*\d{1,2}\s?[:h]\s?\d\d(?::\d\d)?\W*(?:[ap]m\W*)?")
_DAY_ALONE = re.compile(
    r"(?:(?:sáng|chiều|tối),? )?(?:(?:thứ \w+|chủ nhật)[, (-]*)?(?:ngày )?"
    rf"(?:{_DAY.pattern}|{_WRITTEN_DAY.pattern})[:.)]?"
)
_DAY_BOX = re.compile(r"(?:\d{1,2} )?thg? ?\d{1,2}")
"""The day and the month in the box that some themes put beside a title: `06 Th9`."""
_SHORT_DAY = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?(?:\d{4}|\d\d))?")
_STAMP = re.compile(
    r"\d\d:\d\d(?::\d\d)?[ ,|-]{1,3}\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)"
    r"|(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.]\d{4}[ ,|-]{1,3}\d\d:\d\d"
)
"""A day and a clock time side by side, as a machine writes them."""
_MONTHS_OR_MAY = re.compile(r"\d tháng năm ")
_MOST_NAMES = 9
_AROUND = " \t\n()[]{}-|/.,:;*"
_AGO = re.compile(r"(?:cách đây )?\d{1,3} (?:phút|giờ|ngày|tuần|tháng|năm) trước\W*")
_WORDS = re.compile(r"[^\W\d_]+")
_LINE_WORDS = frozenset([
    "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "cập", "ngày", "đăng", "lúc", "vào", "gmt", "utc",
    "am", "pm", "giờ", "phút", "tháng", "sáng", "trưa", "chiều", "tối", "đêm", "t", "cn", "h", "lần", "cuối",
    "thời", "gian", "xuất", "bản", "ra", "viết", "posted", "updated", "published", "on", "at", "một", "tám", "chín",
    "mười", "lượt", "xem", "view", "views", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "bởi", "by", "admin", "bình", "luận", "comments", "comment", "gửi", "tạo", "tải", "lên", "đọc", "đã", "thg", "th",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", *(_ENGLISH_MONTHS.keys() - {"may"}),
])  # fmt: skip
_DIGIT = re.compile(r"\d")
_TWO_NUMBERS = re.compile(r"\d\D++\d")
_SAYING = frozenset((
    "từ", "đến", "trước", "sau", "của", "trong", "cho", "với", "được", "sẽ", "không", "các", "những", "là", "về",
    "mừng", "kỷ", "niệm",
))  # fmt: skip
"""Words of headlines and headings that name a day: `Mức lương mới từ 1/7/2022`."""
_MOST = 140


def day_in(text: str) -> datetime.date | None:
    """The first full day, day before month, that a folded line names; else a day in ISO 8601, else month before day."""
    for pattern in (_DAY, _WRITTEN_DAY):
        for match in pattern.finditer(text):
            day, month, year = map(int, match.groups())
            if found := _date(year if year > 99 else 2000 + year, month, day):
                return found
    if named := _named_day_in(text):
        return named
    if found := iso_day_in(text):
        return found
    swapped = _DAY.search(text)
    return _date(int(swapped[3]), int(swapped[1]), int(swapped[2])) if swapped and len(swapped[3]) == 4 else None


def _named_day_in(text: str) -> datetime.date | None:
    if not _HAS_YEAR.search(text):
        return None
    for pattern in _NAMED_DAYS:
        for match in pattern.finditer(text):
            name = match["month"]
            month = int(name) if name.isdigit() else _MONTHS.get(name) or _ENGLISH_MONTHS[name]
            if found := _date(int(match["year"]), month, int(match["day"])):
                return found
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def iso_day_in(text: str) -> datetime.date | None:
    """The first day in ISO 8601, with or without hyphens."""
    for pattern in (_ISO_DAY, _COMPACT_DAY):
        for match in pattern.finditer(text):
            if found := _date(*map(int, match.groups())):
                return found
    return None


def is_date_line(text: str, *, alone: bool = False) -> bool:
    """Whether a folded line tells a time and hardly anything else: a day, a clock time alone, `3 giờ trước`.

    Names may stand with it, unless it is to be `alone`.
    """
    if len(text) > _MOST or not _DIGIT.search(text):
        return False
    years = _YEAR_OF_A_DAY.findall(text)
    if years and max(years) < _FIRST_PAGES:
        return False
    if _DAY_BOX.fullmatch(text) or ("trước" in text and _AGO.fullmatch(text)):
        return True
    if not _TWO_NUMBERS.search(text):
        return False
    if _CLOCK_ALONE.fullmatch(text):
        return True
    certain = _DAY.search(text)
    if not certain:
        if not _HAS_YEAR.search(text):
            return False
        certain = _WRITTEN_DAY.search(text) or _ISO_DAY.search(text)
        if not certain and not _named_day_in(text):
            return False
    words = [word for word in _WORDS.findall(_CLOCK.sub(" ", text)) if word not in _LINE_WORDS]
    if is_stamped(text):
        return len(words) <= _MOST_NAMES
    # `6 tháng năm 2024` are months as well as a day in May.
    if alone or (not certain and _MONTHS_OR_MAY.search(text)):
        return not words
    if len(words) > 2 and not _SAYING.isdisjoint(words):
        return False
    return len(words) <= 2 or (len(words) <= 6 and not text.endswith((".", ":", ";", "!", "?")))


def is_day_alone(text: str) -> bool:
    """Whether a folded line is a day and nothing else: `12/03/2015`, `Thứ Hai, ngày 5 tháng 6 năm 2015`."""
    return bool(_DAY_ALONE.fullmatch(text))


def is_stamped(text: str) -> bool:
    """Whether a day and a clock time stand side by side."""
    return bool(_STAMP.search(text))


def without_dates(text: str) -> str:
    """A line without its days, clock times and the signs around them."""
    return _CLOCK.sub("", _SHORT_DAY.sub("", text)).strip(_AROUND)
