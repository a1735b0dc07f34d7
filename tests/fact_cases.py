"""Reads the cases of `tests/cases/facts_*.tsv`: texts in which the mentions are marked."""

from __future__ import annotations

import dataclasses
import datetime
import re
from decimal import Decimal

from tests.case_files import lines, named, report
from viennews.facts import find_facts
from viennews.mentions import DateMention, Fact, FigureMention, OrganizationMention
from viennews.span import Span

MARK = re.compile(r"\{(?P<kind>[ogdfF]) (?P<inside>[^}]*)\}")


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """One row: the marked text, the fact of its judged figure, and what that must have."""

    place: str
    text: str
    fact: Fact
    who: str | None
    when: str | None
    change: str | None


def days(value: str) -> tuple[datetime.date, datetime.date, str]:
    """First and last day and precision of a value."""
    numbers = [int(part) for part in value.split("/")[0].split("-")]
    if len(numbers) == 3:
        day = datetime.date(*numbers)
        return day, day, "day"
    if len(numbers) == 2 and numbers[1] <= 12:
        return datetime.date(numbers[0], numbers[1], 1), datetime.date(numbers[0], numbers[1], 28), "month"
    return datetime.date(numbers[0], 1, 1), datetime.date(numbers[0], 12, 31), "year"


def facts_of(marked: str) -> tuple[list[Fact], Fact]:
    """All facts of a marked text, and that of the judged figure.

    The mark of a figure with a counted noun is `{f numeral|counted}`, the noun follows in the text; when its mark
    repeats what follows (`{f 5%|} 5%`), the mark itself is left out.
    """
    text, position = "", 0
    dates: list[DateMention] = []
    figures: list[FigureMention] = []
    organizations: list[OrganizationMention] = []
    judged = -1
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        kind, inside = mark["kind"], mark["inside"]
        start = len(text)
        if kind in "og":
            text += inside
            organizations.append(OrganizationMention(start, len(text), inside, inside, generic=kind == "g"))
        elif kind == "d":
            value, _, written = inside.partition(" ")
            text += written
            first, last, precision = days(value)
            dates.append(DateMention(start, len(text), written, value, first, last, precision))  # type: ignore[arg-type]
        else:
            numeral, _, counted = inside.partition("|")
            if marked.startswith(" " + numeral, position):
                position += 1 + len(numeral)
            text += numeral
            judged = len(figures) if kind == "F" else judged
            figure_kind = "percent" if "%" in numeral else "money" if "đồng" in numeral else "count"
            figures.append(
                FigureMention(start, len(text), numeral, figure_kind, Decimal(1), counted=counted or None)  # type: ignore[arg-type]
            )
    text += marked[position:]
    sentences = [
        Span(match.start(), match.end(), match[0]) for match in re.finditer(r"\S(?:[^.\n]|\.(?!\s))*+\.?", text)
    ]
    facts = find_facts(
        text,
        sentences=sentences,
        dates=dates,
        figures=figures,
        organizations=organizations,
        title=text.split("\n")[0] if "\n" in text else None,
        published=max((date.last for date in dates if date.last), default=None),
    )
    return facts, facts[judged]


def cases(file: str) -> list[Case]:
    """The rows of a case file."""
    found = []
    for line in lines(file):
        who, when, change = (None if (cell := line.cells[each]) == "-" else cell for each in ("who", "when", "change"))
        found.append(Case(line.place, line.cells["text"], facts_of(line.cells["text"])[1], who, when, change))
    return found


def wrong(case: Case) -> list[str]:
    """The fields of a case in which the fact differs."""
    fact = case.fact
    given = (fact.organization and fact.organization.text, fact.date and fact.date.value, fact.change)
    return [
        f"{field}: {got!r}, not {asked!r} ({fact.rule})"
        for field, got, asked in zip(("who", "when", "change"), given, (case.who, case.when, case.change), strict=True)
        if got != asked
    ]


if __name__ == "__main__":
    report(cases(named()), wrong)
