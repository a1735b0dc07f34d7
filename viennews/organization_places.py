"""Places in names of organizations: a word for the unit and its name, by the gazetteer or by its capitals."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import pathlib
from typing import TYPE_CHECKING, Any, NamedTuple

from viennews.lexicon import Lexicon
from viennews.organization_tokens import SYLLABLE
from viennews.spelling import fold

if TYPE_CHECKING:
    from viennews.organization_reader import Reader

# Words for units, and how high they stand: a city is a province or a part of one.
UNITS: dict[str, str | None] = {
    "tỉnh": "province", "thành phố": None, "thủ đô": "province", "quận": "district",
    "huyện": "district", "thị xã": "district", "xã": "commune", "phường": "commune",
    "thị trấn": "commune", "đặc khu": "commune", "thôn": "grassroots", "bản": "grassroots",
    "ấp": "grassroots", "buôn": "grassroots", "làng": "grassroots", "xóm": "grassroots",
    "khu phố": "grassroots", "tổ dân phố": "grassroots", "khóm": "grassroots",
    "khu dân cư": "grassroots", "tiểu khu": "grassroots", "tdp": "grassroots",
    "phố": "grassroots", "tổ": "grassroots", "khu": "grassroots",
}  # fmt: skip
RANK = {"grassroots": 0, "commune": 1, "district": 2, None: 2.5, "province": 3}
_BY_FIRST: dict[str, list[tuple[int, str]]] = {}
for _unit in sorted(UNITS, key=lambda unit: -unit.count(" ")):
    _BY_FIRST.setdefault(_unit.split(" ")[0], []).append((_unit.count(" ") + 1, _unit))
_NAMED = ("province", "district")
"""The units that are known by their names alone."""


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
    units: tuple[Any, ...] = ()
    """The units of the gazetteer that it can be."""
    group: bool = False
    """Whether it is several units (`quận, huyện`)."""
    above: Place | None = None
    """The unit above, when it is told (`…, quận Hai Bà Trưng`)."""


class Gazetteer:
    """Finds places at syllables."""

    def __init__(self, units: dict[str, tuple[Any, ...]]) -> None:
        self.units = units
        sizes: dict[str, set[int]] = {}
        seconds: dict[str, set[str]] = {}
        for name in units:
            words = name.split(" ")
            sizes.setdefault(words[0], set()).add(len(words))
            seconds.setdefault(words[0], set()).add(words[1] if len(words) > 1 else "")
        self._seconds = seconds
        self.sizes = {first: tuple(sorted(each, reverse=True)) for first, each in sizes.items()}
        self.named_firsts = frozenset(
            name.split(" ")[0] for name, bearers in units.items() if any(unit.level in _NAMED for unit in bearers)
        )
        self.provinces = {
            unit.before: name for name, bearers in units.items() for unit in bearers if unit.name == unit.before
        }
        """The provinces before the merger, each with its name folded."""
        self.unit_firsts = frozenset(unit.split(" ")[0] for unit, level in UNITS.items() if level != "grassroots")
        """The first syllables of the words for units from the commune up."""
        self.firsts = self.unit_firsts | self.named_firsts

    def unit(self, words: list[str], index: int) -> tuple[int, str] | None:
        """The word for a unit at a syllable: the syllable behind it, and the word."""
        for size, unit in _BY_FIRST.get(words[index], ()):
            if size == 1 or words[index : index + size] == unit.split(" "):
                return index + size, unit
        return None

    def nameless(self, grammar: Reader, end: int) -> bool:
        """Whether plain words follow the word for a unit, so that it is one unit without its name."""
        tokens, words = grammar.tokens, grammar.words
        return (
            end < grammar.count
            and tokens.gaps[end - 1] == " "
            and not tokens.capital[end]
            and tokens.closes[end - 1]
            and words[end].isalpha()
            and words[end] != "số"
            and words[end] not in _BY_FIRST
        )

    def small(self, words: list[str], index: int) -> bool:
        """Whether the word for a unit below the commune stands at a syllable (`bản`, `phố`)."""
        found = self.unit(words, index)
        return found is not None and UNITS[found[1]] == "grassroots"

    def known(self, grammar: Reader, index: int, level: str | None = "any") -> tuple[int, tuple[Any, ...]] | None:
        """The longest known name at a syllable: the syllable behind it, and the units that bear it."""
        words = grammar.words
        seconds = self._seconds.get(words[index])
        if seconds is None or not ("" in seconds or (index + 1 < grammar.count and words[index + 1] in seconds)):
            return None
        tokens = grammar.tokens
        if not tokens.capital[index]:
            return None
        for size in self.sizes[words[index]]:
            end = index + size
            if end > grammar.count:
                continue
            units = self.units.get(" ".join(grammar.words[index:end]))
            if units is None or not tokens.closes[end - 1]:
                continue
            if level != "any":
                fitting = tuple(unit for unit in units if fits(unit, level))
                if not fitting:
                    continue
                units = fitting
            if all(
                tokens.capital[place] for place in range(index if level == "any" and size < 3 else end, end)
            ) and all(tokens.gaps[place] in (" ", "-", " - ", "'", "") for place in range(index, end - 1)):
                return end, units
        return None

    def named(self, grammar: Reader, index: int) -> Place | None:
        """A province or a district named without a word for the unit."""
        if grammar.words[index] not in self.named_firsts:
            return None
        found = self.known(grammar, index)
        if found is None:
            return None
        end, units = found
        if grammar.words[index:end] == ["hồ", "chí", "minh"]:
            return None  # the person, or what is named after him
        if end < grammar.count and grammar.tokens.capital[end] and grammar.joined(end):
            inner = self.known(grammar, index + 1)
            if inner is not None and inner[0] > end:
                return None  # Nam + Hà Nội
        units = tuple(unit for unit in units if unit.level in _NAMED)
        if not units:
            return None
        level = "province" if any(unit.level == "province" for unit in units) else "district"
        units = tuple(unit for unit in units if unit.level == level)
        return Place(index, end, None, (index, end), level, units)

    def place(self, grammar: Reader, index: int, *, levels: bool, bare: bool, loose: bool = False) -> Place | None:
        """The place at a syllable.

        Args:
            grammar: the text.
            index: the syllable.
            levels: whether a unit without a name counts (`LĐLĐ tỉnh`).
            bare: whether a name without a word for the unit counts (`Hội Nông dân Bắc Giang`).
            loose: whether any name in capitals counts, known or not (`Huyện ủy …`).
        """
        if index >= grammar.count or not (grammar.tokens.begins[index] or not grammar.tokens.closes[index - 1]):
            return None
        found = self.unit(grammar.words, index)
        if found is None:
            return self._bare(grammar, index, loose) if bare else None
        if UNITS[found[1]] == "grassroots" and grammar.field(index) > found[0]:
            return None  # Khu Công nghệ cao
        place = self._with_unit(grammar, index, *found, levels)
        if place is None or place.group or place.name is None:
            return place
        self._climb(grammar, place)
        return place

    def _bare(self, grammar: Reader, index: int, loose: bool) -> Place | None:
        if not grammar.tokens.capital[index]:
            return None
        place = self.named(grammar, index)
        if place is not None or not loose:
            return place
        found = self.known(grammar, index)
        if found is not None:
            return Place(index, found[0], None, (index, found[0]), found[1][0].level, found[1])
        if grammar.person(index, True):
            return None
        end = self._run(grammar, index)
        return Place(index, end, None, (index, end), None) if end - index >= 2 else None

    def _with_unit(self, grammar: Reader, start: int, end: int, unit: str, levels: bool) -> Place | None:
        words, tokens = grammar.words, grammar.tokens
        level = UNITS[unit]
        if not tokens.closes[end - 1]:  # TPHCM: the unit and its name are one abbreviation
            found = self.known(grammar, end)
            if found is None:
                return None
            return Place(start, found[0], unit, (end, found[0]), self._level(level, found[1]), found[1])
        if unit == "thủ đô":
            found = self.known(grammar, end) if grammar.joined(end) else None
            if found:
                return Place(start, found[0], unit, (end, found[0]), "province", found[1])
            return Place(start, end, unit, None, "province") if levels and tokens.capital[start] else None
        gap = tokens.gaps[end - 1] if end < grammar.count else "\n"
        if end < grammar.count and (grammar.joined(end) or (gap in (". ", ".") and tokens.abbreviated[end - 1])):
            printed = tokens.shown(end)
            if tokens.capital[end] and (self.known(grammar, end) or not self.unit(words, end)):
                found = self.known(grammar, end, level) if level != "grassroots" else None
                if found is None and level in ("district", "commune"):
                    found = self.known(grammar, end)
                    if found is not None and (found[0] - end < 2 or words[end] in grammar.knowledge.family_often):
                        found = None
                if found is not None:
                    found = found[0], tuple(each for each in found[1] if each.type.lower() == unit) or found[1]
                if found is not None and not self._person_goes_on(grammar, end, found[0]):
                    return Place(start, found[0], unit, (end, found[0]), self._level(level, found[1]), found[1])
                if level in ("province", None):
                    # The provinces and cities of Vietnam are all known; others are foreign.
                    last = self._run(grammar, end)
                    if last - end >= 2 and words[end] not in grammar.knowledge.family and not grammar.ended(end):
                        return Place(start, last, unit, (end, last), level)
                elif found is None and (not grammar.person(end, True) or level == "grassroots"):
                    last = self._run(grammar, end)
                    often = words[end] in grammar.knowledge.family_often and (last - end == 3 or grammar.posted(start))
                    if last > end and not (often and level != "grassroots"):
                        return Place(start, last, unit, (end, last), level)
            elif printed.isdigit() and len(printed) <= 2 and unit not in ("tỉnh", "huyện", "thành phố", "thị xã", "xã"):
                return Place(start, end + 1, unit, (end, end + 1), level)
            elif words[end] == "số" and grammar.joined(end + 1) and words[end + 1].isdigit() and level in (
                "grassroots", "commune",
            ):  # fmt: skip
                return Place(start, end + 2, unit, (end, end + 2), level)
        if level == "grassroots" or not levels:
            return None
        if end + 1 < grammar.count and gap == ", " and words[end] in ("thành", "thị"):
            last = end
            while last < grammar.count and words[last] in ("thành", "thị") and tokens.gaps[last - 1] == ", ":
                last += 2 if words[last + 1 : last + 2] in (["phố"], ["xã"]) else 1
            if not (grammar.joined(last) and tokens.capital[last]):
                return Place(start, last, unit, None, level, group=True)  # huyện, thành, thị
        # `quận, huyện`, `xã, phường`, `tỉnh/thành phố`, `xã phường`: several.
        if end < grammar.count and (following := self.unit(words, end)) is not None:
            stripped = gap.strip(" ")
            another = stripped == "," and tokens.capital[end] and not tokens.capitals(end)  # tỉnh, Tỉnh đoàn
            if stripped in (",", "/", "", "-") and not another and UNITS[following[1]] != "grassroots" and not (
                grammar.joined(following[0])
                and (tokens.capital[following[0]] or words[following[0]].isdigit())
                and stripped == ","
            ):  # fmt: skip
                last = following[0]
                while last < grammar.count and (more := self.unit(words, last)) is not None and (
                    tokens.gaps[last - 1].strip(" ") in (",", "/", "")
                ):  # fmt: skip
                    last = more[0]
                return Place(start, last, unit, None, level, group=True)
        return Place(start, end, unit, None, level)

    def _person_goes_on(self, grammar: Reader, start: int, end: int) -> bool:
        """Whether a known name is the beginning of a person's: `UBND huyện` + `Hà Trung Kiên`."""
        tokens = grammar.tokens
        if grammar.words[start] not in grammar.knowledge.family_often or end - start > 2:
            return False
        if not (grammar.joined(end) and tokens.capital[end]) or grammar.words[end] in grammar.knowledge.family_often:
            return False
        if grammar.ended(end):
            return False
        return not (grammar.joined(end + 1) and tokens.capital[end + 1])

    def _level(self, level: str | None, units: tuple[Any, ...]) -> str | None:
        if level is not None or not units:
            return level
        return "province" if any(unit.level == "province" for unit in units) else "district"

    def _run(self, grammar: Reader, index: int) -> int:
        """The end of a name by its capitals: two or three syllables, fewer before the name of a person."""
        tokens, end = grammar.tokens, index
        while (
            end < grammar.count
            and end - index < 3
            and (end == index or grammar.joined(end) or tokens.gaps[end - 1] == "-")
            and tokens.capital[end]
            and not (end > index and grammar.person(end, True))
        ):
            end += 1
        return end

    def _climb(self, grammar: Reader, place: Place) -> None:
        """Takes in the unit above, when it follows: `phường Minh Khai, quận Hai Bà Trưng`."""
        current = place
        if place.unit in ("xã", "phường", "thôn", "bản", "ấp") and place.end < grammar.count:
            found = grammar.tokens.gaps[place.end - 1] in (" - ", "-") and self.known(grammar, place.end, "commune")
            if found and place.name is not None:  # xã Ngọc Mỹ - Suối Hoa
                place.end, place.name = found[0], (place.name[0], found[0])
        for _ in range(3):
            end = current.end
            if end >= grammar.count or grammar.tokens.gaps[end - 1].strip(" ") not in ("", ",", "-"):
                return
            if len(grammar.tokens.gaps[end - 1]) > 3 or "\n" in grammar.tokens.gaps[end - 1]:
                return
            found = self.unit(grammar.words, end)
            if found is None or RANK[UNITS[found[1]]] <= RANK[current.level]:
                return
            above = self._with_unit(grammar, end, *found, False)
            if above is None or above.name is None or above.level == "grassroots":
                return
            if RANK[above.level] <= RANK[current.level]:
                return
            current.above = above
            current = above
            place.end = above.end


class Unit(NamedTuple):
    """An administrative unit: its level, its type (`Huyện`), its name, its province before and after July 2025."""

    level: str
    type: str
    name: str
    before: str | None
    after: str | None


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
             for row in lexicon.rows("organization_places")]  # fmt: skip
    units: dict[str, tuple[Unit, ...]] = {}
    for unit, name in zip(kept, fold("\n".join(unit.name for unit in kept)).split("\n"), strict=True):
        key = name if name.replace(" ", "").isalpha() else " ".join(SYLLABLE.findall(name))
        units[key] = (*units.get(key, ()), unit)
    return Gazetteer(units)


def fits(unit: Any, level: str | None) -> bool:
    """Whether a unit of the gazetteer can have a level; `None` is a city, a province or a part of one."""
    if level is None:
        return unit.level in ("province", "district") and unit.type in ("thành phố", "Thành phố")
    return bool(unit.level == level)
