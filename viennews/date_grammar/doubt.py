"""Whether what reads like a date is one: an ordered list of named judgements on the words around it.

Each judgement says yes, no, or nothing; the first that speaks decides. The words stand in `data/date_surroundings.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from viennews.date_grammar.surroundings import Case

_PLAIN_YEARS = range(1900, 2100)
"""Years that may stand without the word `năm`."""
_RECENT_YEARS = frozenset(year for year in range(2001, 2040) if year % 10)
"""Years that, being no round number, are hardly a count."""
_COUNTS = re.compile(r"\s{0,3}[%‰]|\s{1,3}(?:tổng\s{1,3})?số\s")


Judgement = Callable[[Case], bool | None]


def length_of_time(case: Case) -> bool | None:
    """No: `5 năm qua`, `những tháng tới`, `mỗi năm 2000 suất`, `mỗi tháng 5 triệu`."""
    rule = case.found.rule
    point = case.found.begin
    told_from_now = rule == "relative" and point.kind != "day" and not point.modifier
    if told_from_now and (case.preceded("plural") or case.left.rstrip()[-1:].isdigit()):
        return False
    written_out = rule in ("quarter", "month") and point.year is not None
    if rule in ("year", "quarter", "month") and not written_out and not point.modifier and case.preceded("each"):
        return False
    return None


def old_year(case: Case) -> bool | None:
    """No: `năm 300 suất`, `năm 1500 hộ`; but `năm 938, …`."""
    point = case.found.begin
    if case.found.rule != "year" or point.year in _PLAIN_YEARS:
        return None
    return case.goes_on


def counted(case: Case) -> bool | None:
    """No: a month or day without a year before a unit (`tháng 5 triệu`, `ngày 2 lần`, `tháng 4, 5 công nhân`).

    So are months and what they brought (`lãi 6 tháng 5 tỷ đồng`), where no `ngày` stands before.
    """
    point = case.found.begin
    bare = case.found.rule in ("month", "bare day", "number") and point.year is None and not point.modifier
    bare = bare or (case.found.rule == "day in words" and point.year is None and case.written[0].isdigit())
    if case.found.rule == "month" and _SENTENCE_BEGINS.search(case.line) and not _AMOUNT.match(case.right):
        return None  # Tháng 12 đường vào xã rộn ràng.
    return False if bare and (_COUNTS.match(case.right) or case.followed("number-unit")) else None


_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?…] )\Z")
_AMOUNT = re.compile(r" (?:triệu|nghìn|ngàn|tỷ|đồng|lần|buổi|người|suất|ngày|giờ|tấn|kg)(?!\w)|[%,]")
_PAIRED = re.compile(r"(?<!\w)(tuần|tháng|năm|quý) (?:trước|sau)\Z")


def comparison(case: Case) -> bool | None:
    """No: `năm sau cao hơn năm trước`, `tháng này qua tháng khác`."""
    if case.found.rule != "relative" or case.found.begin.kind == "day":
        return None
    if _PAIRED.search(case.written):
        unit = case.written.split()[-2]
        around = case.left + " " + case.right
        if (
            f"{unit} trước" in around
            or f"{unit} sau" in around
            or case.right.startswith((" đó", " nữa đó", " liền kề", " khi", " mắt"))
        ):
            return False
    if case.written.startswith("sang ") and case.right.startswith((" kế tiếp", " tiếp theo", " liền kề", " khác")):
        return False  # chuyển sang tháng kế tiếp
    return False if case.right.startswith((" qua ", " sang ")) else None


_ROUGH_REST = re.compile(
    r" (?:khi|đó|ngày|tết|lễ|kỳ|sự|lúc|đại|thềm|cuộc|năm|thời|mắt|trận|cách mạng|sau|mùa|\d)(?!\w)"
)


def rough_distance(case: Case) -> bool | None:
    """No: `hơn 3 năm trước`, `một hai ngày nữa`, `3 ngày trước khi`."""
    if case.found.rule != "ago":
        return None
    if case.preceded("approximate") or case.preceded("plural") or case.left.rstrip().endswith((*"-0123456789",)):
        return False
    return not (case.written.endswith("trước") and "cách" not in case.written and _ROUGH_REST.match(case.right))


def named_month(case: Case) -> bool | None:
    """No: the months of `Cách mạng tháng Tám`, `ngày tháng năm sinh`, `đường Ba tháng Hai`."""
    point = case.found.begin
    if case.found.rule != "month" or point.year is not None or point.modifier is not None:
        return None
    named = case.left.endswith(("cách mạng ", "ngày ", "ngày, ")) or case.words.street.search(case.left)
    return False if named else None


def lone_new_year(case: Case) -> bool | None:
    """No: `3 Tết` without `mùng`; `30 Tết` is a day."""
    small = case.found.rule == "new year" and case.written[0].isdigit() and (case.found.begin.day or 0) <= 20
    return False if small and not case.found.listed else None


_EVERY = re.compile(r"[^.;\n]{0,24}(?:hằng|hàng|mỗi) (?:tuần|tháng)")


def lone_weekday(case: Case) -> bool | None:
    """A day of the week alone: where it has a part of the day or a preposition; no: `thứ Hai hằng tuần`."""
    if case.rule not in ("told weekday", "weekday"):
        return None
    if _EVERY.search(case.right):
        return False
    if case.rule == "told weekday":
        return None
    if case.found.finish is not None:
        return case.found.finish.offset is not None
    return case.found.begin.part is not None or (case.goes_on and case.preceded("weekday-cue"))


def bare_day(case: Case) -> bool | None:
    """A day without a month: where a word says that it is one, and nothing follows that it could count."""
    if case.found.begin.kind != "bare day":
        return None
    if case.preceded("each") or _EVERY.match(case.right) or case.left.rstrip()[-1:].isdigit():
        return False
    if case.found.begin.beginning:
        return True
    led = case.preceded("cue") or case.preceded("lead") or case.preceded("goes-on")
    return case.goes_on and (led or case.found.finish is not None or case.found.listed)


def lone_edge(case: Case) -> bool | None:
    """`đầu năm` without its year: no where it only describes (`gặp mặt đầu năm`) or is told of every year."""
    if case.found.rule != "edge" or case.found.begin.kind != "year" or not case.written.endswith(" năm"):
        return None
    if case.right.startswith((" mới", " học")) or _EVERY_YEAR.search(case.line):
        return False
    return case.preceded("edge-cue") or _CLAUSE_BEGINS.search(case.left) is not None


_EVERY_YEAR = re.compile(r"(?<!\w)(?:hằng|hàng|mỗi|từng) năm(?!\w)[^.;\n]*\Z")
_CLAUSE_BEGINS = re.compile(r"(?:\A|[.,;:(\"!?-])\s{0,3}\Z")


_FRACTION = re.compile(r"\d{1,2}/\d{1,2}")


def ratio_in_list(case: Case) -> bool | None:
    """No: the second of `ngày 5/3, 3/4 hộ dân`: standing behind a day makes no day of a ratio."""
    if not case.in_list or not _FRACTION.fullmatch(case.written):
        return None
    proper = (case.found.begin.day or 0) <= (case.found.begin.month or 0)
    return False if proper and (_COUNTS.match(case.right) or case.followed("number-unit")) else None


def told_by_words(case: Case) -> bool | None:
    """Yes: a word of time is part of it, or a year of four digits."""
    return True if case.found.told else None


def two_digit_year(case: Case) -> bool | None:
    """A whole date with a year of two digits: with slashes only (`5.3.21` numbers a section)."""
    if case.rule == "full date":
        return "/" in case.written and not case.preceded("quantity")
    return None


def month_and_year(case: Case) -> bool | None:
    """`06/2021`; with a dash or point only in brackets or behind a word that leads to a time."""
    if case.rule == "month and year":
        return "/" in case.written or case.bracketed or case.preceded("cue") or case.preceded("lead")
    return None


def bare_year(case: Case) -> bool | None:
    """A year alone: one of the last or this century, with nothing behind it that it could count."""
    point = case.found.begin
    if point.kind != "year":
        return None
    if case.found.finish is not None:
        return case.goes_on or case.preceded("year-cue")
    if point.year not in _PLAIN_YEARS or _COUNTS.match(case.right) or case.followed("number-unit"):
        return False
    if case.preceded("quantity"):
        return False
    return case.goes_on or (point.year in _RECENT_YEARS)


def address(case: Case) -> bool | None:
    """No: `trụ sở tại 12/7 Trần Phú`, `tổ 2/4`."""
    if case.found.begin.kind != "day" or "/" not in case.written or case.found.finish is not None:
        return None
    return False if case.preceded("named") or (case.capital and case.preceded("place")) else None


def day_and_month(case: Case) -> bool | None:
    """`8/3`, `8-3`, `8.3` without any word of time: a date unless a ratio, measure, score or range of things."""
    point = case.found.begin
    if point.kind != "day":
        return None
    if _COUNTS.match(case.right) or (case.preceded("quantity") and not case.preceded("cue")):
        return False
    if case.in_list:
        return not case.followed("number-unit")
    led = case.preceded("cue") or case.preceded("lead") or case.bracketed or _NAMED_DAY.search(case.line) is not None
    if case.found.finish is not None and led:
        return not case.followed("number-unit")
    if case.written == _ALWAYS:
        return led
    if "/" in case.written:
        # What is more than its whole is no ratio (20/10, 8/3).
        improper = (point.day or 0) > (point.month or 0)
        return case.goes_on or ((led or improper) and not case.followed("number-unit"))
    return (led or case.opens_line) and case.goes_on and not case.followed("number-unit")


_ALWAYS = "24/7"
_NAMED_DAY = re.compile(
    r"(?<!\w)ngày (?:lễ |quốc |thành |giải |phụ |thầy |nhà |thương |môi |gia |báo |doanh |việt |khuyết |truyền )"
    r"[^.,;:\d\n]{2,45} \Z"
)
"""`ngày Quốc tế Hạnh phúc 20.3`"""


JUDGEMENTS: tuple[Judgement, ...] = (
    length_of_time, old_year, counted, comparison, rough_distance, named_month, lone_new_year, lone_weekday, lone_edge,
    bare_day, ratio_in_list, told_by_words, two_digit_year, month_and_year, bare_year, address, day_and_month,
)  # fmt: skip


def is_date(case: Case) -> bool:
    """Whether the words around let a found date stand."""
    for judgement in JUDGEMENTS:
        verdict = judgement(case)
        if verdict is not None:
            return verdict
    return False


def is_repeated(case: Case) -> bool:
    """Whether a date is one of every year or month: `ngày 27/7 hằng năm`, `hằng năm, cứ đến ngày 27/7`."""
    points = (case.found.begin, case.found.finish or case.found.begin)
    if any(told is not None for point in points for told in (point.year, point.offset, point.year_offset)):
        return False
    return case.followed("repeated") or case.preceded("repeated-cue")
