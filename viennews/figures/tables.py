"""Tables in a text: which lines are rows, which numbers cells, the unit told above (`Đơn vị: triệu đồng`)."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from viennews.figures.lexicon import Knowledge, first_letters
from viennews.figures.quantities import Quantity
from viennews.numerals import ONE, SCALES

_HEADER = re.compile(r"(?:đơn vị(?: tính)?|đvt) ?: ?([^\n|)(;]{1,40})")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


class _TableRow(NamedTuple):
    """A line with cells: its place, and the unit told above with its place (empty where none is)."""

    start: int
    end: int
    unit: str
    unit_start: int


class Tables:
    """The tables of one text."""

    __slots__ = ("folded", "knowledge", "rows")

    def __init__(self, folded: str, knowledge: Knowledge) -> None:
        self.folded = folded
        self.knowledge = knowledge
        self.rows = _table_rows(folded)

    def fill(self, quantity: Quantity) -> bool:
        """Whether a number without unit is a cell of a table; its unit is then the one that the table tells."""
        if not self.rows or quantity.unit is not None:
            return False
        row = self._row(quantity.start)
        if row is None or not _is_cell(self.folded, row, quantity.start, quantity.end):
            return False
        scale = ONE
        words = row.unit.split()
        while words and words[0] in SCALES:
            scale *= SCALES[words.pop(0)]
        told = " ".join(words)
        if told in ("%", "phần trăm"):
            quantity.kind, quantity.unit = "percent", "%"
        for unit in self.knowledge.units.get(first_letters(told), ()) if told else ():
            if unit.form == told and unit.exact is None:
                quantity.kind, quantity.unit = unit.kind, unit.unit
                break
        if quantity.unit is None and told in self.knowledge.nouns:
            quantity.counted = (row.unit_start, row.unit_start + len(row.unit))
        if not isinstance(quantity.value, tuple):
            quantity.value *= scale
        quantity.last = quantity.end
        quantity.rule = "table"
        return True

    def _row(self, start: int) -> _TableRow | None:
        index = bisect_right(self.rows, start, key=lambda row: row.start) - 1
        return self.rows[index] if index >= 0 and start < self.rows[index].end else None


def _table_rows(folded: str) -> list[_TableRow]:
    """The rows of the tables in a text, in order: lines whose cells are parted by ` | ` or tabs."""
    if " | " not in folded:
        return []
    rows = []
    unit, unit_start = "", 0
    start = 0
    for line in folded.split("\n"):
        if found := _HEADER.search(line):
            unit = found[1].strip(" .:\"'")
            unit_start = start + line.index(unit, found.start(1))
        elif " | " in line:
            rows.append(_TableRow(start, start + len(line), unit, unit_start))
        elif line.strip():
            unit = ""
        start += len(line) + 1
    return rows


def _is_cell(folded: str, row: _TableRow, start: int, end: int) -> bool:
    """Whether a number is a whole cell of a row, and neither the row's index nor a year."""
    left, right = start - 1, end
    while left >= row.start and folded[left] == " ":
        left -= 1
    while right < row.end and folded[right] == " ":
        right += 1
    opens, closes = left < row.start, right >= row.end
    if not (opens or folded[left] == "|") or not (closes or folded[right] == "|"):
        return False
    if opens and not closes:
        return False
    return not (end - start == 4 and _YEAR.match(folded, start))
