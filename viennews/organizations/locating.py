"""Places in names of organizations with the word for their unit, known or told by their capitals."""

from __future__ import annotations

from viennews.organizations.heads import match
from viennews.organizations.knowledge import phrase
from viennews.organizations.named_places import NamedPlaces, Place
from viennews.places import RANK, UNITS, WORDS_FOR_UNITS, Unit, fits

_JOINED_UNITS = frozenset(["xã", "phường", "thôn", "bản", "ấp", "liên huyện", "liên xã", "liên phường"])
"""The units of which two may share one body: `xã Ngọc Mỹ - Suối Hoa`."""


class Locator(NamedPlaces):
    """Finds places at syllables."""

    def nameless(self, end: int) -> bool:
        """Whether plain words follow the word for a unit, so that it is one unit without its name."""
        tokens, words = self.tokens, self.words
        return (
            end < self.count
            and tokens.gaps[end - 1] == " "
            and not tokens.capital[end]
            and bool(tokens.closes[end - 1])
            and words[end].isalpha()
            and words[end] != "số"
            and words[end] not in WORDS_FOR_UNITS
        )

    def place_at(self, index: int, *, levels: bool, bare: bool, loose: bool = False) -> Place | None:
        """The place at a syllable.

        Args:
            index: the syllable.
            levels: whether a unit without a name counts (`LĐLĐ tỉnh`).
            bare: whether a name without a word for the unit counts (`Hội Nông dân Bắc Giang`).
            loose: whether any name in capitals counts, known or not (`Huyện ủy …`).
        """
        if index >= self.count or not (self.tokens.begins[index] or not self.tokens.closes[index - 1]):
            return None
        found = self.gazetteer.unit(self.words, index)
        if found is None:
            return self._place_bare(index, loose) if bare else None
        if UNITS[found[1]] == "grassroots" and self.field(index) > found[0]:
            return None  # Khu Công nghệ cao
        place = self._with_unit(index, *found, levels)
        if place is None or place.group or place.name is None:
            return place
        self._climb(place)
        return place

    def _place_bare(self, index: int, loose: bool) -> Place | None:
        if not self.tokens.capital[index]:
            return None
        place = self.place_named(index)
        if place is not None or not loose:
            return place
        found = self.place_known(index)
        if found is not None:
            return Place(index, found[0], None, (index, found[0]), found[1][0].level, found[1])
        if self.person(index, True):
            return None
        end = self._capital_run(index)
        return Place(index, end, None, (index, end), None) if end - index >= 2 else None

    def _with_unit(self, start: int, end: int, unit: str, levels: bool) -> Place | None:
        words, tokens = self.words, self.tokens
        level = UNITS[unit]
        if not tokens.closes[end - 1]:  # TPHCM: the unit and its name are one abbreviation
            found = self.place_known(end)
            if found is None:
                return None
            return Place(start, found[0], unit, (end, found[0]), self._level(level, found[1]), found[1])
        end += self._landscape(end)
        if unit == "thủ đô":
            found = self.place_known(end) if self.joined(end) else None
            if found:
                return Place(start, found[0], unit, (end, found[0]), "province", found[1])
            if self.joined(end) and tokens.capital[end]:
                last = self._capital_run(end)
                return Place(start, last, unit, (end, last), "province")  # Thủ đô Viêng Chăn
            return Place(start, end, unit, None, "province") if levels and tokens.capital[start] else None
        if (
            words[start : end + 1] == ["xã", "hội"]
            and self.joined(end)
            and (
                tokens.capitals(end)
                or not (self.joined(end + 1) and tokens.capital[end + 1])
                or ((body := match(self.knowledge.heads, tokens, end)) is not None and body[1].follow == "mass")
            )
        ):
            return None  # XÃ HỘI, xã + Hội Phụ nữ
        gap = tokens.gaps[end - 1] if end < self.count else "\n"
        if words[end : end + 1] == ["ủy"] and self.joined(end):
            return None  # Ban Chỉ đạo 35 Tỉnh ủy
        if words[end : end + 1] == ["đoàn"] and self.joined(end) and not self.person(end, False) and (
            match(self.knowledge.heads, tokens, start) and not self.unit_and_name(start)
        ):  # fmt: skip
            return None  # CĐCS Tỉnh đoàn
        if words[end : end + 1] == ["khóa"]:  # HĐND tỉnh Khóa XII
            return Place(start, end, unit, None, level) if levels and level != "grassroots" else None
        if end < self.count and (self.joined(end) or (gap in (". ", ".") and tokens.abbreviated[end - 1])):
            printed = tokens.shown(end)
            if tokens.capital[end] and (self.place_known(end) or not self.gazetteer.unit(words, end)):
                found = self.place_known(end, level) if level != "grassroots" else None
                if found is None and level in ("district", "commune"):
                    found = self.place_known(end)
                    if found is not None and (found[0] - end < 2 or words[end] in self.knowledge.family_often):
                        found = None
                if found is not None:
                    found = found[0], tuple(each for each in found[1] if each.type.lower() == unit) or found[1]
                if found is not None and level == "commune" and found[0] == end + 1 and self.joined(end + 1) and (
                    tokens.capital[end + 1]
                ):  # fmt: skip
                    found = None  # xã Thắng Cương is not xã Thắng
                if found is not None and not self._person_goes_on(end, found[0]):
                    return Place(start, found[0], unit, (end, found[0]), self._level(level, found[1]), found[1])
                if level in ("province", None):
                    # The provinces and cities of Vietnam are all known; others are foreign.
                    last = self._capital_run(end)
                    if last - end >= 2 and words[end] not in self.knowledge.family and not self.ended(end):
                        return Place(start, last, unit, (end, last), level)
                elif found is None and not self.ended(end) and (not self.person(end, True) or level == "grassroots"):
                    last = self._capital_run(end)
                    often = words[end] in self.knowledge.family_often and (last - end == 3 or self.posted(start))
                    if last > end and not (often and level != "grassroots"):
                        last += level == "grassroots" and self._number_of_place(last)  # thôn Quang Lộc 2
                        return Place(start, last, unit, (end, last), level)
            elif (
                not tokens.capital[end]
                and self.joined(end + 1)
                and tokens.capital[end + 1]
                and level in ("district", "commune")
                and not self.gazetteer.unit(words, end)
                and any(fits(each, level) for each in self.gazetteer.units.get(" ".join(words[end : end + 2]), ()))
            ):  # phường gia Cẩm
                units = self.gazetteer.units[" ".join(words[end : end + 2])]
                return Place(
                    start, end + 2, unit, (end, end + 2), level, tuple(each for each in units if fits(each, level))
                )
            elif printed.isdigit() and len(printed) <= 2 and unit not in ("tỉnh", "huyện", "thành phố", "thị xã", "xã"):
                return Place(start, end + 1, unit, (end, end + 1), level, self.gazetteer.numbered(unit, printed))
            elif words[end] == "số" and self.joined(end + 1) and words[end + 1].isdigit() and level in (
                "grassroots", "commune",
            ):  # fmt: skip
                return Place(start, end + 2, unit, (end, end + 2), level)
        if level == "grassroots" or not levels:
            return None
        if end + 1 < self.count and gap == ", " and words[end] in ("thành", "thị") and (
            words[end + 1] not in ("ủy", "đoàn", "hội")  # UBND TP, Thành ủy
        ):  # fmt: skip
            last = end
            while last < self.count and words[last] in ("thành", "thị") and tokens.gaps[last - 1] == ", ":
                last += 2 if words[last + 1 : last + 2] in (["phố"], ["xã"]) else 1
            if not (self.joined(last) and tokens.capital[last]):
                return Place(start, last, unit, None, level, group=True)  # huyện, thành, thị
        # `quận, huyện`, `xã, phường`, `tỉnh/thành phố`, `xã phường`: several.
        if end < self.count and (following := self.gazetteer.unit(words, end)) is not None:
            stripped = gap.strip(" ")
            another = stripped in (",", "-") and tokens.capital[end] and not tokens.capitals(end)  # tỉnh, Tỉnh đoàn
            if stripped in (",", "/", "", "-") and not another and UNITS[following[1]] != "grassroots" and not (
                self.joined(following[0])
                and (tokens.capital[following[0]] or words[following[0]].isdigit())
                and stripped == ","
            ):  # fmt: skip
                last = following[0]
                while last < self.count and (more := self.gazetteer.unit(words, last)) is not None and (
                    tokens.gaps[last - 1].strip(" ") in (",", "/", "")
                ):  # fmt: skip
                    last = more[0]
                return Place(start, last, unit, None, level, group=True)
        return Place(start, end, unit, None, level)

    def _landscape(self, index: int) -> int:
        """How many syllables say what sort of unit it is, before its name: `xã biên giới Mo Rai`."""
        if not self.joined(index) or self.tokens.capital[index] != self.tokens.capitals(index):
            return 0
        size = phrase(self.knowledge.landscapes, self.words, index)
        return size if size and self.joined(index + size) and self.tokens.capital[index + size] else 0

    def unit_and_name(self, index: int) -> bool:
        """Whether a short name is a unit and the beginning of its name: `xã Đoàn` + `Kết`, but `huyện Đoàn Củ Chi`."""
        capital, behind = self.tokens.capital, index + 2
        if self.tokens.abbreviated[index] or not (self.joined(behind) and capital[index + 1] and capital[behind]):
            return False
        known = self.place_known(index + 1, UNITS.get(self.words[index]))
        if known is not None and known[0] > behind:
            return True  # xã Đoàn Đào
        return not (
            capital[index]
            or self.place_known(behind)
            or self.gazetteer.unit(self.words, behind)
            or self.person(behind, True)
        )

    def _person_goes_on(self, start: int, end: int) -> bool:
        """Whether a known name is the beginning of a person's: `UBND huyện` + `Hà Trung Kiên`."""
        tokens = self.tokens
        if self.words[start] not in self.knowledge.family_often or end - start > 2:
            return False
        if not (self.joined(end) and tokens.capital[end]) or self.words[end] in self.knowledge.family_often:
            return False
        if self.ended(end):
            return False
        return not (self.joined(end + 1) and tokens.capital[end + 1])

    def _level(self, level: str | None, units: tuple[Unit, ...]) -> str | None:
        if level is not None or not units:
            return level
        return "province" if any(unit.level == "province" for unit in units) else "district"

    def _capital_run(self, index: int) -> int:
        """The end of a name by its capitals: two or three syllables, fewer before the name of a person."""
        tokens, end = self.tokens, index
        while (
            end < self.count
            and end - index < 3
            and (end == index or self.joined(end) or tokens.gaps[end - 1] == "-")
            and tokens.capital[end]
            and not (end > index and self.person(end, True))
            and not (tokens.capitals(end) and phrase(self.knowledge.stops, self.words, end))  # HUYỆN CHO BIẾT
        ):
            end += 1
        return end

    def _number_of_place(self, index: int) -> bool:
        """Whether a number belongs to the name before it, and counts nothing behind: `ấp Tân Lập 2 góp 5 triệu`."""
        words, after = self.words, index + 1
        if not (self.joined(index) and words[index].isdigit() and len(words[index]) <= 2):
            return False
        if not self.joined(after):
            return self.tokens.gaps[index][:1] in ",;)\n"
        if self.tokens.capital[after] or phrase(self.knowledge.counted, words, after):
            return self.tokens.capital[after]
        return phrase(self.knowledge.stops, words, after) > 0

    def _climb(self, place: Place) -> None:
        """Takes in the unit above, when it follows: `phường Minh Khai, quận Hai Bà Trưng`."""
        current = place
        if place.unit in _JOINED_UNITS and place.end < self.count:
            joined = self.tokens.gaps[place.end - 1] in (" - ", "-")
            second = self.place_known(place.end, "commune") if joined and place.name is not None else None
            if second is not None and place.name is not None:  # xã Ngọc Mỹ - Suối Hoa
                place.end, place.name = second[0], (place.name[0], second[0])
        for _ in range(3):
            end = current.end
            if end >= self.count or self.tokens.gaps[end - 1].strip(" ") not in ("", ",", "-"):
                return
            if len(self.tokens.gaps[end - 1]) > 3 or "\n" in self.tokens.gaps[end - 1]:
                return
            found = self.gazetteer.unit(self.words, end)
            if found is None or RANK[UNITS[found[1]]] <= RANK[current.level]:
                return
            above = self._with_unit(end, *found, False)
            if above is None or above.name is None or above.level == "grassroots":
                return
            if RANK[above.level] <= RANK[current.level]:
                return
            current.above = above
            current = above
            place.end = above.end
