"""The case files of figures: what must be found stands in [brackets], what it must mean in the second column."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from tests.case_files import Offsets, lines, named, report, unmarked
from viennews.mentions import FigureMention


@dataclasses.dataclass(frozen=True)
class Case:
    """One row: the text without its marks, the spans that must be found, and what each must mean."""

    text: str
    wanted: tuple[Offsets, ...]
    meanings: tuple[str, ...]
    place: str

    def faults(self, mentions: list[FigureMention]) -> list[str]:
        """What is wrong with an answer; nothing when it is right."""
        faults = []
        given = {(mention.start, mention.end): mention for mention in mentions}
        for span, meaning in zip(self.wanted, self.meanings, strict=True):
            if span not in given:
                faults.append(f"missed {self.text[slice(*span)]!r}")
            elif (got := written(given[span])) != normal(meaning):
                faults.append(f"{given[span].text!r} is {got}, not {meaning}")
        faults += [f"spurious {written(given[span])} {given[span].text!r}" for span in given if span not in self.wanted]
        return faults


def number(value: Decimal) -> str:
    """A value without exponent and trailing zeros."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def written(mention: FigureMention) -> str:
    """A mention as the case files write it."""
    if isinstance(mention.value, tuple):
        value = ("/" if mention.kind == "ratio" else "..").join(number(part) for part in mention.value)
    else:
        value = number(mention.value)
    unit = "" if mention.kind == "percent" else mention.unit or ""
    words = " ".join(word for word in (mention.kind, value, unit, mention.bound or "") if word)
    words += f" / {mention.per}" if mention.per else ""
    return words + (f" = {mention.counted}" if mention.counted else "")


def normal(meaning: str) -> str:
    """A meaning with its white space made single."""
    return " ".join(meaning.split())


def cases(file: str) -> list[Case]:
    """The rows of a case file."""
    found = []
    for line in lines(file):
        text, wanted, _ = unmarked(line.cells["text"])
        meanings = tuple(filter(None, (each.strip() for each in line.cells["figures"].split(" | "))))
        assert len(meanings) == len(wanted), line.place
        found.append(Case(text, wanted, meanings, line.place))
    return found


if __name__ == "__main__":
    import viennews

    report(cases(named()), lambda case: case.faults(viennews.find_figures(case.text)))
