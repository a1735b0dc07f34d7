"""The score of a case file, as `python -m tests.figure_cases FILE` and its siblings print it."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar


class AnyCase(Protocol):
    """A row of a case file."""

    @property
    def row(self) -> str: ...


CaseType = TypeVar("CaseType", bound=AnyCase)


def report(rows: Sequence[CaseType], faults: Callable[[CaseType], list[str]]) -> None:
    """Prints every fault and how many cases are right."""
    good = 0
    for case in rows:
        found = faults(case)
        good += not found
        if found:
            print(case.row.split("\t")[0])
            for fault in found:
                print("     ", fault)
    print(f"{good} of {len(rows)} right")
