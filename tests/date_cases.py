"""The case files of dates: what must be found stands in [brackets] in the text, what may be in {braces}."""

from __future__ import annotations

import dataclasses
import datetime

from tests.case_files import Offsets, lines, named, report, unmarked
from viennews.dates import find_dates
from viennews.mentions import DateMention
from viennews.span import plain

REFERENCE = datetime.date(2021, 5, 20)
FIELDS = ("first", "last", "precision", "modifier", "relation", "time", "calendar", "timex")


@dataclasses.dataclass(frozen=True)
class Case:
    """One row: the text without its marks, the spans that must and those that may be found, what they stand for."""

    text: str
    reference: datetime.date | None
    wanted: tuple[Offsets, ...]
    optional: tuple[Offsets, ...]
    fields: dict[str, tuple[str, ...]]
    place: str

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
    for line in lines(file):
        text, wanted, optional = unmarked(line.cells["text"])
        told, value = line.cells["reference"], line.cells["value"]
        reference = None if told == "-" else datetime.date.fromisoformat(told) if told else REFERENCE
        fields = {"value": _parts(value)} if value else {}
        for field in filter(None, line.cells["fields"].split(";")):
            name, _, cells = field.partition("=")
            assert name.strip() in FIELDS, line.place
            fields[name.strip()] = _parts(cells)
        assert all(len(each) == len(wanted) for each in fields.values()), line.place
        found.append(Case(text, reference, wanted, optional, fields, line.place))
    return found


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|"))


if __name__ == "__main__":
    report(cases(named()), Case.faults)
