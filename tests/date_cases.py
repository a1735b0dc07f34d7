"""The case files of dates: what must be found stands in [brackets] in the text, what may be in {braces}."""

from __future__ import annotations

import dataclasses
import datetime
import pathlib

from viennews.dates import find_dates
from viennews.mentions import DateMention
from viennews.span import plain

CASES = pathlib.Path(__file__).parent / "cases"
REFERENCE = datetime.date(2021, 5, 20)
FIELDS = ("first", "last", "precision", "modifier", "relation", "time", "calendar", "timex")


@dataclasses.dataclass(frozen=True)
class Case:
    """One row: the text without its marks, the spans that must and those that may be found, what they stand for."""

    text: str
    reference: datetime.date | None
    wanted: tuple[tuple[int, int], ...]
    optional: tuple[tuple[int, int], ...]
    fields: dict[str, tuple[str, ...]]
    row: str

    def find(self) -> list[DateMention]:
        """What the finder says."""
        return find_dates(self.text, reference=self.reference)

    def faults(self) -> list[str]:
        """What is wrong with the answer; nothing when it is right."""
        given = {(mention.start, mention.end): mention for mention in self.find()}
        faults = [f"missed {self.text[slice(*span)]!r}" for span in self.wanted if span not in given]
        faults += [
            f"spurious {mention.text!r} ({mention.rule})"
            for span, mention in given.items()
            if span not in self.wanted and not any(span[0] < end and start < span[1] for start, end in self.optional)
        ]
        for field, cells in self.fields.items():
            for span, cell in zip(self.wanted, cells, strict=True):
                if cell != "." and span in given and (got := written(given[span], field)) != cell:
                    faults.append(f"{field} of {given[span].text!r}: {got!r}, not {cell!r}")
        return faults


def written(mention: DateMention, field: str) -> str:
    """A field as the case files write it."""
    value = plain(getattr(mention, field))
    return "-" if value is None else str(value)


def cases(file: str) -> list[Case]:
    """The rows of a case file."""
    found = []
    lines = (CASES / file).read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if line.strip() and not line.startswith("#")][1:]:
        cells = [cell.strip() for cell in line.split("\t")] + [""] * 3
        text, wanted, optional = unmarked(cells[0].replace("\\n", "\n"))
        reference = None if cells[1] == "-" else datetime.date.fromisoformat(cells[1]) if cells[1] else REFERENCE
        fields = {"value": tuple(cell.strip() for cell in cells[2].split("|"))} if cells[2] else {}
        for field in filter(None, cells[3].split(";")):
            name, _, written_cells = field.partition("=")
            assert name.strip() in FIELDS, line
            fields[name.strip()] = tuple(cell.strip() for cell in written_cells.split("|"))
        assert all(len(each) == len(wanted) for each in fields.values()), line
        found.append(Case(text, reference, wanted, optional, fields, line))
    return found


def unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The text without [brackets] and {braces}, and the spans that they held."""
    text = ""
    stack: list[int] = []
    spans: dict[str, list[tuple[int, int]]] = {"]": [], "}": []}
    for mark in marked:
        if mark in "[{":
            stack.append(len(text))
        elif mark in "]}":
            spans[mark].append((stack.pop(), len(text)))
        else:
            text += mark
    return text, tuple(spans["]"]), tuple(spans["}"])


if __name__ == "__main__":
    import sys

    from tests.case_report import report

    report(cases(sys.argv[1]), Case.faults)
