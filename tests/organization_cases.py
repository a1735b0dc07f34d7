"""The case files of organizations: what must be found stands in [brackets] in the text, what may be in {braces}."""

from __future__ import annotations

import dataclasses
import pathlib
import re
from typing import Any

from viennews.mentions import OrganizationMention

CASES = pathlib.Path(__file__).parent / "cases"
FIELDS = ("kind", "name", "level", "place", "province")


@dataclasses.dataclass(frozen=True)
class Case:
    """One row: the text without its marks, the spans that must and those that may be found, the fields to check."""

    text: str
    wanted: tuple[tuple[int, int], ...]
    optional: tuple[tuple[int, int], ...]
    fields: dict[str, tuple[str, ...]]
    row: str

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
    columns: list[str] = []
    for line in (CASES / file).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            continue
        marked = cells[0].replace("\\n", "\n")
        text = re.sub(r"[\[\]{}]", "", marked)
        stack: list[tuple[str, int]] = []
        wanted: list[tuple[int, int]] = []
        optional: list[tuple[int, int]] = []
        position = 0
        for mark in marked:
            if mark in "[{":
                stack.append((mark, position))
            elif mark in "]}":
                opening, start = stack.pop()
                (wanted if opening == "[" else optional).append((start, position))
            else:
                position += 1
        wanted.sort()
        fields = {
            column: tuple(cell.strip() for cell in f" {content} ".split(" | "))
            for column, content in zip(columns[1:], cells[1:], strict=False)
            if content and column in FIELDS
        }
        found.append(Case(text, tuple(wanted), tuple(optional), fields, line))
    return found


if __name__ == "__main__":
    import sys

    import viennews
    from tests.case_report import report

    report(cases(sys.argv[1]), lambda case: case.faults(viennews.find_organizations(case.text)))
