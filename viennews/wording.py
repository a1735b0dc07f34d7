"""What is shown to a reader: words of the interface, numbers, values, in English or Vietnamese."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from viennews.lexicon import DEFAULT, Lexicon
from viennews.mentions import DateMention, FigureMention, OrganizationMention

Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = ("en", "vi")
Mention = DateMention | FigureMention | OrganizationMention

KINDS = ("organization", "date", "count", "money", "percent", "ratio", "measure", "duration")
"""What is coloured: organizations, dates, the kinds of figures."""
_BOUND = {"more": "≥ ", "less": "≤ ", "about": "≈ "}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SCALES = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"), (Decimal(10**3), "thousand"))


def _tables(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    rows = lexicon.rows("labels")
    return {language: {row["key"]: row[language] for row in rows} for language in LANGUAGES}


class Wording:
    """The words of one language; `wording["facts"]` is a label.

    Raises:
        ValueError: there is no such language; the message says which there are.
    """

    __slots__ = ("_labels", "language")

    def __init__(self, language: str = "en") -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no language {language!r}; the languages are {', '.join(LANGUAGES)}")
        self.language = language
        self._labels: Mapping[str, str] = DEFAULT.built(_tables)[language]

    def __getitem__(self, key: str) -> str:
        return self._labels[key]

    def label(self, key: str | None) -> str:
        """The label of a value that may have none: the value itself then, or nothing."""
        return self._labels.get(key, key) if key else ""

    def number(self, value: Decimal | float, *, grouped: bool = True) -> str:
        """A number: `1,234.5` in English, `1.234,5` in Vietnamese; not `grouped`, `1234.5` and `1234,5`."""
        text = format(Decimal(str(value)), ",f" if grouped else "f")
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.translate(str.maketrans(",.", ".,")) if self.language == "vi" else text

    def short(self, value: Decimal | float) -> str:
        """A number at a glance: `553.8 billion`, `553,8 tỷ`."""
        value = Decimal(str(value))
        for scale, name in _SCALES:
            if abs(value) >= scale and (name != "thousand" or abs(value) >= 10_000):
                digits = round(value / scale, 1) if abs(value) < 1000 * scale else round(value / scale)
                return f"{self.number(digits)} {self[name]}"
        return self.number(round(value, 1))

    def day(self, value: datetime.date | None) -> str:
        """A day: `5 Mar 2021`, `5/3/2021`."""
        if value is None:
            return ""
        if self.language == "vi":
            return f"{value.day}/{value.month}/{value.year}"
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"

    def month(self, year: int, month: int) -> str:
        """A month: `Mar 2021`, `3/2021`."""
        return f"{month}/{year}" if self.language == "vi" else f"{_MONTHS[month - 1]} {year}"

    def amount(self, figure: FigureMention, *, grouped: bool = True) -> str:
        """The value of a figure: `≥ 1,000`, `300,000–500,000 VND`, `19/20`, `5%`."""
        values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        text = ("/" if figure.kind == "ratio" else "–").join(self.number(each, grouped=grouped) for each in values)
        unit = figure.unit or ""
        gap = "" if unit in ("", "%") else " "
        return f"{_BOUND.get(figure.bound or '', '')}{text}{gap}{unit}"

    def what(self, figure: FigureMention) -> str:
        """What a figure counts, and for one of what."""
        per = f"{self['per']} {figure.per}" if figure.per else ""
        return ", ".join(part for part in (figure.counted or "", per) if part)

    def when(self, date: DateMention) -> str:
        """The value of a date with what stands around it: `until 2021-06-30`, `early 2021`."""
        parts = (self.label(date.relation), self.label(date.modifier), date.value or self["unknown"])
        return " ".join(part for part in parts if part)

    def value(self, mention: Mention, *, grouped: bool = True) -> str:
        """The normalised value in a line: what a figure says, when a date is, the full name of an organization."""
        if isinstance(mention, DateMention):
            return self.when(mention)
        if isinstance(mention, FigureMention):
            return f"{self.amount(mention, grouped=grouped)} {self.what(mention)}".rstrip()
        return mention.name or mention.text

    def note(self, mention: Mention) -> str:
        """All that is known of a mention, a line each: for a tooltip."""
        if isinstance(mention, DateMention):
            lines = [self.value(mention), self._days(mention)]
        elif isinstance(mention, FigureMention):
            lines = [self.value(mention), self[mention.kind]]
        else:
            province = mention.province
            places = list(dict.fromkeys(each for each in (province or ()) if each))
            lines = [
                self.value(mention),
                self._joined(mention.kind, mention.level, "generic" if mention.generic else None),
                " → ".join(places),
            ]
        if mention.rule:
            lines.append(f"{self['rule']}: {mention.rule}")
        return "\n".join(line for line in lines if line)

    def _joined(self, *keys: str | None) -> str:
        return " · ".join(self.label(key) for key in keys if key)

    def _days(self, date: DateMention) -> str:
        days = " – ".join(dict.fromkeys(self.day(each) for each in (date.first, date.last) if each))
        time = f"{date.time:%H:%M}" if date.time else ""
        calendar = self["lunar"] if date.calendar == "lunar" else ""
        return " · ".join(part for part in (self.label(date.precision), days, time, calendar) if part)


def kind_of(mention: Mention) -> str:
    """One of `KINDS`."""
    if isinstance(mention, FigureMention):
        return mention.kind
    return "date" if isinstance(mention, DateMention) else "organization"
