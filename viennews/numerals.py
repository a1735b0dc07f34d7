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

from viennews.spelling import fold

ONE = Decimal(1)
TEN = Decimal(10)
THOUSAND = Decimal(1000)

SCALES = {
    "tá": Decimal(12),
    "chục": TEN,
    "trăm": Decimal(100),
    "nghìn": THOUSAND,
    "ngàn": THOUSAND,
    "vạn": Decimal(10_000),
    "triệu": Decimal(10**6),
    "tỷ": Decimal(10**9),
}
ATTACHED_SCALES = {"k": THOUSAND, "tr": SCALES["triệu"], "triệu": SCALES["triệu"], "tỷ": SCALES["tỷ"]}
DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# Only behind tens: hai mươi mốt, hai mươi tư, mười lăm, hai nhăm.
_AFTER_TENS = {"mốt": 1, "lăm": 5, "nhăm": 5}
_TENS = {"mười": 10, "hăm": 20, "băm": 30}
_ODD = frozenset(["linh", "lẻ"])

FIRST_WORDS = (*DIGITS, *_TENS)
"""What a numeral in words may begin with."""

_LATER = "|".join(
    sorted({*DIGITS, *_AFTER_TENS, "mười", "mươi", *SCALES, *_ODD, "không", "rưỡi"}, key=len, reverse=True)
)
_WORDS = re.compile(rf"(?:{'|'.join(FIRST_WORDS)})(?!\w)(?: {{1,2}}(?:{_LATER})(?!\w)){{0,24}}")
_SCALED = re.compile(rf" {{0,2}}({'|'.join(SCALES)})(?!\w| (?:phú|lệ|trọng|giá)(?!\w))|(k|tr)(?!\w)")
_REST = re.compile(rf" {{1,2}}(\d{{1,3}})(?: {{0,2}}({'|'.join(SCALES)})(?!\w)|(?= ?(?:đồng|đ|usd|[.,;)])(?!\w)|$))")
_HALF = re.compile(r" {1,2}rưỡi(?!\w)")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?![\d.,/])")
_PART = re.compile(r" {1,2}phần {1,2}(\w+)(?!\w)")
_ROMAN = re.compile(r"(?=[mdclxvi])(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Numeral(NamedTuple):
    """A numeral that was read: its value is `base * scale`, the scale being that of its words (`triệu`) or 1."""

    value: Decimal
    end: int
    base: Decimal
    scale: Decimal
    words: bool
    """Whether it is written in words."""


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
        if folded.startswith(" rưỡi", end) and (half := _HALF.match(folded, end)):
            base, end = base + Decimal("0.5"), half.end()
        return Numeral(base, end, base, ONE, False)
    base = plain_digits(digits, decimal=True)
    if base is None:
        return None
    scale = SCALES.get(found[1]) or ATTACHED_SCALES[found[2]]
    end = found.end()
    while found := _SCALED.match(folded, end):
        if found[1] is None or (SCALES[found[1]] < scale and scale != THOUSAND * THOUSAND):
            break
        scale, end = scale * SCALES[found[1]], found.end()
    value = base * scale
    smaller = scale
    if found := _HALF.match(folded, end):
        return Numeral(value + scale / 2, found.end(), base + Decimal("0.5"), scale, False)
    while found := _REST.match(folded, end):
        if found[2] is None:
            if len(found[1]) == 1 and value % smaller == 0:
                value, end = value + int(found[1]) * smaller / 10, found.end()  # 2 tỷ 3
            break
        if SCALES[found[2]] >= smaller:
            break
        smaller, end = SCALES[found[2]], found.end()
        value += int(found[1]) * smaller
    return Numeral(value, end, value / scale, scale, False)


def read_words(folded: str, start: int) -> Numeral | None:
    """The numeral in words that begins at `start`; the longest run of words that is one.

    `năm` behind tens or a scale is a year, not five: `hai mươi năm` is twenty.

    >>> numeral = read_words("một trăm linh năm hộ", 0)
    >>> numeral.value, numeral.end
    (Decimal('105'), 17)
    """
    found = _WORDS.match(folded, start)
    if found is None:
        return None
    words = found[0].split()
    count, value, scale = _evaluate(words)
    if not count:
        return None
    end = start
    for word in words[:count]:
        end = folded.index(word, end) + len(word)
    return Numeral(value, end, value / scale, scale, True)


def _evaluate(words: Sequence[str]) -> tuple[int, Decimal, Decimal]:
    """How many of the words make a numeral, its value, and its outermost scale."""
    total, group = Decimal(0), Decimal(0)
    outer = ONE
    last = "start"  # what the word before was: start, digit, tens, hundred, scale, odd, zero
    last_scale = ONE
    taken = 0
    result = (0, Decimal(0), ONE)
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        multiplied = following in ("mươi", "trăm", "chục", "lăm", "nhăm") or following in SCALES
        if word in DIGITS:
            digit = DIGITS[word]
            if word == "năm" and not (last in ("start", "odd") or (last in ("hundred", "scale") and multiplied)):
                break
            if word == "tư" and last not in ("tens", "odd"):
                break
            if last in ("start", "odd", "tens") or (last in ("hundred", "scale") and multiplied):
                group += digit
            elif last in ("hundred", "scale"):
                # một trăm hai, hai triệu ba: a tenth of the scale.
                group += digit * last_scale / 10
            else:
                break
            last = "digit"
        elif word in _AFTER_TENS:
            if last == "tens":
                group += _AFTER_TENS[word]
            elif last == "digit" and word in ("lăm", "nhăm") and group % 10 > 1 and taken == index:
                group += group % 10 * 9 + 5  # hai lăm
            else:
                break
            last = "done"
        elif word in _TENS:
            if last not in ("start", "hundred", "scale", "odd", "zero"):
                break
            group += _TENS[word]
            last = "tens"
        elif word == "mươi":
            if last != "digit":
                break
            group += group % 10 * 9
            last = "tens"
        elif word == "không":
            if last != "scale" or following != "trăm":
                break
            last = "zero"
            continue
        elif word in _ODD:
            if last not in ("hundred", "scale", "zero"):
                break
            last = "odd"
            continue
        elif word == "rưỡi":
            if last not in ("hundred", "scale", "digit"):
                break
            half = (last_scale if last != "digit" else ONE) / 2
            if last == "digit" and result[0] != 1:
                break
            group += half
            last = "done"
        elif word == "trăm":
            if last == "zero":
                last, last_scale = "hundred", Decimal(100)
                continue
            if last != "digit":
                break
            group = group * 100
            last, last_scale = "hundred", Decimal(100)
        elif word in SCALES:
            scale = SCALES[word]
            if last in ("odd", "zero"):
                break
            if last in ("scale",) and group == 0:
                if scale <= last_scale:
                    break
                total *= scale  # hai nghìn tỷ
            elif total and scale > last_scale and last_scale > 1 and total < scale:
                total = (total + group) * scale
            else:
                total += group * scale
            group = Decimal(0)
            last, last_scale = "scale", scale
            outer = scale
        else:
            break
        taken = index + 1
        result = (taken, total + group, outer if total else (Decimal(100) if last == "hundred" else ONE))
    return result


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
