"""The words of dates, from `data/date_words.tsv`, as one pattern and the kinds of token that they make."""

from __future__ import annotations

import dataclasses
import re
from typing import Literal

from viennews.alternation import alternation
from viennews.lexicon import Lexicon
from viennews.spelling import fold
from viennews.syllables import SYLLABLE

# One letter for each kind of token: the grammar of dates is written in them (see `items`).
DAY = "D"
"""`ngày`, `hôm`"""
BEGINNING_DAY = "K"
"""`mùng`: a day from 1 to 10"""
DAY_IN_WORDS = "e"
"""`ngày mười chín`, `mùng ba`"""
MONTH = "M"
"""`tháng`"""
MONTH_IN_WORDS = "m"
"""`tháng tư`, `tháng Giêng`, `T3`"""
QUARTER = "Q"
QUARTER_IN_WORDS = "q"
ROMAN = "R"
WEEK = "S"
"""`tuần`, `tuần thứ`"""
YEAR = "Y"
PART_OF_DAY = "P"
CLOCK = "H"
RELATIVE_DAY = "O"
"""`hôm qua`, `sáng nay`"""
RELATIVE_WEEK, RELATIVE_MONTH, RELATIVE_QUARTER, RELATIVE_YEAR = "U", "N", "J", "V"
WEEKDAY, WEEKDAY_TOLD = "W", "w"
"""`thứ Hai`; `thứ Hai tới`"""
EDGE = "E"
"""`đầu`, `giữa`, `cuối`"""
HALF = "F"
PART_OF_YEAR = "f"
"""`sáu tháng đầu`"""
DECADE, CENTURY = "X", "Z"
LUNAR, SOLAR, FULL_MOON, NEW_YEAR, LEAP, CYCLE = "L", "s", "G", "T", "l", "C"
"""`âm lịch`, `dương lịch`, `rằm`, `Tết`, `nhuận`, `Canh Tý`"""
PERIOD = "I"
AGO = "A"
"""`3 ngày trước`"""
RESERVING = "B"

_RELATIVE = {"day": RELATIVE_DAY, "week": RELATIVE_WEEK, "month": RELATIVE_MONTH, "quarter": RELATIVE_QUARTER,
             "year": RELATIVE_YEAR}  # fmt: skip
_PLAIN = {"day": DAY, "beginning-day": BEGINNING_DAY, "month": MONTH, "quarter": QUARTER, "week": WEEK, "year": YEAR,
          "decade": DECADE, "lunar": LUNAR, "solar": SOLAR, "full-moon": FULL_MOON, "new-year": NEW_YEAR, "leap": LEAP,
          "period": PERIOD, "edge": EDGE}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Month:
    """A month told by a word."""

    number: int
    lunar: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class RelativeDay:
    """So many days from today, and which part of that day."""

    days: int
    part: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class RelativeYear:
    """So many years from this one, or as `which` says (see `Point`)."""

    years: int
    which: Literal["past", "told"] | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class PartOfYear:
    """`sáu tháng đầu`: so many months or quarters at one end."""

    count: int
    unit: str
    edge: str
    before_year: bool = False
    """Whether it is one only before a year: `chín tháng năm 2021`."""


@dataclasses.dataclass(frozen=True, slots=True)
class ToldWeekday:
    """`thứ Hai tới`: a day of the week and which one."""

    day: int
    which: str


@dataclasses.dataclass(frozen=True, slots=True)
class Ago:
    """`3 ngày trước`: so many units from today."""

    unit: Literal["day", "week", "month", "year"]
    offset: int


class DateWords:
    """The words of dates: `pattern` finds tokens in folded text, `tokens` tells their kinds and values."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles: dict[str, dict[str, str]] = {}
        for row in lexicon.rows("date_words"):
            roles.setdefault(row["role"], {}).setdefault(fold(row["word"]), row["value"])
        self.numbers = {word: int(value) for word, value in roles["number"].items()}
        self.tokens: dict[str, tuple[str, object]] = {}
        for role, kind in _PLAIN.items():
            self.tokens |= {word: (kind, value) for word, value in roles[role].items()}
        self._add_days_and_months(roles)
        self._add_relative(roles)
        self._add_periods(roles)
        self.reserving = {fold(row["word"]): row["rule"] for row in lexicon.rows("reserved_words")}
        for word, rule in self.reserving.items():
            self.tokens.setdefault(word, (RESERVING, rule))
        self.pattern = self._pattern()
        self.firsts = self._firsts()
        """The syllables that a token may begin with, each with those of which one, or a number, must follow.

        `None` for a syllable that anything may follow; `None` itself where a token begins with a sign.
        """
        # `đợt 7 năm 2017`: a number that ranks counts no years.
        ranks = "".join(f"(?<!{word} )" for word in _RANKS)
        self._count_before = re.compile(rf"(?<!\w){ranks}(?:\d{{1,3}}|{alternation(self.numbers)}) {{1,3}}\Z")

    def _add_days_and_months(self, roles: dict[str, dict[str, str]]) -> None:
        for word, number in self.numbers.items():
            if number <= 31:
                self.tokens |= {f"{day} {word}": (DAY_IN_WORDS, number) for day in roles["day"]}
            if number <= 10:
                self.tokens |= {f"{day} {word}": (DAY_IN_WORDS, number) for day in roles["beginning-day"]}
                self.tokens |= {
                    f"{day} {beginning} {word}": (DAY_IN_WORDS, number)
                    for day in roles["day"]
                    for beginning in roles["beginning-day"]
                }
            if number <= 4:
                self.tokens |= {f"{quarter} {word}": (QUARTER_IN_WORDS, number) for quarter in roles["quarter"]}
            for unit in ("month", "quarter"):
                for name in roles[unit]:
                    for edge, value in roles["edge"].items():
                        part = PartOfYear(number, unit, value)
                        if number <= (11 if unit == "month" else 3) and value != "mid":
                            for ending in _EDGE_ENDINGS[value]:
                                self.tokens[f"{word} {name} {edge}{ending}"] = PART_OF_YEAR, part
        for word, number in self.numbers.items():
            for name in roles["month"] if 1 < number < 12 else ():
                self.tokens[f"{word} {name}"] = PART_OF_YEAR, PartOfYear(number, "month", "start", before_year=True)
        for name in roles["quarter"]:
            for edge, value in roles["edge"].items():
                if value != "mid":
                    for ending in _EDGE_ENDINGS[value]:
                        self.tokens[f"{name} {edge}{ending}"] = PART_OF_YEAR, PartOfYear(1, "quarter", value)
        for name in roles["month"]:
            for edge, value in roles["edge"].items():
                for ending in _EDGE_ENDINGS[value][1:]:
                    self.tokens[f"{name} {edge}{ending}"] = PART_OF_YEAR, PartOfYear(1, "month", value)
        for word, value in roles["month-word"].items():
            month = Month(int(value.split()[-1]), "lunar" in value)
            self.tokens |= {f"{name} {word}": (MONTH_IN_WORDS, month) for name in roles["month"]}
        for number in range(1, 13):
            for digits in {str(number), f"{number:02}"}:
                self.tokens[f"t{digits}"] = MONTH_IN_WORDS, Month(number)
        for number, roman in enumerate(("i", "ii", "iii", "iv"), start=1):
            self.tokens[roman] = ROMAN, number
            self.tokens[f"q{roman}"] = self.tokens[f"q{number}"] = QUARTER_IN_WORDS, number

    def _add_relative(self, roles: dict[str, dict[str, str]]) -> None:
        for word, value in roles["relative"].items():
            unit, offset, which = (*value.split(), "")[:3]
            told: dict[str, object] = {
                "day": RelativeDay(int(offset)),
                "year": RelativeYear(int(offset), _WHICH[which]),
            }
            self.tokens[word] = _RELATIVE[unit], told.get(unit, int(offset))
        for word, part in roles["part-of-day"].items():
            self.tokens[word] = PART_OF_DAY, part
            for suffix, offset in roles["day-suffix"].items():
                self.tokens[f"{word} {suffix}"] = RELATIVE_DAY, RelativeDay(int(offset), part)
        for word, day in roles["weekday"].items():
            self.tokens[word] = WEEKDAY, int(day)
            for suffix, told_by in roles["weekday-suffix"].items():
                self.tokens[f"{word} {suffix}"] = WEEKDAY_TOLD, ToldWeekday(int(day), told_by)

        for word, count in self.numbers.items():
            for name, unit in _UNITS.items() if count in _AGO_WORDS else ():
                length = f"{word} {name}"
                self.tokens[f"{length} nữa"] = AGO, Ago(unit, count)
                before = (f"{length} trước", f"{length} trước đây", f"cách đây {length}", f"cách đây {length} trước")
                for phrase in before:
                    self.tokens[phrase] = AGO, Ago(unit, -count)

    def _add_periods(self, roles: dict[str, dict[str, str]]) -> None:
        self.tokens |= {word: (HALF, int(value)) for word, value in roles["half"].items()}
        for stem, stem_number in roles["stem"].items():
            for branch, branch_number in roles["branch"].items():
                # Stems and branches go in step: of the sixty years each pair has the same parity.
                if (int(stem_number) - int(branch_number)) % 2 == 0:
                    cycle = (6 * int(stem_number) - 5 * int(branch_number)) % 60
                    self.tokens[f"{stem} {branch}"] = CYCLE, cycle
        self.centuries = {
            written: number for number in range(1, 23) for written in (str(number), roman_numeral(number))
        }
        for word in roles["century"]:
            self.tokens |= {f"{word} {written}": (CENTURY, number) for written, number in self.centuries.items()}

    def _firsts(self) -> dict[str, frozenset[str] | None] | None:
        seconds: dict[str, set[str]] = {}
        alone = {"cách", "n", "ng"}  # of the pattern itself: `cách đây 3 năm`, `ng. 5`
        for word, (kind, _) in self.tokens.items():
            first, *others = SYLLABLE.findall(word) if SYLLABLE.match(word) else [""]
            seconds.setdefault(first, set()).update(others[:1])
            if not others and kind != RESERVING:  # which only counts before a number
                alone.add(first)
        if "" in seconds:
            return None
        firsts = {first: frozenset(others) for first, others in seconds.items()}
        return {**firsts, **dict.fromkeys(alone)}

    def counts(self, folded: str, position: int) -> bool:
        """Whether a number stands directly before `position`: the word there is its unit."""
        return self._count_before.search(folded, max(0, position - 16), position) is not None

    def _pattern(self) -> re.Pattern[str]:
        endings = {word: _ending(word, kind, value) for word, (kind, value) in self.tokens.items()}
        units = "|".join(_UNITS)
        return re.compile(
            rf"(?<!\w)(?:(?P<w>{alternation(endings, endings)})"
            r"|(?P<A>(?:cách (?:đây|nay) |(?<!tháng )(?<!quý )(?<!ngày )(?<!hôm )(?<!mùng )(?=\d))"
            rf"\d{{1,3}} (?:{units}) (?:trước(?: đây)?|nữa)(?!\w)"
            rf"|cách (?:đây|nay) \d{{1,3}} (?:{units})(?!\w))"
            # rạng sáng 15/10 giờ Việt Nam: the zone of a day, no hour.
            r"|(?P<H>(?!(?<=\d/)\d{1,2} giờ (?:việt nam|địa phương|hà nội)(?!\w))\d{1,2}"
            r"(?: ?(?:h|g)(?: ?\d{2}(?: ?(?:phút|ph|p))?)?"
            r"| ?giờ(?: ?\d{1,2}(?: ?phút(?: ?\d{1,2} ?giây)?)?| rưỡi)?|:[0-5]\d)(?!\w)'?)"
            r"|(?P<n>\d+)"
            r"|(?P<d>n(?:g)?\.(?= ?\d)))"
        )

    def ago(self, phrase: str) -> Ago:
        """What a phrase with a number in digits says (`cách đây 3 năm`)."""
        found = _AGO.search(phrase)
        assert found is not None
        return Ago(_UNITS[found[2]], int(found[1]) if found[3].endswith("nữa") else -int(found[1]))


def _ending(word: str, kind: str, value: object) -> str:
    """What must follow a word; one that reserves counts only before a number, others may be joined to it (`ngày15`)."""
    if kind == RESERVING:
        return r"(?= ?:? ?\d)"
    if isinstance(value, PartOfYear) and value.before_year:
        return r"(?= (?:của )?năm (?:\d{4}|nay|ngoái)(?!\w))"
    return r"(?!\w)" if word[-1].isdigit() else r"(?![^\W\d_])"


_EDGE_ENDINGS = {"start": ("", " tiên"), "end": ("", " cùng"), "mid": ("",)}
"""`quý đầu`, `quý đầu tiên`"""
_RANKS = ("đợt", "lần", "thứ", "kỳ", "số", "vòng", "khóa", "tuần", "tập", "hạng", "lứa", "vụ", "phiên", "nhóm", "lớp")
_WHICH: dict[str, Literal["past", "told"] | None] = {"": None, "past": "past", "told": "told"}
_UNITS: dict[str, Literal["day", "week", "month", "year"]] = {
    "năm": "year", "tháng": "month", "tuần": "week", "ngày": "day",
}  # fmt: skip
_AGO = re.compile(rf"(\d{{1,3}}) ({'|'.join(_UNITS)})(?!\w)(.*)\Z")
_AGO_WORDS = range(2, 21)
"""The numbers in words that may tell a distance: `ba năm trước`."""


def roman_numeral(number: int) -> str:
    """A number below 40 in small Roman letters."""
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
