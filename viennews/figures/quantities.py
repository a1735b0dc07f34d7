"""Quantities: a numeral with its unit, a ratio, a fraction, a span from low to high; nothing of the words around."""

from __future__ import annotations

import dataclasses
import math
import re
from decimal import Decimal

from viennews.figures.lexicon import Knowledge, Unit, first_letters
from viennews.numerals import ONE, SCALES, Numeral, plain_digits, read_digits, read_fraction, read_mixed, read_words

Value = Decimal | tuple[Decimal, Decimal]

_RATIO = re.compile(r"/(?=\d)| / (?=\d)")
_RANGE = re.compile(r" ?-{1,2} ?(?=\d)| (?:- ?)?(?:đến|tới) (?:(?:dưới|gần|hơn|trên) )?(?=\w)| - (?=\w)")
_PERCENT = re.compile(r" ?%(?!o(?!\w))| phần trăm(?!\w)")
_PRESSURE = "mmHg"
_ROUGH = re.compile(
    r"(?:hàng|cả|nửa|bạc) {1,2}((?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ)(?: {1,2}(?:nghìn|ngàn|vạn|triệu|tỷ))*)(?!\w)"
)
_SCALE_ALONE = re.compile(
    r"(?:chục|trăm|nghìn|ngàn|vạn)(?:(?: (?:nghìn|ngàn|vạn|triệu|tỷ))+(?!\w)|(?= (?!triệu|tỷ)[^\W\d_]))"
)
WHOLES = r"(?:số|các|trong số|dân số|diện tích|lượng|tổng)"
"""Of what a half is told: `nửa số hộ`."""
_HALF_OF = re.compile(rf"(?:nửa|½)(?= {WHOLES}(?!\w))")
HALVED = r"(?:năm|tháng|ngày|giờ|tiếng|thế kỷ|cân|ký|kg|tạ|tấn|lít|mét|cây số|km|héc ta|hecta|ha|mẫu|sào)"
"""Units of which half a one is told: `nửa năm`, `nửa cân`."""
_HALF_TIME = re.compile(rf"nửa(?= {HALVED}(?!\w))")
_HALF_AFTER = re.compile(r" rư[ỡở]i(?!\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_HUNDREDTHS = re.compile(r" (\d{2,3})(?![\w/%]|[.,]\d| (?:người|hộ|lần|giây|phút|nghìn|triệu|tỷ)(?!\w))")
_SLIPPED = re.compile(r"\d{1,3}\.\d{4,}")
_DIGITS = re.compile(r"[\d.,]+")
_TENTHS = re.compile(r"(k?m)([014-9]|\d{2,3})(?!\w)")
"""`1m65`, `2km5`; `m2` and `km3` are units."""
_RANGE_ENDS = ("", *"/,.;)\n")
"""What may stand behind a range whose currency stands once; nothing at the end of the text."""

_ENGLISH_SCALES = (" hundred", " thousand", " million", " billion", " trillion")
_REST = re.compile(r" (?=\w)")
_PARTS = {
    "năm": ("tháng", 12), "tuần": ("ngày", 7), "ngày": ("giờ", 24), "giờ": ("phút", 60), "tiếng": ("phút", 60),
    "phút": ("giây", 60), "km": ("m", 1000), "m": ("cm", 100), "t": ("kg", 1000), "tạ": ("kg", 100), "kg": ("g", 1000),
    "mẫu": ("sào", 10), "lượng": ("chỉ", 10), "cây": ("chỉ", 10),
}  # fmt: skip
"""The smaller unit that goes on behind a unit, and how many of it make one: `2 năm 6 tháng`."""


@dataclasses.dataclass(slots=True)
class Quantity:
    """A figure in the making: its span, kind (`count` until a unit is found), value, unit; then what stands around."""

    start: int
    end: int
    kind: str
    value: Value
    unit: str | None = None
    scale: Decimal = ONE
    words: bool = False
    rule: str = ""
    bound: str | None = None
    per: str | None = None
    counted: tuple[int, int] | None = None
    """The place of what is counted."""
    last: int = 0
    """Where the figure ends together with what it counts."""
    change: bool = False
    """Says by how much something grew or fell."""
    bare: bool = False
    """Has neither noun nor unit: a figure only if its neighbours make it one, or if it is `strong`."""
    strong: bool = False


class Quantities:
    """Reads quantities of one text."""

    __slots__ = ("claimed", "folded", "knowledge", "text")

    def __init__(self, text: str, folded: str, claimed: bytes, knowledge: Knowledge) -> None:
        self.text = text
        self.folded = folded
        self.claimed = claimed
        self.knowledge = knowledge

    def read(self, start: int, end: int) -> Quantity | None:
        """The quantity whose numeral begins at `start`; `end` is where its digits, or its first word, end."""
        folded = self.folded
        digits = folded[start].isdecimal()
        if not digits and (rough := self._rough(start)):
            return self._with_unit(rough)
        numeral = read_digits(folded, start, end) if digits else read_mixed(folded, start)
        if numeral is None or folded.startswith(_ENGLISH_SCALES, numeral.end):
            return None
        if self.text[numeral.end - 1] == "K":
            price = folded[numeral.end : numeral.end + 1] == "/" and folded[numeral.end + 1 : numeral.end + 2].isalpha()
            if numeral.base < (10 if price else 100):
                return None  # 4K
        if fraction := read_fraction(folded, numeral):
            return Quantity(
                start, fraction.end, "ratio", (fraction.part, fraction.whole), rule="fraction", words=not digits
            )
        if digits and folded[numeral.end : numeral.end + 3].lstrip(" ")[:1] == "/" and numeral.scale == 1:
            found = _RATIO.match(folded, numeral.end)
            if found is not None:
                return self._ratio(start, numeral, found.end())
        quantity = Quantity(
            start, numeral.end, "count", numeral.value, scale=numeral.scale, words=numeral.words, rule="number"
        )
        if other := self._other_end(numeral):
            low, high = self._shared(numeral, other)
            if low < high:
                quantity.value, quantity.end, quantity.scale = (low, high), other.end, other.scale
                quantity.rule = "range"
        first = self._with_unit(quantity)
        if first is None:
            return None
        if first.unit is not None and not isinstance(first.value, tuple):
            self._join_units(first)
            while first.unit in _PARTS and self._add_part(first, *_PARTS[first.unit]):
                pass
        return first

    def _rough(self, start: int) -> Quantity | None:
        """`hàng trăm nghìn`, `nửa triệu`: a scale as value."""
        folded = self.folded
        if found := _ROUGH.match(folded, start):
            value = math.prod((SCALES[word] for word in found[1].split()), start=ONE)
            if folded[start] == "n":
                return Quantity(start, found.end(), "count", value / 2, scale=value, words=True, rule="half")
            return Quantity(start, found.end(), "count", value, scale=value, words=True, rule="rough", bound="more")
        if found := _SCALE_ALONE.match(folded, start):
            value = math.prod((SCALES[word] for word in found[0].split()), start=ONE)
            return Quantity(start, found.end(), "count", value, scale=value, words=True, rule="rough")  # gần trăm
        if found := _HALF_OF.match(folded, start):
            return Quantity(start, found.end(), "ratio", (ONE, Decimal(2)), words=True, rule="fraction")
        if found := _HALF_TIME.match(folded, start):
            return Quantity(start, found.end(), "count", Decimal("0.5"), words=True, rule="half")
        return None

    def _ratio(self, start: int, part: Numeral, position: int) -> Quantity | None:
        """`19/19`; nothing where a third number follows (a date, a document number) or a letter."""
        whole = read_digits(self.folded, position)
        if whole is None or whole.value == 0 or self.claimed[position]:
            return None
        after = self.folded[whole.end : whole.end + 1]
        placed = self.unit_at(whole.end)
        if (after.isalpha() and placed is None) or (
            after in ("/", "-") and self.folded[whole.end + 1 : whole.end + 2].isalnum()
        ):
            return None
        if placed is not None and placed[1].unit == _PRESSURE:  # 140/90 mmHg
            return Quantity(start, placed[0], "measure", (part.value, whole.value), _PRESSURE, rule=placed[1].rule)
        shared = whole.scale  # 12/20 tỷ
        if shared >= 1000 and part.value == 1 and whole.base == 2:  # 1/2 triệu đồng
            half = Quantity(start, whole.end, "count", shared / 2, scale=shared, rule="half")
            return self._with_unit(half)
        return Quantity(start, whole.end, "ratio", (part.value * shared, whole.value), scale=shared, rule="ratio")

    def _other_end(self, numeral: Numeral) -> Numeral | None:
        """The numeral at the other end of a span (`3 - 4 triệu`, `10 đến 15`), or `hai ba`."""
        folded, end = self.folded, numeral.end
        mark = folded[end : end + 2]
        if not mark or mark[0] not in " -":
            return None
        if found := _RANGE.match(folded, end):
            position = found.end()
            if self.claimed[position]:
                return None
            other = read_digits(folded, position) if folded[position].isdecimal() else read_words(folded, position)
            if other is None or other.words != numeral.words:
                return None
            after = folded[other.end : other.end + 2]
            if after[:1] == "/" and after[1:].isdigit():
                return None
            return other
        if numeral.words and numeral.scale == 1 and numeral.value < 10 and mark[0] == " ":
            other = read_words(folded, end + 1)
            if (
                other is not None
                and folded[end + 1 : other.end] != "năm"
                and numeral.value < other.base <= numeral.value + 2
                and other.base < 10
            ):
                return other
        return None

    @staticmethod
    def _shared(low: Numeral, high: Numeral) -> tuple[Decimal, Decimal]:
        """Both ends of a span, the scale of the second holding for the first that has none."""
        if low.scale != 1 or high.scale == 1:
            return low.value, high.value
        if low.base < high.base:
            return low.base * high.scale, high.value
        return low.base * high.scale / 1000, high.value  # 500 - 1 triệu

    def unit_at(self, position: int) -> tuple[int, Unit] | None:
        """Where the unit ends that stands at `position`, behind at most two spaces."""
        folded = self.folded
        spaced = position
        while folded[spaced : spaced + 1] == " " and spaced < position + 2:
            spaced += 1
        key = first_letters(folded[spaced : spaced + 12])
        for unit in self.knowledge.units.get(key, ()):
            end = spaced + len(unit.form)
            if not folded.startswith(unit.form, spaced) or folded[end : end + 1].isalnum():
                continue
            if unit.form == "đ" and folded.startswith("/c", end) and not folded[end + 2 : end + 3].isalnum():
                continue  # 27 đ/c
            if unit.exact is not None and self.text[spaced:end] != unit.exact:
                continue
            if self.claimed[end - 1]:
                continue
            if unit.follow and not any(folded.startswith(word, end + 1) for word in unit.follow):
                continue
            if " " not in unit.form and folded[end : end + 1] == " " and self._is_noun(spaced, end):
                continue
            return end, unit
        return None

    def _is_noun(self, start: int, end: int) -> bool:
        """Whether a unit is the first syllable of a noun: `đồng chí`, `ngày công`, `tháng lương`."""
        nouns, folded = self.knowledge.nouns, self.folded
        while folded[start:end] in self.knowledge.noun_beginnings:
            word = _LETTERS.match(folded, end + 1)
            if word is None or folded[end] != " ":
                break
            end = word.end()
            if folded[start:end] in nouns:
                return True
        return False

    def _with_unit(self, quantity: Quantity) -> Quantity | None:
        """The quantity with the unit behind it; `None` where what sticks to its digits is neither unit nor noun."""
        folded, end = self.folded, quantity.end
        if found := _PERCENT.match(folded, end):
            quantity.kind, quantity.unit, quantity.end = "percent", "%", found.end()
            if quantity.words is False and quantity.scale == 1 and not isinstance(quantity.value, tuple):
                self._as_decimal(quantity, end)
            return quantity
        if (
            folded[end : end + 1] in ("m", "k")
            and not isinstance(quantity.value, tuple)
            and (found := _TENTHS.match(folded, end))
        ):
            quantity.value += Decimal(f"0.{found[2]}")
            quantity.kind, quantity.unit, quantity.end = "measure", found[1], found.end()
            return quantity
        if placed := self.unit_at(end):
            quantity.end, unit = placed
            quantity.kind, quantity.unit, quantity.rule = unit.kind, unit.unit, unit.rule
            if quantity.words is False and quantity.scale == 1 and not isinstance(quantity.value, tuple):
                self._as_decimal(quantity, end)
            if unit.unit == "giây" and not isinstance(quantity.value, tuple):
                self._hundredths(quantity)
            half = _HALF_AFTER.match(folded, quantity.end) if unit.kind != "money" else None
            if half is not None and not isinstance(quantity.value, tuple):
                quantity.value, quantity.end = quantity.value + Decimal("0.5"), half.end()
            return quantity
        if not quantity.words and folded[end : end + 1].isalpha():
            word = _LETTERS.match(folded, end)
            if word is None or word[0].isascii() or word[0] not in self.knowledge.nouns:
                return None
        return quantity

    def _hundredths(self, quantity: Quantity) -> None:
        """`9 giây 94`: a time in sport."""
        found = _HUNDREDTHS.match(self.folded, quantity.end)
        if found is not None and not isinstance(quantity.value, tuple):
            quantity.value, quantity.end = quantity.value + Decimal(f"0.{found[1]}"), found.end()

    def _as_decimal(self, quantity: Quantity, end: int) -> None:
        """`1,250 ha`: before a unit a comma never parts thousands; before đồng it does."""
        digits = self.folded[quantity.start : end]
        if quantity.unit == "VND" and _SLIPPED.fullmatch(digits):
            quantity.value = Decimal(digits.replace(".", ""))  # 27.500000 đồng
        elif quantity.kind != "money" and "," in digits and _DIGITS.fullmatch(digits):
            value = plain_digits(digits, decimal=True)
            quantity.value = quantity.value if value is None else value

    def _join_units(self, first: Quantity) -> None:
        """`5 triệu đến 7 triệu đồng`, `10% - 15%`: a span whose unit stands at both ends."""
        folded = self.folded
        found = _RANGE.match(folded, first.end)
        if found is None or self.claimed[found.end()] or folded[found.end()].isdecimal() == first.words:
            return
        numeral = (read_words if first.words else read_digits)(folded, found.end())
        if numeral is None or numeral.value <= first.value:  # type: ignore[operator]
            return
        other = self._with_unit(Quantity(found.end(), numeral.end, "count", numeral.value, scale=numeral.scale))
        if other is None:
            return
        # 390 nghìn đồng đến 440 nghìn: the currency stands once.
        told_once = (
            first.kind == "money"
            and other.unit is None
            and (other.scale >= 1000 or (numeral.value >= 1000 and folded[other.end : other.end + 1] in _RANGE_ENDS))
        )
        if told_once or (other.kind == first.kind and other.unit == first.unit):
            first.value, first.end = (first.value, other.value), other.end  # type: ignore[assignment]

    def _add_part(self, first: Quantity, smaller: str, factor: int) -> bool:
        """Takes in the rest told in the next smaller unit: `2 năm 6 tháng` is 30 months; whether there is one."""
        folded = self.folded
        found = _REST.match(folded, first.end)
        if isinstance(first.value, tuple) or first.value % 1 or found is None:
            return False
        position = found.end()
        if self.claimed[position] or folded[position].isdecimal() == first.words:
            return False
        numeral = (read_words if first.words else read_digits)(folded, position)
        if numeral is None or numeral.scale != 1 or numeral.value >= factor or numeral.value % 1:
            return False
        placed = self.unit_at(numeral.end)
        if placed is None or placed[1].unit != smaller:
            return False
        first.value, first.unit, first.end, first.rule = first.value * factor + numeral.value, smaller, placed[0], "sum"
        return True
