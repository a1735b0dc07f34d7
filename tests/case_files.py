"""The case files of `tests/cases/`: their rows, the marks in their texts, their score."""

from __future__ import annotations

import dataclasses
import pathlib
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

CASES = pathlib.Path(__file__).parent / "cases"
Offsets = tuple[int, int]


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of a case file: where it stands, and its cells by column."""

    place: str
    cells: dict[str, str]


def lines(file: str) -> Iterator[Line]:
    """The lines of a case file but comments and the head; `\\n` in a cell is a line end."""
    columns: list[str] = []
    for number, line in enumerate((CASES / file).read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip().replace("\\n", "\n") for cell in line.split("\t")]
        if not columns:
            columns = cells
            continue
        assert len(cells) <= len(columns), f"{file}:{number}"
        yield Line(f"{file}:{number}", dict(zip(columns, [*cells, *[""] * len(columns)], strict=False)))


def unmarked(marked: str) -> tuple[str, tuple[Offsets, ...], tuple[Offsets, ...]]:
    """The text without [brackets] and {braces}, and the spans that they held, in text order."""
    text = ""
    stack: list[int] = []
    spans: dict[str, list[Offsets]] = {"]": [], "}": []}
    for mark in marked:
        if mark in "[{":
            stack.append(len(text))
        elif mark in "]}":
            spans[mark].append((stack.pop(), len(text)))
        else:
            text += mark
    return text, tuple(sorted(spans["]"])), tuple(sorted(spans["}"]))


class AnyCase(Protocol):
    """A case of any kind."""

    @property
    def text(self) -> str: ...
    @property
    def place(self) -> str: ...


CaseType = TypeVar("CaseType", bound=AnyCase)


def named() -> str:
    """The case file that the command line names; when it names none, the command ends and says which there are."""
    files = sorted(path.name for path in CASES.glob("*.tsv"))
    if len(sys.argv) != 2 or sys.argv[1] not in files:
        sys.exit(f"a case file is one of {', '.join(files)}")
    return sys.argv[1]


def report(cases: Sequence[CaseType], faults: Callable[[CaseType], list[str]]) -> None:
    """Prints every fault and how many cases are right, for `python -m tests.figure_cases FILE` and its siblings."""
    good = 0
    for case in cases:
        found = faults(case)
        good += not found
        if found:
            print(f"{case.place}: {case.text}")
            for fault in found:
                print("     ", fault)
    print(f"{good} of {len(cases)} right")
