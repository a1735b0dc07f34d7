"""Vietnamese numerals, in digits and in words, to exact numbers.

Everything is read on folded text (`spelling.fold`): lower case, `tỷ` for `tỉ`, `-` for all dashes. A numeral is digits
with points and commas (`15.641`, `1,2`), digits with scale words (`3 triệu 500 nghìn`, `2 tỷ 3`, `1 triệu rưỡi`), or
words (`hai mươi lăm`, `một trăm linh năm`, `hăm ba`), in northern and southern variants.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from viennews.numeral_words import FIRST_WORDS, ONE, OTHER_WORD, SCALES, THOUSAND, Numeral, read_words
from viennews.spelling import fold

__all__ = [
    "FIRST_WORDS", "ONE", "SCALES", "Fraction", "Numeral", "numeral", "plain_digits", "read_digits", "read_fraction",
    "read_mixed", "read_words", "roman",
]  # fmt: skip

_ATTACHED_SCALES = {"k": THOUSAND, "tr": SCALES["triệu"]}

_SCALE = rf" {{0,2}}({'|'.join(SCALES)})(?!\w){OTHER_WORD}"
_SCALED = re.compile(rf"{_SCALE}|(k(?!\w)| ?tr(?!\w)|tr(?=\d(?:\d\d)?(?!\w)))")
_SCALE_WORD = re.compile(_SCALE)
_REST = re.compile(rf" {{1,2}}(\d{{1,3}}(?:,\d{{1,3}}(?= ))?)(?={_SCALE})")
_TENTHS = re.compile(
    r"(?: {1,2}|(?<=tr))(\d(?:\d\d)?)(?: ?(?:đồng|đ|usd|[.,;)])(?!\w)| (?:một|mỗi) [^\W\d]|/[^\W\d]|\n|$)"
)
"""Behind a scale, a number without one and what may follow it: `2 tỷ 3`, `3 tỷ 250`, `1tr5`."""
_GROUPS = frozenset([Decimal(100), THOUSAND, Decimal(10_000)])
"""Scales whose sum may have another scale of its own: `3 trăm 50 triệu`."""
_NO_LIMIT = Decimal("Infinity")
_HALF = re.compile(r" {1,2}rư[ỡở]i(?!\w)")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?![\d.,/])")
_PART = re.compile(r" {1,2}phần {1,2}(\w+)(?!\w)")
_ROMAN = re.compile(r"(?=[mdclxvi])(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def plain_digits(digits: str, *, decimal: bool = False) -> Decimal | None:
    """The value of digits with points and commas; `None` where they are no number (`1.2.3`).

    A point or comma followed by exactly three digits separates thousands; with `decimal` (a scale word or a unit
    follows) a comma never does.

    >>> plain_digits("15.641"), plain_digits("1,2"), plain_digits("553,763", decimal=True)
    (Decimal('15641'), Decimal('1.2'), Decimal('553.763'))
    """
    if digits.isdecimal():
        return Decimal(digits)
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        thousands, mark = (".", ",") if digits.rfind(",") > digits.rfind(".") else (",", ".")
        whole, _, fraction = digits.rpartition(mark)
        if mark in whole or not _grouped(whole.split(thousands)):
            return None
        return Decimal(whole.replace(thousands, "") + "." + fraction)
    mark = "." if points else ","
    groups = digits.split(mark)
    if len(groups) == 2 and (
        len(groups[1]) != 3 or groups[0] == "0" or (decimal and mark == ",") or len(groups[0]) > 3
    ):
        return Decimal(groups[0] + "." + groups[1])
    return Decimal("".join(groups)) if _grouped(groups) else None


def _grouped(groups: Sequence[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def read_digits(folded: str, start: int, end: int | None = None) -> Numeral | None:
    """The numeral that begins with the digits at `start`, with its scale words; `end` is where they end, if known.

    >>> read_digits("3 triệu 500 nghìn đồng", 0).value
    Decimal('3500000')
    """
    if end is None:
        found = _DIGITS.match(folded, start)
        if found is None:
            return None
        end = found.end()
    if (
        folded[end : end + 1] == " "
        and folded[end + 1 : end + 4].isdecimal()
        and (spaced := _SPACED.match(folded, start))
    ):
        digits, end = spaced[0].replace(" ", ""), spaced.end()
    else:
        digits = folded[start:end]
    found = _SCALED.match(folded, end)
    if found is None:
        base = plain_digits(digits)
        if base is None:
            return None
        if folded.startswith((" rưỡi", " rưởi"), end) and (half := _HALF.match(folded, end)):
            base, end = base + Decimal("0.5"), half.end()
        return Numeral(base, end, base, ONE, False)
    base = plain_digits(digits, decimal=True)
    if base is None:
        return None
    scale = SCALES.get(found[1]) or _ATTACHED_SCALES[found[2].strip()]
    end = found.end()
    while found := _SCALED.match(folded, end):
        if found[1] is None or (SCALES[found[1]] < scale and scale != THOUSAND * THOUSAND):
            break
        scale, end = scale * SCALES[found[1]], found.end()
    value = base * scale
    if found := _HALF.match(folded, end):
        return Numeral(value + scale / 2, found.end(), base + Decimal("0.5"), scale, False)
    value, smaller, end = _sum(folded, Numeral(value, end, base, scale, False), _NO_LIMIT)
    if (found := _TENTHS.match(folded, end)) and value % smaller == 0:
        value, end = value + int(found[1]) * smaller / 10 ** len(found[1]), found.end(1)
    scale = max(scale, smaller)
    return Numeral(value, end, value / scale, scale, False)


def read_mixed(folded: str, start: int) -> Numeral | None:
    """The numeral in words that begins at `start`, with what goes on in digits: `ba tỷ 200 triệu`."""
    words = read_words(folded, start)
    if words is None or words.scale < THOUSAND:
        return words
    value, _, end = _sum(folded, words, _NO_LIMIT)
    return Numeral(value, end, value / words.scale, words.scale, True)


def _sum(folded: str, first: Numeral, below: Decimal) -> tuple[Decimal, Decimal, int]:
    """A number with its scale and what goes on behind it, below a limit: its value, its last scale, its end."""
    value, scale, end = first.value, first.scale, first.end
    while rest := _rest(folded, end, scale):
        value, scale, end = value + rest.value, rest.scale, rest.end
    if scale < first.scale in _GROUPS and (found := _SCALE_WORD.match(folded, end)):
        whole = SCALES[found[1]]
        if value * whole < below:  # 3 trăm 50 triệu
            value, scale, end = value * whole, whole, found.end()
    return value, scale, end


def _rest(folded: str, start: int, below: Decimal) -> Numeral | None:
    """What goes on behind a scale with a smaller one: `500 nghìn`, `8 trăm triệu`, `hai trăm triệu`."""
    found = _REST.match(folded, start)
    if found is None:
        words = read_words(folded, start + 1) if folded[start : start + 1] == " " else None
        # 30 nghìn một trăm: what a hundred costs
        return words if words and words.scale >= 100 and words.base != 1 and words.value < below else None
    base, scale, end = Decimal(found[1].replace(",", ".")), ONE, found.end()
    while (scaled := _SCALE_WORD.match(folded, end)) and scale * SCALES[scaled[1]] < below:
        scale, end = scale * SCALES[scaled[1]], scaled.end()
    if base * scale >= below or (scale == 1 and below not in _GROUPS):
        return None
    value, scale, end = _sum(folded, Numeral(base * scale, end, base, scale, False), below)
    return Numeral(value, end, base, scale, False)


class Fraction(NamedTuple):
    """A fraction in words that was read: `ba phần tư`, `một nửa`."""

    part: Decimal
    whole: Decimal
    end: int


def read_fraction(folded: str, numeral: Numeral) -> Fraction | None:
    """The fraction that a numeral begins, where it does: `ba phần tư`, `2 phần 3`, `một nửa`."""
    if numeral.value == 1 and (numeral.words and folded.startswith(" nửa", numeral.end)):
        end = numeral.end + 4
        return None if folded[end : end + 1].isalnum() else Fraction(ONE, Decimal(2), end)
    if not folded.startswith(" phần ", numeral.end):
        return None
    found = _PART.match(folded, numeral.end)
    if found is None or found[1] == "trăm":
        return None
    if found[1] == "tư":
        return Fraction(numeral.value, Decimal(4), found.end())
    whole = read_words(folded, found.start(1)) or read_digits(folded, found.start(1))
    return None if whole is None else Fraction(numeral.value, whole.value, whole.end)


def roman(text: str) -> int | None:
    """The value of a Roman numeral in letters of either case; `None` where it is none.

    >>> roman("XIX"), roman("IIII")
    (19, None)
    """
    folded = text.lower()
    if not folded or _ROMAN.fullmatch(folded) is None:
        return None
    values = [_ROMAN_DIGITS[letter] for letter in folded]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def numeral(text: str) -> Decimal | None:
    """The value of a text that is one numeral and nothing else, folded or not; `None` where it is none.

    >>> numeral("hai mươi lăm"), numeral("1 triệu rưỡi"), numeral("-1,5"), numeral("XIX"), numeral("triệu tập")
    (Decimal('25'), Decimal('1500000'), Decimal('-1.5'), Decimal('19'), None)
    """
    folded = " ".join(fold(text).split())
    sign = -ONE if folded[:1] == "-" or folded.startswith(("âm ", "trừ ")) else ONE
    folded = folded.removeprefix("-").removeprefix("+").removeprefix("âm ").removeprefix("trừ ").strip()
    if folded == "không":
        return Decimal(0)
    found = read_digits(folded, 0) or read_words(folded, 0)
    if found is not None:
        if found.end == len(folded):
            return sign * found.value
        fraction = read_fraction(folded, found)
        return sign * fraction.part / fraction.whole if fraction and fraction.end == len(folded) else None
    value = roman(text.strip())  # the fold makes LI ly
    return None if value is None else Decimal(value)
