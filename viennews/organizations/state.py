"""Names of party and state bodies, of units of the army: of most the tables know the whole head.

Each method reads what may follow a head; its name is the word in the column `follow` of the heads.
"""

from __future__ import annotations

from viennews.organizations.heads import Head, match
from viennews.organizations.knowledge import phrase
from viennews.organizations.named_places import Place
from viennews.organizations.naming import LONGEST, Name
from viennews.organizations.public import Public

_TYPES = {"tỉnh": "Tỉnh", "thành": "Thành phố", "huyện": "Huyện", "quận": "Quận", "thị": "Thị xã"}

_FORCES = (["lực", "lượng"], ["trinh", "sát"], ["điều", "tra"], ["công", "an"], ["cán", "bộ"], ["chiến", "sĩ"])
"""Words before the number of an office of the police."""


class State(Public):
    """A method for each `follow` of the party, the state and the army."""

    def _none(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._bare(start, end, head)
        after = self.bracket(end)
        if name and after is not None and head.official.endswith(" việt nam") and self.country(after):
            # Tổng Liên đoàn Lao động (LĐLĐ) Việt Nam
            name.end = after + self.country(after)
            name.skipped = (end, name.end)
        elif name and head.renamed and head.words[0] == "tổng" and self.words[end : end + 1] != ["việt"] and (
            size := self.foreign(end)
        ):  # fmt: skip
            return self._abroad(start, end, head, size)  # Tổng Liên đoàn Lao động Campuchia
        return name

    def _ministry(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._bare(start, end, head)
        behind = self._fields_end(end) if self.tokens.capital[start] else end
        size = self.country(behind) if (name is not None or behind > end) and self.joined(behind) else 0
        if size and not (behind > end and self.words[behind] == "việt"):
            name = name or self._made(start, end, head, end, True)
            name.end, name.proper = behind + size, name.proper or end
            if self.words[behind] != "việt":
                name.level = None  # Bộ Kinh tế, Thương mại và Công nghiệp Nhật Bản
        return name

    def _fields_end(self, end: int) -> int:
        """The end of the fields in capitals that go on behind a syllable, parted by commas or `và`."""
        position = end
        while position < self.count and position - end < LONGEST and (
            self.joined(position) or self.tokens.gaps[position - 1] == ", "
        ):  # fmt: skip
            start = position + (self.words[position] == "và")
            found = self.field(start) if start < self.count and not self.country(start) else 0
            if not found:
                break
            position = found
        return position

    def _country_name(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if self.joined(end) and (self.words[end] == "số" or self.words[end : end + 2] == ["điện", "tử"]):
            return None  # Chính phủ điện tử
        after = self.bracket(end)
        if after is not None and (size := self.country(after)):  # Tổng Công đoàn (CĐ) Nhật Bản
            name = self._made(start, after + size, head, end, True)
            name.proper, name.level, name.skipped = after, None, (end, after)
            return name
        if size := self.foreign(end):
            name = self._made(start, end + size, head, end, True)
            name.proper = end
            if self.words[name.end - 2 : name.end] != ["việt", "nam"]:
                name.level = None
            return name
        return self._bare(start, end, head)

    def _placed(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if head.words[0] == "ngân" and name.place is None and (name.end == end or name.national):
            name = self._with_branch(name)
            name.level = name.place.level if name.place is not None else name.level
        if name.end == end:
            if head.level == "province":
                return None if self.foreign(end) else self._bare(start, end, head)  # Đoàn đại biểu + Quốc hội Lào
            return self._country_name(start, end, head, depth)  # Liên hiệp Công đoàn Hàn Quốc
        return name

    def _front(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.end == end:
            name = self._bare(start, end, head) or name
            if not head.bare:
                return None
        elif not name.level and name.national and name.place is None:
            name.level = "central"
        return name

    def _shortfront(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        # in lower case a battlefield, or the field of a campaign: mặt trận Gia Lai
        name = self._tail(self._made(start, end, head, end, False), named_places=self.tokens.capital[start])
        if name.end > end:
            return name
        return self._bare(start, end, head)

    def _keep(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, True)
        if self.joined(end):
            if self.words[end] in ("viên", "trưởng", "phó"):  # Thành ủy viên, xã đội trưởng
                return None
            if self._person_in_short(end, head) or (len(head.words) == 2 and self.unit_and_name(start)):
                return None
            if head.words[0] in ("quận", "phường") and self.words[end].isdigit() and len(self.words[end]) <= 2:
                units = self.gazetteer.numbered(head.words[0], self.words[end])
                name.place = Place(end, end + 1, None, (end, end + 1), head.level, units)  # Quận đoàn 3
                name.proper, name.end, name.level = end, end + 1, head.level
                return name
            place = self.place_at(end, levels=False, bare=True, loose=True)
            if place is not None and not place.group:
                if place.unit is None and place.name is not None and head.words[0] in _TYPES:
                    called = self.gazetteer.units.get(" ".join(self.words[end : place.end]), ())
                    fitting = tuple(unit for unit in called if unit.type == _TYPES[head.words[0]])
                    if fitting:
                        place.units, place.level = fitting, fitting[0].level
                    elif place.units and (
                        head.words[0] in ("tỉnh", "thành") or self.words[end] in self.knowledge.family
                    ):
                        return name  # Tỉnh đoàn Lê Thanh Huệ
                name.place, name.end, name.proper = place, place.end, end
        if head.level is None:
            name.level = name.place.level if name.place else None
        return name if name.place is not None or head.bare else None

    def _short(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._keep(start, end, head, depth)
        capital = self.tokens.capital
        return name if name and (capital[start] or capital[start + 1]) else None  # Phó Chủ tịch tỉnh Hội

    def _placedonly(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False), levels=self.tokens.capital[start])
        if name.end > end and (self.tokens.capital[start]):
            return name
        if self.tokens.capital[start] and head.kind == "government":
            nested = self._owner(end, depth)
            if nested is not None and nested.named and nested.kind == "government":
                name = self._adopt(self._made(start, end, head, end, True), nested)
                name.level = nested.level
                return name
        return self._bare(start, end, head)

    def _loose(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """As `placedonly`, or by any name in capitals: `Điện lực Bồng Sơn`."""
        name = self._placedonly(start, end, head, depth)
        if name is not None or not (self.joined(end) and self.tokens.capital[start] and self.tokens.capital[end]):
            return name
        if self.country(end) or self._begins(end) or match(self.knowledge.fields, self.tokens, end):
            return None
        place = self.place_at(end, levels=False, bare=True, loose=True)
        if place is None or place.group:
            return None
        name = self._made(start, place.end, head, end, True)
        name.place, name.proper = place, end
        return name

    def _levelonly(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.tokens.capital[start] or not self.joined(end) or self.gazetteer.unit(self.words, end) is None:
            return None
        name = self._tail(self._made(start, end, head, end, False), named_places=False)
        return name if name.end > end and name.place and name.place.name else None

    def _insurance(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.end > end and not name.group:
            return name
        if start >= 2 and self.words[start - 2 : start] == ["cơ", "quan"]:
            return self._made(start, end, head, end, True)
        return None

    def _court(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if self.joined(end) and self.words[end] == "tại" and self.joined(end + 1):
            place = self.place_at(end + 1, levels=False, bare=True)
            if place:
                name = self._made(start, place.end, head, end, True)
                name.place, name.proper = place, end + 1
                return name
        return self._placed(start, end, head, depth)

    def _police(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False), named_places=self.tokens.capital[start])
        if name.end > end:
            return name
        if self.tokens.capital[start] and (size := self.foreign(end)):
            return self._abroad(start, end, head, size)  # Công an Lào
        return self._bare(start, end, head)

    def _code(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """An office of the ministry of the police by its number: `C45 Bộ Công an`, `A70 (Bộ Công an)`.

        Others may be anything: a concrete, a telephone.
        """
        owned = end < self.count and self.words[end : end + 3] == ["bộ", "công", "an"]
        owner = self._owner(end, depth) if owned else None
        name = self._made(start, end, head, end, True)
        if owner is not None:
            return self._adopt(name, owner)
        if (owned and self.tokens.gaps[end - 1].strip(" ") in (",", "-", "(", "/")) or self.posted(start) or (
            self.words[max(0, start - 2) : start] in _FORCES
        ):  # fmt: skip
            return name
        return None

    def _numbered(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end):
            return None
        position = end + 1 if self.words[end] == "số" and self.joined(end + 1) else end
        arm = position
        while (
            arm < self.count
            and (self.tokens.capital[arm] or not self.tokens.capital[start])
            and self.tokens.gaps[arm - 1] in (" ", " - ", "-", ", ")
            and (kind := match(self.knowledge.fields, self.tokens, arm))
        ):
            arm = kind[0]
        if arm > position and not self.tokens.capital[position] and not (
            self.joined(arm) and self.words[arm].isdigit()
        ):  # fmt: skip
            return None
        if arm > position:  # Lữ đoàn Công binh 550, Trung đoàn Cảnh sát cơ động Tây Nguyên
            region = phrase(self.knowledge.regions, self.words, arm) if self.joined(arm) else 0
            if region or not self.joined(arm) or not (self.words[arm].isdigit() or self.tokens.capital[arm]):
                arm += region  # Trung đoàn Cảnh sát cơ động Đông Nam Bộ
                name = self._made(start, arm, head, end, True)
                name.proper = end
                place = self.place_at(arm, levels=True, bare=False) if self.joined(arm) else None
                if place is not None and not place.group:
                    name.place, name.end = place, place.end
                return name
            position = arm
        printed = self.tokens.shown(position)
        if not (printed.isdigit() or (printed.isupper() and (len(printed) <= 4)) or printed[:1].isupper()):
            return None
        if printed[:1].isalpha() and self.person(position, True):
            return None
        position += 1
        while position < self.count and not self.tokens.closes[position - 1]:
            position += 1
        while printed[:1].isalpha() and not printed.isupper() and position < end + 3 and self.joined(position) and (
            self.tokens.capital[position]
        ):  # fmt: skip
            position += 1
        if printed.isdigit() and position < self.count and self.tokens.gaps[position - 1] in ("-", "/") and (
            self.words[position].isdigit()
        ):  # fmt: skip
            position += 1
        if printed.isdigit() and len(printed) > 4:
            return None
        name = self._made(start, position, head, end, True)
        name.proper = end
        if printed.isdigit() and head.kind == "government" and self.joined(position) and (
            head.words[-2:] == ("cơ", "sở")
        ) and (place := self.place_at(position, levels=False, bare=False)):  # fmt: skip
            name.place, name.end = place, place.end  # Thuế cơ sở 2 tỉnh Đồng Nai
            return name
        gap = self.tokens.gaps[position - 1] if position < self.count else ""
        if head.words[-2:] == ("khu", "vực") and gap == " - ":
            place = self.place_named(position)  # Tòa án nhân dân khu vực 3 - Hưng Yên
            if place is not None:
                name.place, name.end = place, place.end
                return name
        if position + 1 < self.count and self.joined(position) and (
            self.tokens.capital[position] or self.words[position] in ("hải", "bộ", "cảnh", "biên")
        ) and self.words[position : position + 2] in (["hải", "quân"], ["cảnh", "sát"], ["biên", "phòng"]):  # fmt: skip
            name.end = position + 2
            if self.words[name.end : name.end + 1] == ["biển"]:
                name.end += 1
        owner = self._owner(name.end, depth) if head.kind == "government" else None
        if owner is not None and owner.named and owner.kind == "government":
            name = self._adopt(name, owner)  # Lữ đoàn 146 Vùng 4 Hải quân
            name.level = owner.level
        return name

    def _zone(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._numbered(start, end, head, depth) if self.joined(end) and self.words[end].isdigit() else None
        return name if name is not None and name.end > end + 1 and self.words[name.end - 1].isalpha() else None
