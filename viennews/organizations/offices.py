"""Names of offices and associations that are told by their fields.

Each method reads what may follow a head; its name is the word in the column `follow` of the heads.
"""

from __future__ import annotations

import itertools

from viennews.organizations.heads import Head, match
from viennews.organizations.knowledge import phrase
from viennews.organizations.naming import DEEPEST, Name
from viennews.organizations.organs import Organs

_FESTIVE = frozenset(
    ["xuân", "chợ", "thi", "diễn", "thao", "chùa", "đền", "làng", "đua", "tòng", "vật", "trại", "chọi"]
)
"""Words of festivals and contests, which are called `Hội` too."""
_LEVELS = ("province", "district", "commune")
"""The levels of units whose association is called by them alone: `Hội xã Tân Minh`."""


class Offices(Organs):
    """A method for each `follow` of what is told by its fields."""

    def _office(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        return self._opened(start, end, head, depth)

    def _dept(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if head.words == ("phòng",) and self.joined(end) and (
            numbered := self._police_office(start, end, head, depth)
        ) is not None:  # fmt: skip
            return numbered
        led = self.words[max(0, start - 1)] == "trưởng" and self.joined(start)  # Trưởng phòng Cảnh sát hình sự
        if not self.joined(end) or not (self.tokens.capital[start] or led or len(head.words) > 1):
            return None
        if not self.tokens.capital[end]:
            field = match(self.knowledge.fields, self.tokens, end) if self.tokens.capital[start] else None
            told = len(head.words) > 1 or (head.words == ("cục",) and field is not None and field[0] > end + 1)
            if field is None or not told:
                return None
        name = self._opened(start, end, head, depth)
        if name is not None and head.words == ("vụ",) and not match(self.knowledge.fields, self.tokens, end):
            return None  # vụ Hè thu
        if name is not None and head.words == ("viện",) and phrase(self.knowledge.state_fields, self.words, end):
            name.kind = "government"
        if name is not None and head.words == ("phòng",) and name.nested is None and name.place is None and not phrase(
            self.knowledge.squad_fields, self.words, end
        ):  # fmt: skip
            name.named = False  # Phòng Tổ chức: of any body
        return name

    def _squad(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """`Đội` of the police, the customs and the like; others are told by what they do."""
        if not (self.tokens.capital[start] and self.joined(end)) or (
            not (self.tokens.capital[end] or self.tokens.abbreviated[end]) and self.opens(start)
        ):
            return None
        if not phrase(self.knowledge.squad_fields, self.words, end):
            return None
        run = self.run(end, start, depth)
        return self._with(self._made(start, end, head, end, True), run) if run.end > end else None

    def _police_office(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """An office of the police by its number: `Phòng PC04`, `Phòng PA 08 Công an tỉnh`."""
        printed = self.tokens.shown(end)
        if printed[:2] not in ("PC", "PA", "PX", "PK", "PV") or not (printed[2:].isdigit() or len(printed) == 2):
            return None
        position = end + 1
        if len(printed) == 2:
            if not self.joined(position) or not self.words[position].isdigit():
                return None
            position += 1
        name = self._made(start, position, head, end, True)
        name.proper = end
        owner = self._owner(position, depth)
        return self._adopt(name, owner) if owner is not None and owner.kind == "government" else name

    def _center(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end):
            return None
        if not self.tokens.capital[end] and not (
            self.tokens.capital[start] and match(self.knowledge.fields, self.tokens, end)
        ) and not match(self.knowledge.fields, self.tokens, end):  # fmt: skip
            return None
        name = self._opened(start, end, head, depth)
        if name and name.place and name.proper is not None and name.place.start == end:
            return None
        return name

    def _opened(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        after = self.bracket(end) if head.kind == "government" else None
        if after is not None and depth < DEEPEST and (owner := self.name(after, depth + 1)) and (
            owner.kind == "government"
        ):  # fmt: skip
            name = self._adopt(self._made(start, end, head, end, True), owner)  # Bộ Tư lệnh (BTL) Vùng Cảnh sát biển 4
            name.skipped = (end, after)
            return name
        name = self._made(start, end, head, end, False)
        tailed = self._tail(name)
        if tailed.end > end and (tailed.place or tailed.group):
            if self.lower(start, end) and tailed.place and tailed.place.unit is None:
                return None
            return tailed
        run = self.run(end, start, depth)
        if run.field and self.tokens.capital[start] and self.joined(run.end):
            region = phrase(self.knowledge.regions, self.words, run.end)
            if any(self.tokens.capital[run.end : run.end + region]):
                run.end, run.proper = run.end + region, True  # Trung tâm huyết học và truyền máu miền Trung
        if run.end > end and (
            run.named_field
            or (run.field and (len(head.words) > 2 or head.words == ("cục",)) and self.tokens.capital[start])
            or run.proper
            or (run.place and not self.lower(start, end))
            or run.nested
        ):
            name = self._made(start, end, head, end, False)
            name = self._with(name, run)
            if self.lower(start, end) and not (run.named_field or run.proper):
                return None
            content = self.words[end : name.end]
            if head.kind == "government" and ("công", "đoàn") in itertools.pairwise(content):
                name.kind = "labour"  # Ban Quản lý Dự án Thiết chế Công đoàn
            if run.nested and run.nested.level and not name.level:
                name.level = run.nested.level
            firm = run.nested is not None and run.nested.kind == "enterprise" and head.kind == "government"
            if run.nested and (head.follow == "dept" or firm) and (
                run.nested.kind not in ("government", "assembly", "other")
            ):  # fmt: skip
                name.kind = run.nested.kind
            if head.follow == "dept" and name.level is None and name.place is None and head.words == ("cục",):
                name.level = "central"
            if self.words[name.end - 2 : name.end] in (["việt", "nam"], ["trung", "ương"]):
                name.level, name.national = head.level or "central", True
            elif name.end - 2 >= end and self.words[name.end - 2 : name.end] == ["quốc", "gia"]:
                name.level = head.level or "central"
            elif name.level is None and name.place and name.place.level:
                name.level = name.place.level
            if head.kind == "association" and self.joined(name.end) and self.words[name.end] == "tại" and (
                self.joined(name.end + 1) and self.country(name.end - 2)
            ):  # fmt: skip
                size = self.country(name.end + 1)
                place = None if size else self.place_at(name.end + 1, levels=False, bare=True)
                if size:
                    name.end += 1 + size  # Hiệp hội Doanh nghiệp Hàn Quốc tại Việt Nam
                elif place is not None:
                    name.end, name.place = place.end, place
            if head.words[0] == "ban" and (quoted := self._quoted(name.end, lower=True)):
                name.end = quoted  # Ban Chỉ đạo Phong trào “Toàn dân đoàn kết …” tỉnh
                place = self.place_at(quoted, levels=True, bare=False)
                if place is not None and not place.group and self.tokens.gaps[quoted - 1] == '" ':
                    name.place, name.end, name.level = place, place.end, place.level
            return self._each(name)
        if tailed.end > end:
            return tailed
        return self._bare(start, end, head)

    def _office_placed(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        capital = (
            self.tokens.capital[start + 1]
            or self.tokens.abbreviated[end - 1]
            or (head.words[0] == "sở" and self.tokens.capital[start])
        )
        name = self._tail(self._made(start, end, head, end, False))
        if name.end > end and (capital or (name.place and name.place.name)):
            if name.place and head.level and name.place.level in ("district", "commune") and head.level == "district":
                name.level = name.place.level
            else:
                name.level = head.level
            return name
        if not capital:
            return None
        nested = self._owner(end, depth)
        if nested and nested.named and nested.kind == "government" and nested.head.follow in ("placed", "police"):
            name = self._adopt(self._made(start, end, head, end, True), nested)
            name.level = nested.level
            return name
        return self._bare(start, end, head)

    def _library(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.tokens.capital[start]:
            return None
        return self._opened(start, end, head, depth)

    def _ban(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """`Ban` with fields and the body that it is an organ of: `Ban Chính sách - Luật pháp Hội LHPN tỉnh`."""
        if not self.joined(end) or not self.tokens.capital[end] or not match(self.knowledge.fields, self.tokens, end):
            return None
        if not self.tokens.capital[start] and self.words[max(0, start - 1)] != "trưởng":
            return None
        run = self.run(end, start, depth)
        if run.nested is None and run.place is None:
            return None
        name = self._with(self._made(start, end, head, end, True), run)
        if run.nested:
            name.kind, name.level = run.nested.kind, run.nested.level
        return name

    def _hoi(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """`Hội` and an unlisted field: an association when it says of what and where."""
        if self.joined(end) and self.posted(start) and (place := self.place_at(end, levels=False, bare=False)) and (
            place.level in _LEVELS and not place.group
        ):  # fmt: skip
            name = self._made(start, place.end, head, end, True)  # Chủ tịch Hội xã Tân Minh
            name.place, name.proper, name.level = place, end, place.level
            return name
        if self.tokens.capital[start] and self.joined(end) and self.tokens.capital[end]:
            if self.place_named(start) is not None:
                return None
            if match(self.knowledge.fields, self.tokens, end):
                run = self.run(end, start, depth)
                last = self.words[run.end - 2 : run.end]
                if run.named_field and (run.place or last == ["việt", "nam"] or run.end - end > 1):
                    name = self._with(self._made(start, end, head, end, True), run)
                    name.level = "central" if last == ["việt", "nam"] else name.level
                    return name
            if (told := self._told_in_lower_case(start, end, head)) is not None:
                return told
            if (
                self.words[end] != "lhpn"
                and not self.gazetteer.unit(self.words, end)
                and not (depth and self.person(end, True))  # Chủ tịch Trung ương Hội + Nguyễn Thị …
            ):
                return None
        return self._bare(start, end, head)

    def _guild(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """An old association: of which trade, in lower case or not, then of where (`Hội Ái hữu thợ nhuộm Bắc Kỳ`)."""
        name = self._each(self._made(start, end, head, end, True))
        if name.group:
            return name
        trade = phrase(self.knowledge.trades, self.words, end) if self.joined(end) else 0
        position = self._phrase_end(end + trade) if trade else end
        run = self.run(position, start, depth)
        place = self.place_at(run.end, levels=True, bare=True) if run.place is None and self.joined(run.end) else None
        region = phrase(self.knowledge.regions, self.words, run.end) if self.joined(run.end) and place is None else 0
        if run.end == end:
            return self._bare(start, end, head)
        name = self._with(name, run)
        name.end += region
        if place is not None and not place.group:
            name.place, name.end = place, place.end
        name.level = None
        return name

    def _told_in_lower_case(self, start: int, end: int, head: Head) -> Name | None:
        """An association by what it is about, a capital and then lower case, and where: `Hội Hoa lan Bình Thuận`."""
        if self.words[end] in self.knowledge.family:
            return None
        behind = self._phrase_end(end + 1)
        if behind == end + 1 or not self.joined(behind) or any(word in _FESTIVE for word in self.words[end:behind]):
            return None
        place = self.place_at(behind, levels=True, bare=True)
        if place is None or place.group or (place.name is None and not self.nameless(place.end)):
            return None
        name = self._made(start, place.end, head, end, True)
        name.place, name.proper, name.level = place, end, place.level
        return name
