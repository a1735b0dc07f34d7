"""Rows of tables in a text: which lines are rows, and the unit told above them (`Đơn vị: triệu đồng`)."""

from __future__ import annotations

import re
from typing import NamedTuple

_HEADER = re.compile(r"(?:đơn vị(?: tính)?|đvt) ?: ?([^\n|)(;]{1,40})")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


class TableRow(NamedTuple):
    """A line with cells: its place, and the unit told above with its place (empty where none is)."""

    start: int
    end: int
    unit: str
    unit_start: int


def table_rows(folded: str) -> list[TableRow]:
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
            rows.append(TableRow(start, start + len(line), unit, unit_start))
        elif line.strip():
            unit = ""
        start += len(line) + 1
    return rows


def cell_of(folded: str, row: TableRow, start: int, end: int) -> bool:
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
