"""The gazetteer: administrative units of Vietnam by their names, before and after the mergers of July 2025.

`address_units.txt` holds the address data that comes with underthesea, by name (`tests/address_data.py` writes it), and
`places.tsv` what that lacks: units abolished before, units raised to another type, other spellings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from viennews.lexicon import Lexicon, generated
from viennews.spelling import fold
from viennews.syllables import syllables_of

# Words for units, and how high they stand: a city is a province or a part of one.
UNITS: dict[str, str | None] = {
    "tỉnh": "province", "thành phố": None, "thủ đô": "province", "quận": "district",
    "huyện": "district", "thị xã": "district", "xã": "commune", "phường": "commune",
    "thị trấn": "commune", "đặc khu": "commune", "thôn": "grassroots", "bản": "grassroots",
    "ấp": "grassroots", "buôn": "grassroots", "làng": "grassroots", "xóm": "grassroots",
    "khu phố": "grassroots", "tổ dân phố": "grassroots", "khóm": "grassroots",
    "khu dân cư": "grassroots", "tiểu khu": "grassroots", "tdp": "grassroots",
    "liên huyện": "district", "liên xã": "commune", "liên phường": "commune",
    "phố": "grassroots", "tổ": "grassroots", "khu": "grassroots",
}  # fmt: skip
RANK = {"grassroots": 0, "commune": 1, "district": 2, None: 2.5, "province": 3}
WORDS_FOR_UNITS: dict[str, list[tuple[str, list[str]]]] = {}
for _unit in sorted(UNITS, key=lambda unit: -unit.count(" ")):
    WORDS_FOR_UNITS.setdefault(_unit.split(" ")[0], []).append((_unit, _unit.split(" ")))
NAMED = ("province", "district")
"""The units that are known by their names alone."""


class Unit(NamedTuple):
    """An administrative unit: its level, its type (`Huyện`), its name, its province before and after July 2025."""

    level: str
    type: str
    name: str
    before: str | None
    after: str | None


class Units(Mapping[str, tuple[Unit, ...]]):
    """Units by their names, folded, the syllables parted by spaces; those of a name are made when it is asked for.

    Args:
        lines: for each name its units as `address_units.txt` writes them, parted by tabs: level, type, name, number of
            the provinces. The highest come first.
        provinces: the province before and after July 2025, by number.
    """

    def __init__(self, lines: dict[str, str], provinces: list[tuple[str, str]]) -> None:
        self._lines = lines
        self._provinces = provinces
        self._made: dict[str, tuple[Unit, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Unit, ...]:
        if name in self._made:
            return self._made[name]
        made = tuple(
            Unit(_LEVELS[level], kind.capitalize(), written, *self._provinces[int(number)])
            for level, kind, written, number in (unit.split("|") for unit in self._lines[name].split("\t"))
        )
        return self._made.setdefault(name, made)

    def get(self, name: str, default: Any = None) -> Any:
        """The units of a name."""
        return self[name] if name in self._lines else default

    def __contains__(self, name: object) -> bool:
        return name in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, name: str, unit: Unit) -> None:
        """Puts a unit behind the others of its name."""
        self._made[name] = (*self.get(name, ()), unit)
        self._lines.setdefault(name, "")

    def highest(self) -> Iterator[str]:
        """The names of provinces and districts."""
        for name, line in self._lines.items():
            if name in self._made:
                if any(unit.level in NAMED for unit in self._made[name]):
                    yield name
            elif line[0] in "pd":
                yield name


class Gazetteer:
    """The units by their names, folded."""

    def __init__(self, units: Units) -> None:
        self.units = units
        self.seconds: dict[str, dict[str, int]] = {}
        """By the first and the second syllable of names (an empty one for a name of one): how many the longest has."""
        self.provinces: dict[str | None, str] = {}
        """The provinces before the merger, each with its name folded."""
        self.named_firsts: set[str] = set()
        """The first syllables of provinces and districts, which are known by their names alone."""
        for name in units:
            first, _, others = name.partition(" ")
            second = others.partition(" ")[0]
            seconds = self.seconds.setdefault(first, {})
            if (size := 1 + name.count(" ")) > seconds.get(second, 0):
                seconds[second] = size
        for name in units.highest():
            self.named_firsts.add(name.partition(" ")[0])
            for unit in units[name]:
                if unit.level in NAMED and unit.name == unit.before:
                    self.provinces[unit.before] = name
        self.unit_firsts = frozenset(unit.split(" ")[0] for unit, level in UNITS.items() if level != "grassroots")
        """The first syllables of the words for units from the commune up."""
        self.firsts = self.unit_firsts | self.named_firsts

    def numbered(self, unit: str, number: str) -> tuple[Unit, ...]:
        """The units that have a number for a name: `quận` and `03`."""
        found: tuple[Unit, ...] = self.units.get(f"{unit} {int(number)}", ())
        return found

    def unit(self, words: list[str], index: int) -> tuple[int, str] | None:
        """The word for a unit at a syllable: the syllable behind it, and the word."""
        for unit, syllables in WORDS_FOR_UNITS.get(words[index], ()):
            size = len(syllables)
            if size == 1 or words[index : index + size] == syllables:
                return index + size, unit
        return None

    def small(self, words: list[str], index: int) -> bool:
        """Whether the word for a unit below the commune stands at a syllable (`bản`, `phố`)."""
        found = self.unit(words, index)
        return found is not None and UNITS[found[1]] == "grassroots"


_LEVELS = {"p": "province", "d": "district", "c": "commune"}


def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The units of the gazetteer by their names, folded."""
    provinces, *lines = generated("address_units.txt")
    units = Units(
        dict(line.split("\t", 1) for line in lines),
        [tuple(pair.split("|", 1)) for pair in provinces.split("\t")],  # type: ignore[misc]
    )
    rows = lexicon.rows("places")
    for row, name in zip(rows, fold("\n".join(row["name"] for row in rows)).split("\n"), strict=True):
        unit = Unit(row["level"], row["type"], row["name"], row["before"] or None, row["after"] or None)
        units.add(" ".join(syllables_of(name)), unit)
    return Gazetteer(units)


def fits(unit: Unit, level: str | None) -> bool:
    """Whether a unit of the gazetteer can have a level; `None` is a city, a province or a part of one."""
    if level is None:
        return unit.level in ("province", "district") and unit.type in ("thành phố", "Thành phố")
    return bool(unit.level == level)
