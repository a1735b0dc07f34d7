"""Places in names of organizations that the gazetteer has, by their names alone."""

from __future__ import annotations

import dataclasses

from viennews.organizations.reading import Reader
from viennews.places import NAMED, Unit, fits

_SPACES = ("", " ", "  ", "   ")
_WITHIN = frozenset(["'", *(before + mark + after for before in _SPACES for mark in ("", "-") for after in _SPACES)])
"""What may stand within a known name: `Bà Rịa- Vũng Tàu`."""


@dataclasses.dataclass(slots=True)
class Place:
    """A place as it stands in a text; numbers of syllables, half-open."""

    start: int
    end: int
    unit: str | None
    """The word for the unit, folded."""
    name: tuple[int, int] | None
    """The syllables of the name; `None` for a unit without a name (`tỉnh`)."""
    level: str | None
    units: tuple[Unit, ...] = ()
    """The units of the gazetteer that it can be."""
    group: bool = False
    """Whether it is several units (`quận, huyện`)."""
    above: Place | None = None
    """The unit above, when it is told (`…, quận Hai Bà Trưng`)."""


class NamedPlaces(Reader):
    """Finds names of places at syllables."""

    def place_known(self, index: int, level: str | None = "any") -> tuple[int, tuple[Unit, ...]] | None:
        """The longest known name at a syllable: the syllable behind it, and the units that bear it."""
        words = self.words
        seconds = self.gazetteer.seconds.get(words[index])
        if seconds is None:
            return None
        longest = (seconds.get(words[index + 1]) if index + 1 < self.count else None) or seconds.get("", 0)
        tokens = self.tokens
        if not longest or not tokens.capital[index]:
            return None
        for end in range(min(index + longest, self.count), index, -1):
            units = self.gazetteer.units.get(" ".join(words[index:end]))
            if units is None or not tokens.closes[end - 1]:
                continue
            if level != "any":
                fitting = tuple(unit for unit in units if fits(unit, level))
                if not fitting:
                    continue
                units = fitting
            told = level != "any" or end - index >= 3
            if (told or False not in tokens.capital[index:end]) and _WITHIN.issuperset(tokens.gaps[index : end - 1]):
                return end, units
        return None

    def place_named(self, index: int) -> Place | None:
        """A province or a district named without a word for the unit."""
        if self.words[index] not in self.gazetteer.named_firsts:
            return None
        found = self.place_known(index)
        if found is None:
            return None
        end, units = found
        if self.words[index:end] == ["hồ", "chí", "minh"]:
            return None  # the person, or what is named after him
        if end < self.count and self.tokens.capital[end] and self.joined(end):
            inner = self.place_known(index + 1)
            if inner is not None and inner[0] > end:
                return None  # Nam + Hà Nội
        units = tuple(unit for unit in units if unit.level in NAMED)
        if not units:
            return None
        level = "province" if any(unit.level == "province" for unit in units) else "district"
        units = tuple(unit for unit in units if unit.level == level)
        return Place(index, end, None, (index, end), level, units)

    def commune(self, index: int) -> Place | None:
        """A commune named without a word for the unit (`Trạm Y tế Đăk Ơ`): all that stands in capitals there."""
        if not self.joined(index) or not self.tokens.capital[index] or self.words[index] in self.knowledge.family:
            return None
        found = self.place_known(index, "commune")
        if found is None or found[0] < index + 2 or self.lower(index + 1, index + 2):
            return None
        end, units = found
        if self.joined(end) and (self.tokens.capital[end] or self.words[end].isdigit()):
            return None
        return Place(index, end, None, (index, end), "commune", units)
