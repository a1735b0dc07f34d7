"""The gazetteer: administrative units of Vietnam by their names, before and after the mergers of July 2025.

Read from the address data that comes with underthesea, as a file, and from `places.tsv`, which holds what that lacks:
units abolished before, units raised to another type, other spellings.
"""

from __future__ import annotations

import importlib.util
import json
import pathlib
import re
from typing import NamedTuple

from viennews.lexicon import Lexicon
from viennews.spelling import fold

_SYLLABLE = re.compile(r"[^\W_]++(?:'[^\W_]++)?+")

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
WORDS_FOR_UNITS: dict[str, list[tuple[int, str]]] = {}
for _unit in sorted(UNITS, key=lambda unit: -unit.count(" ")):
    WORDS_FOR_UNITS.setdefault(_unit.split(" ")[0], []).append((_unit.count(" ") + 1, _unit))
NAMED = ("province", "district")
"""The units that are known by their names alone."""


class Unit(NamedTuple):
    """An administrative unit: its level, its type (`Huyện`), its name, its province before and after July 2025."""

    level: str
    type: str
    name: str
    before: str | None
    after: str | None


class Gazetteer:
    """The units by their names, folded."""

    def __init__(self, units: dict[str, tuple[Unit, ...]]) -> None:
        self.units = units
        """By name: folded, its syllables parted by spaces."""
        self.sizes: dict[str, tuple[int, ...]] = {}
        """By the first syllable of names: how many syllables they have, the most first."""
        self.seconds: dict[str, set[str]] = {}
        """By the first syllable of names: their second ones, an empty one for a name of one syllable."""
        self.provinces: dict[str | None, str] = {}
        """The provinces before the merger, each with its name folded."""
        self.named_firsts: set[str] = set()
        """The first syllables of provinces and districts, which are known by their names alone."""
        sizes: dict[str, set[int]] = {}
        for name, bearers in units.items():
            first, *others = name.split(" ")
            sizes.setdefault(first, set()).add(len(others) + 1)
            self.seconds.setdefault(first, set()).add(others[0] if others else "")
            for unit in bearers:
                if unit.level in NAMED:
                    self.named_firsts.add(first)
                    if unit.name == unit.before:
                        self.provinces[unit.before] = name
        self.sizes = {first: tuple(sorted(each, reverse=True)) for first, each in sizes.items()}
        self.unit_firsts = frozenset(unit.split(" ")[0] for unit, level in UNITS.items() if level != "grassroots")
        """The first syllables of the words for units from the commune up."""
        self.firsts = self.unit_firsts | self.named_firsts

    def unit(self, words: list[str], index: int) -> tuple[int, str] | None:
        """The word for a unit at a syllable: the syllable behind it, and the word."""
        for size, unit in WORDS_FOR_UNITS.get(words[index], ()):
            if size == 1 or words[index : index + size] == unit.split(" "):
                return index + size, unit
        return None

    def small(self, words: list[str], index: int) -> bool:
        """Whether the word for a unit below the commune stands at a syllable (`bản`, `phố`)."""
        found = self.unit(words, index)
        return found is not None and UNITS[found[1]] == "grassroots"


_TYPES = {"Tỉnh", "Quận", "Huyện", "Phường", "Xã"}


def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The units of the gazetteer by their names, folded."""
    spec = importlib.util.find_spec("underthesea")
    assert spec is not None
    assert spec.origin is not None
    data = json.loads((pathlib.Path(spec.origin).parent / "address/data/mapping.json").read_bytes())
    old = {key: row["short"] for key, row in data["old_province_names"].items()}
    new = {key: row["short"] for key, row in data["province_names"].items()}
    # dict, not set: the order of the file is kept
    found: dict[tuple[str, str, str, str], None] = {}
    for key, row in data["old_province_names"].items():
        found["province", row["name"], row["short"], new[data["province_mapping"][key]]] = None
    for row in data["ward_mapping"]:
        before, after = old[row["old_province_key"]], new[row["new_province_key"]]
        found["district", row["old_district"], before, after] = None
        found["commune", row["old_ward"], before, after] = None
        found["commune", row["new_ward"], before, after] = None
    kept = []
    for level, name, before, after in found:
        kind, _, short = name.partition(" ")
        if kind not in _TYPES:
            second, _, short = short.partition(" ")
            kind = f"{kind} {second}"
        if short and not short.isdigit():
            kept.append(Unit(level, kind, short, before, after))
    kept += [Unit(row["level"], row["type"], row["name"], row["before"] or None, row["after"] or None)
             for row in lexicon.rows("places")]  # fmt: skip
    units: dict[str, tuple[Unit, ...]] = {}
    for unit, name in zip(kept, fold("\n".join(unit.name for unit in kept)).split("\n"), strict=True):
        key = name if name.replace(" ", "").isalpha() else " ".join(_SYLLABLE.findall(name))
        units[key] = (*units.get(key, ()), unit)
    return Gazetteer(units)


def fits(unit: Unit, level: str | None) -> bool:
    """Whether a unit of the gazetteer can have a level; `None` is a city, a province or a part of one."""
    if level is None:
        return unit.level in ("province", "district") and unit.type in ("thành phố", "Thành phố")
    return bool(unit.level == level)
