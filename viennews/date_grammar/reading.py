"""What the tokens of one point say: the numbers, the year, month, day that a rule of the grammar read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from viennews.date_grammar.lexicon import Ago, Month, PartOfYear, RelativeDay, RelativeYear, ToldWeekday


class Reading:
    """What the tokens of one point say, before its rule puts it together."""

    def __init__(self, letters: str, values: Sequence[Any]) -> None:
        self.letters = letters
        self.numbers: list[int] = []
        self.year: int | None = None
        self.fields: dict[str, Any] = {}
        self.quarter: int | None = None
        self.month: int | None = None
        self.part_of_year: PartOfYear | None = None
        self.half: int | None = None
        self.century: int | None = None
        self.ago: Ago | None = None
        before = ""
        for letter, value in zip(letters, values, strict=True):
            self._take(letter, value, before)
            before = letter

    def _take(self, letter: str, value: Any, before: str) -> None:
        fields = self.fields
        if letter in "abce":
            if before == "M":
                self.month = value
            elif before == "Q":
                self.quarter = value
            else:
                self.numbers.append(value)
        elif letter in "yx":
            self.year = value
        elif letter == "m":
            month: Month = value
            self.month = month.number
            if month.lunar:
                fields["lunar"] = True
        elif letter in "qR":
            self.quarter = value
        elif letter == "H":
            fields["clock_span"] = "time" in fields
            fields.setdefault("time", value)
        elif letter == "K":
            fields["beginning"] = True
        elif letter == "P":
            fields["part"] = value
        elif letter == "W":
            fields["weekday"] = value
        elif letter == "w":
            told: ToldWeekday = value
            fields["weekday"], fields["which"] = told.day, told.which
        elif letter == "E":
            fields["modifier"] = value
        elif letter == "F":
            self.half = value
        elif letter == "f":
            self.part_of_year = value
        elif letter == "V":
            told_year: RelativeYear = value
            fields["year_offset"] = told_year.years
            fields["which"] = told_year.which
        elif letter == "N":
            fields["month_offset"] = value
        elif letter in "UJ":
            fields["offset"] = value
        elif letter == "O":
            day: RelativeDay = value
            fields["offset"] = day.days
            if day.part:
                fields["part"] = day.part
        elif letter in "LG":
            fields["lunar"] = True
        elif letter == "s":
            fields["lunar"] = False
        elif letter == "T":
            fields["lunar"] = fields["new_year"] = True
        elif letter == "l":
            fields["leap"] = True
        elif letter == "C":
            fields["lunar"], fields["cycle"] = True, value
        elif letter == "Z":
            self.century = value
        elif letter == "A":
            self.ago = value
