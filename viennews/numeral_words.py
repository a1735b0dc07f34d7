"""Numerals in words: `hai mươi lăm`, `một trăm linh năm`, `hăm ba`, in northern and southern variants.

Everything is read on folded text (`spelling.fold`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

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
DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# Only behind tens: hai mươi mốt, hai mươi tư, mười lăm, hai nhăm.
_AFTER_TENS = {"mốt": 1, "lăm": 5, "nhăm": 5}
_TENS = {"mười": 10, "hăm": 20, "băm": 30}
_ODD = frozenset(["linh", "lẻ"])
_MULTIPLIERS = frozenset(["mươi", "lăm", "nhăm", *SCALES])

FIRST_WORDS = (*DIGITS, *_TENS)
"""What a numeral in words may begin with."""

_LATER = "|".join(
    sorted({*DIGITS, *_AFTER_TENS, "mười", "mươi", *SCALES, *_ODD, "không", "rưỡi", "rưởi"}, key=len, reverse=True)
)
OTHER_WORD = r"(?! (?:phú|lệ|trọng|giá|chứng)(?!\w))"
"""What a word for a scale must not go on with: `tỷ phú`, `triệu chứng`."""
_LATER = _LATER.replace("tỷ", f"tỷ{OTHER_WORD}").replace("triệu", f"triệu{OTHER_WORD}")
_WORDS = re.compile(rf"(?:{'|'.join(FIRST_WORDS)})(?!\w)(?: {{1,2}}(?:{_LATER})(?!\w)){{0,24}}")


class Numeral(NamedTuple):
    """A numeral that was read: its value is `base * scale`, the scale being that of its words (`triệu`) or 1."""

    value: Decimal
    end: int
    base: Decimal
    scale: Decimal
    words: bool
    """Whether it is written in words."""


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
    count, value, scale = _evaluate(words) if len(words) > 1 else _ALONE[words[0]]
    if not count:
        return None
    end = start
    for word in words[:count]:
        end = folded.index(word, end) + len(word)
    return Numeral(value, end, value / scale, scale, True)


class _Sum:
    """A numeral in words, summed up word by word."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        """What the scales so far make: `hai triệu`."""
        self.group = Decimal(0)
        """What is below a thousand and waits for its scale."""
        self.outer = ONE
        self.last_scale = ONE
        self.last = "start"
        """What the word before was: `start`, `digit`, `tens`, `hundred`, `scale`, `odd` (linh), `zero`, `done`."""
        self.lone = False
        """Whether the digit before has no tens before it, and so may be tens itself: `hai lăm`."""
        self.words = 0

    @property
    def complete(self) -> bool:
        """Whether the words so far are a numeral: nothing ends with `linh`, `không`."""
        return self.last not in ("start", "odd", "zero")

    def take(self, word: str, following: str) -> bool:
        """Adds a word, if the numeral can go on with it; `following` is the word behind it."""
        self.words += 1
        if word in DIGITS:
            return self._digit(word, multiplied=following in _MULTIPLIERS)
        if word in _AFTER_TENS:
            return self._after_tens(word)
        if word in _TENS:
            return self._add(_TENS[word], "tens", after=("start", "hundred", "scale", "odd", "zero"))
        if word == "mươi":
            return self._add(self.group % 10 * 9, "tens", after=("digit",))
        if word == "không":
            return following == "trăm" and self._add(0, "zero", after=("scale",))
        if word in _ODD:
            return self._add(0, "odd", after=("hundred", "scale", "zero"))
        if word in ("rưỡi", "rưởi"):
            return self._half()
        return self._hundred() if word == "trăm" else self._scale(SCALES[word])

    def _add(self, value: int | Decimal, kind: str, *, after: Sequence[str]) -> bool:
        if self.last not in after:
            return False
        self.group += value
        self.last = kind
        return True

    def _digit(self, word: str, *, multiplied: bool) -> bool:
        scaled = self.last in ("hundred", "scale")
        if word == "năm" and not (self.last in ("start", "odd") or (scaled and multiplied)):
            return False
        if word == "tư" and self.last not in ("tens", "odd"):
            return False
        self.lone = scaled or self.last == "start"
        # một trăm hai, hai triệu ba: a tenth of the scale.
        value = DIGITS[word] * self.last_scale / 10 if scaled and not multiplied else Decimal(DIGITS[word])
        return self._add(value, "digit", after=("start", "odd", "tens", "hundred", "scale"))

    def _after_tens(self, word: str) -> bool:
        if self.last == "digit" and word != "mốt" and self.lone and self.group % 10 > 1:
            return self._add(self.group % 10 * 9 + 5, "done", after=("digit",))  # một trăm hai lăm
        return self._add(_AFTER_TENS[word], "done", after=("tens",))

    def _half(self) -> bool:
        if self.last == "digit" and self.words > 2:
            return False
        half = (ONE if self.last == "digit" else self.last_scale) / 2
        return self._add(half, "done", after=("hundred", "scale", "digit"))

    def _hundred(self) -> bool:
        if self.last not in ("digit", "zero"):
            return False
        self.group *= 100
        self.last, self.last_scale = "hundred", Decimal(100)
        return True

    def _scale(self, scale: Decimal) -> bool:
        if self.last in ("start", "odd", "zero"):
            return False
        if self.last == "scale":
            if scale <= self.last_scale:
                return False
            self.total *= scale  # hai nghìn tỷ
        elif self.last_scale > 1 and self.total and self.last_scale < scale and self.total < scale:
            self.total = (self.total + self.group) * scale
        else:
            self.total += self.group * scale
        self.group = Decimal(0)
        self.last, self.last_scale, self.outer = "scale", scale, scale
        return True


def _evaluate(words: Sequence[str]) -> tuple[int, Decimal, Decimal]:
    """How many of the words make a numeral, its value, and its outermost scale."""
    read = _Sum()
    result = (0, Decimal(0), ONE)
    for index, word in enumerate(words):
        if not read.take(word, words[index + 1] if index + 1 < len(words) else ""):
            break
        if read.complete:
            below = Decimal(100) if read.last == "hundred" else ONE
            result = (index + 1, read.total + read.group, read.outer if read.total else below)
    return result


_ALONE = {word: _evaluate([word]) for word in FIRST_WORDS}
