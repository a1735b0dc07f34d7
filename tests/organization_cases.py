"""The case files of organizations: what must be found stands in [brackets] in the text, what may be in {braces}."""

from __future__ import annotations

import dataclasses
from typing import Any

from tests.case_files import Offsets, lines, named, report, unmarked
from viennews.mentions import OrganizationMention

FIELDS = ("kind", "name", "level", "place", "province")


@dataclasses.dataclass(frozen=True)
class Case:
    """One row: the text without its marks, the spans that must and those that may be found, the fields to check."""

    text: str
    wanted: tuple[Offsets, ...]
    optional: tuple[Offsets, ...]
    fields: dict[str, tuple[str, ...]]
    place: str

    def faults(self, mentions: list[OrganizationMention]) -> list[str]:
        """What is wrong with an answer; nothing when it is right."""
        faults = []
        given = {(mention.start, mention.end): mention for mention in mentions}
        for start, end in self.wanted:
            if (start, end) not in given:
                faults.append(f"missed {self.text[start:end]!r}")
        for (start, end), mention in given.items():
            if (start, end) in self.wanted:
                continue
            if not any(start < last and first < end for first, last in self.optional):
                faults.append(f"spurious {mention.text!r} ({mention.rule})")
        for field, cells in self.fields.items():
            for span, cell in zip(self.wanted, cells, strict=True):
                if cell in ("", ".") or span not in given:
                    continue
                got = value(given[span], field)
                wanted = self.text[slice(*span)] if cell == "=" else cell
                if got.casefold() != wanted.casefold():
                    faults.append(f"{field} of {given[span].text!r}: {got!r}, not {wanted!r}")
        return faults


def value(mention: OrganizationMention, field: str) -> str:
    """A field as the case files write it."""
    if field == "province":
        province = mention.province
        return "-" if province is None else f"{province.before or '-'}>{province.after or '-'}"
    got: Any = getattr(mention, field)
    return "-" if got is None else str(got)


def cases(file: str) -> list[Case]:
    """The rows of a case file."""
    found = []
    for line in lines(file):
        text, wanted, optional = unmarked(line.cells["text"])
        fields = {
            field: tuple(cell.strip() for cell in f" {line.cells[field]} ".split(" | "))
            for field in FIELDS
            if line.cells.get(field)
        }
        found.append(Case(text, wanted, optional, fields, line.place))
    return found


if __name__ == "__main__":
    import viennews

    report(cases(named()), lambda case: case.faults(viennews.find_organizations(case.text)))
