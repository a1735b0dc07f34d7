"""Names of unions and other mass organizations, with their organs and units.

Each method reads what may follow a head; its name is the word in the column `follow` of the heads.
"""

from __future__ import annotations

import dataclasses

from viennews.organizations.branches import Branches
from viennews.organizations.heads import Head, Trie, match
from viennews.organizations.knowledge import phrase
from viennews.organizations.named_places import Place
from viennews.organizations.naming import DEEPEST, LONGEST, OPEN, Name

_STATE = ("government", "party", "assembly")
_COUNTED = frozenset(["không", "có", "sạch", "tốt", "nhất", "tự", "an", "biết", "giúp", "cùng"])
_BRANCHES = frozenset(["ngành", "khối", "cơ", "khu", "các", "cụm", "bộ", "vườn"])

_LONGEST_INITIALS = 8


class Unions(Branches):
    """A method for each `follow` of mass organizations, their organs and units."""

    def _mass(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, False)
        if head.kind == "association" and (joined := self._joined_associations(end)) > end:
            name.end, name.proper = joined, end
            name = self._tail(name)
            return name if name.named or name.group else self._bare(start, joined, head)
        name = self._tail(name)
        if self.words[name.end : name.end + 1] == ["tại"] and name.place is not None and not name.group and (
            name.place.unit is None and name.place.name and phrase(self.knowledge.fellows, [*head.words, ""], 1)
        ):  # fmt: skip
            return self._where_they_live(name)
        if name.end > end and (name.place or name.group):
            return name
        if school := self._behind_school(name.end):
            name.end, name.named = school, head.bare == "name"  # Hội Sinh viên trường
            return name
        if name.end == end or name.national:
            nested = self._owner(name.end, depth, lower=True)
            after = self.bracket(end) if nested is None and name.end == end and depth < DEEPEST else None
            if after is not None and (nested := self.name(after, depth + 1)) is not None:
                name.skipped = (end, after)  # Hội Phụ nữ (HPN) Bộ Công an
            if nested is not None and not self.tokens.capital[nested.start] and (
                nested.head.follow not in OPEN or not nested.named
            ):  # fmt: skip
                nested = None
            if nested is not None and nested.head.follow not in ("hoi", "doan", "none-generic", "club"):
                if nested.named or nested.group or nested.head.bare != "generic" or nested.head.follow in OPEN:
                    name = self._adopt(name, nested)
                    name.level = head.level or (nested.level if nested.kind in _STATE else None)
                    if head.words[0] == "ban" and head.kind == "government" and nested.kind != "party":
                        name.kind = nested.kind  # Ban Dân tộc HĐND tỉnh
                    if nested.kind in ("enterprise", "school", "hospital"):
                        name.level = "grassroots"
                    return name
            elif self.words[name.end : name.end + 2] == ["quân", "đội"] and self.joined(name.end) and (
                self.tokens.capital[name.end]
            ):  # fmt: skip
                name.proper, name.end, name.named = name.end, name.end + 2, True
                return name
            elif self.joined(name.end) and self.words[name.end] in _BRANCHES:
                if self.words[name.end] == "khối" and self.joined(name.end + 1) and self.words[name.end + 1].isdigit():
                    name.proper, name.end, name.named = name.end, name.end + 2, True
                    return name  # Hội Cựu chiến binh Khối 487
                run = self.run(name.end, start, depth)
                if run.named_field or run.proper or run.place:
                    return self._with(name, run)
            elif name.end == end and (size := self.foreign(end)):
                return self._abroad(start, end, head, size)
            elif self.joined(name.end) and (size := phrase(self.knowledge.regions, self.words, name.end)) and any(
                self.tokens.capital[name.end : name.end + size]
            ):  # fmt: skip
                name.proper, name.end, name.named = name.end, name.end + size, True
                return name
            elif head.kind in ("association", "youth") and name.end == end and self.joined(end) and (
                self.tokens.capital[end]
            ):  # fmt: skip
                run = self.run(end, start, depth)  # Hội Khoa học kỹ thuật Xây dựng, Đoàn Thanh niên Dầu khí
                if run.field and run.named_field:
                    return self._with(name, run)
            elif name.end == end and self._initials(start, end):
                name = self._with(name, self.run(end, start, depth, open_=True))
                name.level = head.level or "grassroots"
                return name
        if name.end > end:
            return name
        if head.kind == "association" and (quoted := self._quoted(end, lower=True)):
            name.end, name.named, name.proper = quoted, True, end  # Hội Từ thiện “Mái ấm tình thương”
            return name
        return self._bare(start, end, head)

    def _behind_school(self, index: int) -> int:
        """The syllable behind `trường` or `Nhà trường`, where that of the article is meant; 0 elsewhere."""
        if not self.joined(index):
            return 0
        last = index + (self.words[index : index + 2] == ["nhà", "trường"])
        behind = last + 1
        if self.words[last] != "trường" or (
            self.joined(behind)
            and (self.tokens.capital[behind] or self.tokens.capital[last] or self._field_after(behind))
        ):
            return 0
        return behind

    def _joined_associations(self, end: int) -> int:
        """The end of the names of more associations that make one: `Hội Khuyến học` + `- Cựu giáo chức xã Tam Phú`."""
        fellows: Trie = self.knowledge.heads["hội"]  # type: ignore[assignment]
        last = min(self.count, end + LONGEST)
        while end < last and self.tokens.gaps[end - 1] == " - " and self.tokens.capital[end]:
            found = match(fellows, self.tokens, end)
            if found is None or found[1].kind != "association" or found[1].follow != "mass":
                break
            end = found[0]
        return end

    def _where_they_live(self, name: Name) -> Name:
        """With where fellow countrymen live, or an office is: `Ban Liên lạc đồng hương Nghệ Tĩnh` + `tại Hà Nội`."""
        if self.joined(name.end) and self.words[name.end] == "tại":
            place = self.place_at(name.end + 1, levels=False, bare=True)
            if place is not None and not place.group:
                name.end, name.place = place.end, name.place or place
        return name

    def _initials(self, start: int, index: int) -> bool:
        """Whether the initials of a body follow that no table knows: `Đảng ủy TQN`."""
        tokens = self.tokens
        return (
            self.joined(index)
            and tokens.capitals(index)
            and not tokens.capitals(start)
            and len(self.words[index]) <= _LONGEST_INITIALS
            and self.words[index].isalpha()
            and not (self.joined(index + 1) and tokens.capitals(index + 1))
        )

    def _union(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.group:
            return name
        if name.end > end:
            if (name.place and name.place.name is None and self.lower(start, end)) or (
                name.place and name.place.name is None and name.place.unit == "thành phố"
            ):
                name.named = False
            if name.national and name.place is None:
                name.level = "central"
            return name
        nested = self._owner(end, depth, lower=True)
        after = self.bracket(end) if nested is None and depth < DEEPEST else None
        if after is not None and (nested := self.name(after, depth + 1)) is not None:
            nested = nested if nested.named and nested.kind != "labour" else None
            name.skipped = (end, after) if nested is not None else None  # Công đoàn cơ sở (CĐCS) Báo …
        if nested is not None and nested.head.follow not in ("hoi", "doan") and not (
            nested.head.kind == "labour" and nested.head.bare == "generic" and not nested.named
        ):  # fmt: skip
            name = self._adopt(name, nested)
            name.level = head.level or ("grassroots" if nested.kind in ("enterprise", "school", "hospital") else None)
            if nested.kind in ("government", "party"):
                name.level = name.level or nested.level
            return name
        run = self.run(end, start, depth, lower=True)
        branch = run.field and self.words[end] == "ngành" and self.tokens.capital[start]  # Công đoàn ngành y tế
        if run.end > end and (run.proper or run.named_field or run.place or run.nested or branch):
            name = self._with(name, run)
            if self.words[name.end - 2 : name.end] == ["việt", "nam"]:
                name.level, name.national = "central", True
            return self._each(name) if name.place is None else name
        return self._bare(start, end, head)

    def _unit(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, False)
        position = end
        if self.joined(end) and self.words[end] in ("trưởng", "phó"):
            return None  # Chi hội Trưởng
        if self.joined(position) and self.words[position] in ("số", "khối") and self.joined(position + 1) and (
            self.words[position + 1].isdigit()
        ):  # fmt: skip
            position += 2
        elif self.joined(position) and self.words[position].isdigit() and len(self.words[position]) <= 2:
            position += 1
        if position > end and self.joined(position) and self.words[position] in _COUNTED:
            return self._bare(start, end, head)  # “Chi hội 5 không, 3 sạch”
        if position > end:
            name.end, name.proper, name.named = position, end, True
            if position < self.count and self.tokens.gaps[position - 1].strip(" ") in ("", ","):
                place = self.place_at(position, levels=False, bare=False)
                if place and place.name:
                    name.place, name.end = place, place.end
                    if place.above is None and place.end < self.count and self.tokens.gaps[place.end - 1] == ", ":
                        second = self.place_known(place.end, place.level)
                        if second is not None and not self.gazetteer.unit(self.words, place.end):
                            name.end = second[0]  # Chi hội 2 phường Thanh Miếu, Bến Gót
                elif place is None and (quarter := self._quarter_of(position)):
                    name.place, name.end = quarter, quarter.end  # Chi hội Phụ nữ 8 Đà Sơn, phường Hòa Khánh Nam
                elif place is None and (owner := self._owner(position, depth, lower=True)) and owner.named:
                    name = self._adopt(name, owner)  # Chi hội 2 Hội Luật gia tỉnh
                    name.level = head.level
            return name
        name = self._tail(name, levels=False)
        if name.end > end:
            name.level = head.level
            if name.place is not None and name.place.unit is None and (
                self.joined(name.end) and self._tells_apart(name.end)
            ):  # fmt: skip
                name.place, name.end = None, name.end + 1  # Chi hội Phụ nữ Tân An 3
                return self._of_commune(name)
            return name
        nested = self._owner(end, depth, lower=True)
        if nested is not None and nested.named and nested.head.follow not in ("hoi", "doan"):
            name = self._adopt(name, nested)
            name.level = head.level
            return name
        run = self.run(end, start, depth)
        if run.proper or run.place or run.nested:
            name = self._with(name, run)
            name.level = head.level
            return self._of_commune(name) if run.nested is None and run.place is None else name
        if run.named_field:
            name.end = run.end
            return name
        if head.words[-1] == "nghiệp":  # Chi hội nông dân nghề nghiệp trồng dâu nuôi tằm xã Quảng Bình
            behind = self._phrase_end(end)
            place = self.place_at(behind, levels=False, bare=False) if behind > end else None
            if place is not None and not place.group:
                name.proper, name.place, name.end, name.named = end, place, place.end, True
                return name
        return self._bare(start, end, head)

    def _quarter_of(self, index: int) -> Place | None:
        """The commune behind a comma, when a quarter or hamlet of it stands at a syllable (`Tân Ninh B, phường …`)."""
        if not (self.joined(index) and self.tokens.capital[index]) or self.person(index, False):
            return None
        return self._commune_behind(self._capital_run(index))

    def _of_commune(self, name: Name) -> Name:
        """With the commune behind a comma: `Chi hội Phụ nữ Thọ An 3` + `, phường Thọ Quang`."""
        commune = self._commune_behind(name.end)
        if commune is not None:
            name.place, name.end = commune, commune.end
        return name

    def _commune_behind(self, end: int) -> Place | None:
        """The commune, named with its unit, behind a comma."""
        place = None
        if end < self.count and self.tokens.gaps[end - 1] == ", ":
            place = self.place_at(end, levels=False, bare=False)
        return place if place is not None and place.name and place.level == "commune" else None

    def _doan(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """`Đoàn`: the youth union when a place or a body follows; a family name or a delegation otherwise."""
        if self.joined(end) and self.tokens.capital[start]:
            following = self.words[end]
            if following[0].isalpha() and following[1:].isdigit() and self.tokens.capitals(end):  # Đoàn B90
                return dataclasses.replace(self._made(start, end + 1, head, end, True), kind="government", proper=end)
            if following in ("xã", "phường", "thị", "khối", "các", "tỉnh", "huyện", "quận", "thành"):
                if following == "khối" or following == "các":
                    run = self.run(end, start, depth)
                    told = following == "khối" or self.words[end + 1 : end + 2] == ["khu"]  # Đoàn các Khu công nghiệp
                    if told and (run.place or run.named_field or run.field):
                        return self._with(self._made(start, end, head, end, True), run)
                    return self._bare(start, end, head) if following == "khối" else None
                place = self.place_at(end, levels=True, bare=False)
                if place is not None and not place.group:
                    name = self._made(start, place.end, head, end, True)
                    name.place, name.proper, name.level = place, end, place.level
                    return name
            if following == "trường" and self.posted(start) and self.joined(end + 1) and self.person(end + 1, True):
                return self._made(start, end + 1, head, end, False)  # Bí thư Đoàn trường + Nguyễn Văn Nam
            if self.posted(start) and self._initials(start, end):
                name = self._with(self._made(start, end, head, end, True), self.run(end, start, depth, open_=True))
                name.level = "grassroots"
                return name  # Bí thư Đoàn TQN
            if self.tokens.capital[end] or following in ("trường", "cơ"):
                nested = self._owner(end, depth, lower=True)
                if nested is not None and nested.named and nested.kind in (
                    "school", "enterprise", "government", "hospital",
                ):  # fmt: skip
                    name = self._adopt(self._made(start, end, head, end, True), nested)
                    name.level = "grassroots"
                    return name
                return None
        return self._bare(start, end, head)
