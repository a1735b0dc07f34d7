"""The places that an article speaks of, in its order, and the one nearest to a name."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from typing import Any

from viennews.mentions import Province
from viennews.organizations.grammar import Grammar
from viennews.organizations.named_places import Place
from viennews.organizations.naming import OPEN, OPEN_ENDED, Name
from viennews.organizations.syllables import PLACE
from viennews.places import RANK, UNITS

_REACH_BACK, _REACH_ON = 200, 50
"""How many places before and behind a name are looked at."""
_SCHOOLS = (["tiểu", "học"], ["mầm", "non"], ["mẫu", "giáo"], ["cơ", "sở"], ["phổ", "thông"])
"""The last words before the name of a school."""


class Surroundings:
    """The places of one article, looked for when first asked."""

    def __init__(self, grammar: Grammar, names: list[Name]) -> None:
        self.grammar = grammar
        self.names = names
        self.tokens = grammar.tokens
        self._timeline: list[tuple[int, Place]] | None = None
        self._pointers: list[tuple[int, str | None]] = []
        self._positions: list[int] = []
        self._aside: set[int] = set()
        """The numbers of the provinces that the article is not of."""
        self._fitting: dict[tuple[str | None, str | None], list[int]] = {}
        """By the word for a unit and its level: the numbers of the places that can be such a unit."""
        self._wide: bool | None = None
        self._first_line = -1
        self._provinces: dict[Any, int] | None = None

    def timeline(self) -> list[tuple[int, Place]]:
        """The places of the article, in its order: with a word for the unit, or provinces and cities by name."""
        if self._timeline is None:
            self._timeline = self._places()
            self._aside = self._set_aside(self._timeline)
            self._positions = [position for position, _ in self._timeline]
        return self._timeline

    def _places(self) -> list[tuple[int, Place]]:
        grammar, tokens, gazetteer = self.grammar, self.tokens, self.grammar.gazetteer
        found: list[tuple[int, Place]] = []
        done = 0
        words, begins, capital, units = tokens.words, tokens.begins, tokens.capital, gazetteer.unit_firsts
        family, middle = grammar.knowledge.family, grammar.knowledge.middle
        for index in tokens.marked(PLACE):
            word = words[index]
            if not (capital[index] or word in units) or index < done or not begins[index]:
                continue
            if word == "xã" and index and words[index - 1] in ("tác", "thị"):
                continue  # hợp tác xã
            if word in units and (unit := gazetteer.unit(words, index)) is not None:
                if unit[1] != "thủ đô" and grammar.nameless(unit[0]):
                    if UNITS[unit[1]]:
                        self._pointers.append((index, UNITS[unit[1]]))
                    continue
                place = grammar.place_at(index, levels=True, bare=False)
                if place is None:
                    continue
                if place.name is None:
                    if unit[1] == "thủ đô" and capital[index]:
                        place = self._capital_city(index, place)
                    else:
                        if not place.group and place.level:
                            self._pointers.append((index, place.level))
                        continue
                if place is not None and place.level != "grassroots":
                    found.append((index, place))
                    above = place.above
                    while above is not None:
                        found.append((above.start, above))
                        above = above.above
                    done = place.end
                continue
            if not capital[index]:
                continue
            place = grammar.place_named(index)
            if place is None:
                continue
            if index and capital[index - 1] and grammar.joined(index) and (
                words[index - 1] in family or words[index - 1] in middle
            ):  # fmt: skip
                continue
            if tokens.words[index - 2 : index] in _SCHOOLS and grammar.joined(index):
                continue  # Trường Tiểu học Nghĩa Hưng may lie anywhere
            if self._is_end_of_name(place) or self._is_commune(place):
                continue
            found.append((index, place))
            done = place.end
        return found

    def _is_end_of_name(self, place: Place) -> bool:
        """Whether a name of one syllable is the end of a longer one: `Tân Vinh`, but `LĐLĐ Vinh`."""
        before, tokens = place.start - 1, self.tokens
        return (
            place.end == place.start + 1
            and before >= 0
            and tokens.capital[before]
            and not tokens.abbreviated[before]
            and self.grammar.joined(place.start)
        )

    def _is_commune(self, place: Place) -> bool:
        """Whether the name of a province stands in brackets with a district of another: `(Bình Dương, Thăng Bình)`."""
        gaps = self.tokens.gaps
        if (
            place.level != "province"
            or gaps[place.end - 1].strip(" ") != ","
            or not gaps[place.start - 1].endswith("(")
        ):
            return False
        district = self.grammar.place_named(place.end)
        return (
            district is not None
            and district.level == "district"
            and gaps[district.end - 1].startswith(")")
            and {unit.before for unit in district.units}.isdisjoint(unit.before for unit in place.units)
        )

    def _is_former(self, place: Place) -> bool:
        """Whether a province is told as one of before the merger: `tỉnh Vĩnh Phúc (cũ)`."""
        return self.tokens.words[place.end : place.end + 1] == ["cũ"] and self.tokens.gaps[place.end - 1] in (" ", " (")

    def _set_aside(self, timeline: list[tuple[int, Place]]) -> set[int]:
        """The provinces in lists of three and more (`Lâm Đồng, Hòa Bình, Gia Lai`), and former ones."""
        tokens, found, run = self.tokens, set[int](), list[int]()
        for each, (_, place) in enumerate(timeline):
            if run:
                before = timeline[run[-1]][1]
                gap = tokens.text[tokens.ends[before.end - 1] : tokens.starts[place.start]]
            if place.level != "province" or (run and gap.strip() not in (",", "và", ", và")):
                run = []
            if place.level == "province":
                if self._is_former(place):
                    found.add(each)
                run.append(each)
                if len(run) >= 3:
                    found.update(run)
        return found

    def _capital_city(self, index: int, place: Place) -> Place | None:
        units = self.grammar.gazetteer.units.get("hà nội", ())
        units = tuple(unit for unit in units if unit.level == "province")
        return dataclasses.replace(place, units=units) if units else None

    def near(self, index: int, unit: str | None, level: str | None) -> tuple[int, Place] | None:
        """The place nearest before a syllable that can be such a unit, else the nearest behind it."""
        timeline = self.timeline()
        fitting = self._fitting.get((unit, level))
        if fitting is None:
            fitting = [
                each
                for each, (_, place) in enumerate(timeline)
                if each not in self._aside and compatible(place, unit, level)
            ]
            if unit == "thành phố":
                others = self._of_others()
                fitting = [each for each in fitting if each not in others] or fitting
            self._fitting[unit, level] = fitting
        at = bisect_left(self._positions, index)
        following = bisect_left(fitting, at)
        if following and fitting[following - 1] > at - _REACH_BACK:
            return timeline[fitting[following - 1]]
        if following < len(fitting) and fitting[following] < at + _REACH_ON:
            return timeline[fitting[following]]
        return self._of_its_city() if level == "province" and not fitting else None

    def _of_others(self) -> set[int]:
        """The numbers of the places in the names of companies, schools and hospitals, or behind those: `…, TP.HCM`."""
        found, gaps = set[int](), self.tokens.gaps
        for name in (each.innermost() for each in self.names):
            first = name.start if name.head.follow in OPEN else name.end
            last = name.end + (name.head.follow in OPEN_ENDED and gaps[name.end - 1].strip(" ") in (",", "("))
            found.update(range(bisect_left(self._positions, first), bisect_left(self._positions, last)))
        return found

    def _of_its_city(self) -> tuple[int, Place] | None:
        """The province that has the name of the one city told that is called like a province (`TP Hải Dương`)."""
        named = {
            " ".join(self.tokens.words[slice(*place.name)]): (position, place)
            for position, place in self.timeline()
            if place.level == "district" and place.unit in ("thành phố", "thị xã") and place.name is not None
        }
        found = [
            (position, dataclasses.replace(place, unit=None, level="province", units=units, above=None))
            for name, (position, place) in named.items()
            if (units := tuple(
                unit for unit in self.grammar.gazetteer.units.get(name, ())
                if unit.level == "province" and unit.before is not None and unit.before.casefold() == name
            ))
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def beginning(self, index: int) -> Place | None:
        """The place that begins at a syllable."""
        timeline = self.timeline()
        at = bisect_left(self._positions, index)
        return timeline[at][1] if at < len(timeline) and self._positions[at] == index else None

    def focus(self, index: int) -> tuple[int, Place] | None:
        """The place that the article speaks of at a syllable, with or without a word such as `trong huyện`."""
        timeline = self.timeline()
        at = bisect_left(self._positions, index)
        while at > 1 and timeline[at - 2][1].end == (start := timeline[at - 1][1].start) and (
            self.tokens.gaps[start - 1].strip(" ") == "("
        ):  # fmt: skip
            at -= 1  # huyện Đông Sơn (Thanh Hóa)
        last = bisect_right(self._pointers, index, key=lambda pointer: pointer[0]) - 1
        if last >= 0 and (at == 0 or self._pointers[last][0] > self._positions[at - 1]):
            found = self.near(self._pointers[last][0], None, self._pointers[last][1])
            if found is not None:
                return found
        return timeline[at - 1] if at else None

    def wide(self, position: int) -> bool:
        """Whether the article speaks of several provinces, and a syllable stands behind its first line."""
        if self._wide is None:
            words = self.tokens.words
            names = {" ".join(words[place.name[0] : place.name[1]]) for _, place in self.timeline()
                     if place.level == "province" and place.name is not None}  # fmt: skip
            self._wide = len(names) > 1
            self._first_line = self.tokens.text.find("\n")
        return self._wide and 0 <= self._first_line < self.tokens.starts[position]

    def province(self, place: Place | None, *, sure: bool = True) -> Province | None:
        """The province of a place, before and after the merger; `None` when the place can be in several.

        Args:
            place: the place.
            sure: whether the place is the unit of the body; of one that is named after a place the article must tell
                the province when units of that name lie in several.
        """
        if place is None or not place.units:
            return self.province(place.above) if place is not None and place.above is not None else None
        pairs = {(unit.before, unit.after) for unit in place.units}
        if not sure and place.unit is None and place.name is not None and place.level == "district":
            called = self.grammar.gazetteer.units.get(" ".join(self.tokens.words[slice(*place.name)]), ())
            if len({unit.before for unit in called}) > 1 and pairs.isdisjoint(self._mentioned()):
                return None
        if len(pairs) == 1:
            return Province(*pairs.pop())
        above = place.above
        while above is not None:
            higher = {(unit.before, unit.after) for unit in above.units}
            inner = higher & pairs or higher
            if len(inner) == 1:
                return Province(*inner.pop())
            above = above.above
        mentioned = self._mentioned()
        inner = {pair for pair in pairs if pair in mentioned}
        if len(inner) == 1:
            return Province(*inner.pop())
        return None

    def _mentioned(self) -> dict[Any, int]:
        if self._provinces is None:
            self._provinces = {}
            for _, place in self.timeline():
                told = place.level == "district" and place.unit is not None
                if told and len(pairs := {(unit.before, unit.after) for unit in place.units}) == 1:
                    pair = pairs.pop()
                    self._provinces[pair] = self._provinces.get(pair, 0) + 1
                for unit in place.units:
                    if unit.level == "province" and place.level == "province":
                        pair = (unit.before, unit.after)
                        self._provinces[pair] = self._provinces.get(pair, 0) + 1
        return self._provinces


def compatible(place: Place | None, unit: str | None, level: str | None) -> bool:
    """Whether a place can be what a unit without a name means."""
    if place is None or (place.name is None and place.unit != "thủ đô"):
        return False
    if unit == "thành phố":
        return (
            place.unit in ("thành phố", "thủ đô")
            or any(unit_.type.lower() == "thành phố" and unit_.level == place.level for unit_ in place.units)
        )  # fmt: skip
    if unit == "tỉnh" or (unit is None and level == "province"):
        if place.level != "province":
            return False
        return (unit is None and level is None) or (not (
            place.units and all(unit_.type.lower() == "thành phố" for unit_ in place.units)
        ) and place.unit not in ("thành phố", "thủ đô"))  # fmt: skip
    if unit in ("huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"):
        if place.unit is not None:
            return place.unit == unit
        return any(unit_.type.lower() == unit for unit_ in place.units)
    if level is None:
        return True
    return RANK[place.level] == RANK[level]
