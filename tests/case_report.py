"""The score of a case file, as `python -m tests.figure_cases FILE` and its sibling of organizations print it."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol


class AnyCase(Protocol):
    """A text with what must be found in it."""

    @property
    def text(self) -> str: ...

    @property
    def row(self) -> str: ...

    def faults(self, mentions: Any, /) -> list[str]: ...


def report(rows: Sequence[AnyCase], find: Callable[[str], Any]) -> None:
    """Prints every fault and how many cases are right."""
    good = 0
    for case in rows:
        faults = case.faults(find(case.text))
        good += not faults
        if faults:
            print(case.row.split("\t")[0])
            for fault in faults:
                print("     ", fault)
    print(f"{good} of {len(rows)} right")
