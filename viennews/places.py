"""The gazetteer: administrative units of Vietnam by their names, before and after the mergers of July 2025.

Read from the address data that comes with underthesea, as a file, and from `places.tsv`, which holds what that lacks:
units abolished before, units raised to another type, other spellings.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import pathlib
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import NamedTuple

from viennews.errors import LexiconError
from viennews.lexicon import Lexicon
from viennews.spelling import fold
from viennews.syllables import SYLLABLE

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
        self.seconds: dict[str, dict[str, int]] = {}
        """By the first and the second syllable of names (an empty one for a name of one): how many the longest has."""
        self.provinces: dict[str | None, str] = {}
        """The provinces before the merger, each with its name folded."""
        self.named_firsts: set[str] = set()
        """The first syllables of provinces and districts, which are known by their names alone."""
        for name, bearers in units.items():
            first, _, others = name.partition(" ")
            second = others.partition(" ")[0]
            seconds = self.seconds.setdefault(first, {})
            if (size := 1 + name.count(" ")) > seconds.get(second, 0):
                seconds[second] = size
            for unit in bearers:
                if unit[0] in NAMED:
                    self.named_firsts.add(first)
                    if unit.name == unit.before:
                        self.provinces[unit.before] = name
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
    if spec is None or spec.origin is None:
        raise LexiconError("the address data of underthesea is missing; install underthesea")
    data = json.loads((pathlib.Path(spec.origin).parent / "address/data/mapping.json").read_bytes())
    old = {key: row["short"] for key, row in data["old_province_names"].items()}
    new = {key: row["short"] for key, row in data["province_names"].items()}
    kept = [Unit("province", row["name"].partition(" ")[0] if row["name"].startswith("Tỉnh") else "Thành phố",
                 row["short"], row["short"], new[data["province_mapping"][key]])
            for key, row in data["old_province_names"].items()]  # fmt: skip
    make: Callable[[tuple[str, ...]], Unit] = functools.partial(tuple.__new__, Unit)  # twice as quick as `_make`
    for level, column in (("district", "old_district"), ("commune", "old_ward"), ("commune", "new_ward")):
        rows: Iterable[tuple[str, str, str]] = map(
            itemgetter(column, "old_province_key", "new_province_key"), data["ward_mapping"]
        )
        if column != "old_ward":  # which stands once
            rows = dict.fromkeys(rows)
        for name, before, after in rows:
            kind, _, short = name.partition(" ")
            if kind not in _TYPES:
                second, _, short = short.partition(" ")
                kind = f"{kind} {second}"
            if short and not short.isdigit():
                kept.append(make((level, kind, short, old[before], new[after])))
    kept += [Unit(row["level"], row["type"], row["name"], row["before"] or None, row["after"] or None)
             for row in lexicon.rows("places")]  # fmt: skip
    units: dict[str, tuple[Unit, ...]] = {}
    for unit, name in zip(kept, fold("\n".join(unit.name for unit in kept)).split("\n"), strict=True):
        key = name if name.replace(" ", "").isalpha() else " ".join(SYLLABLE.findall(name))
        units[key] = (*units[key], unit) if key in units else (unit,)
    return Gazetteer(units)


def fits(unit: Unit, level: str | None) -> bool:
    """Whether a unit of the gazetteer can have a level; `None` is a city, a province or a part of one."""
    if level is None:
        return unit.level in ("province", "district") and unit.type in ("thành phố", "Thành phố")
    return bool(unit.level == level)
