"""Names of schools, hospitals, media, clubs, funds, of foreign and international bodies.

Each method reads what may follow a head; its name is the word in the column `follow` of the heads.
"""

from __future__ import annotations

from viennews.organizations.enterprises import Enterprises
from viennews.organizations.heads import Head, match
from viennews.organizations.knowledge import phrase
from viennews.organizations.naming import DEEPEST, Name

_REGIONAL = (("huế",), ("đà", "nẵng"), ("thái", "nguyên"))
"""The towns of universities that have schools of their own, as the national ones have."""
_LONGEST_SUBJECT = 10
"""In syllables: what a part of a school or a hospital is for."""


class Public(Enterprises):
    """A method for each `follow` of schools, hospitals, media and the like."""

    def _school(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if len(head.words) == 1 and not (self.joined(end) and self.tokens.capital[end]):
            return None
        if len(head.words) == 1 and not self.tokens.capital[start] and (self.country(end) or self.person(end, False)):
            return None  # Chủ tịch Công đoàn trường + Nguyễn Thị Lan
        if head.words[0] in ("đại", "cao") and not self.tokens.capital[start] and not self.tokens.abbreviated[start]:
            return None
        run = self.run(end, start, depth, open_=True, lower=True)
        if run.place and len(head.words) == 1 and self.words[end] == "sơn":
            return None  # Trường Sơn
        if run.end > end and (
            run.proper
            or (run.place and run.place.name and (run.named_field or not self.lower(start, end)))
            or run.nested
        ):
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            self._with_university(name, depth)
            if len(head.words) == 1 and name.end - end == 1 and self.tokens.words[end] in ("sa", "sơn", "đảng"):
                return None
            return name
        told = len(head.words) > 1 or run.end - end > 4  # Trường Đào tạo các chức danh tư pháp
        high = head.words[:2] in (("trường", "đại"), ("trường", "cao"))  # trường đại học Kinh tế quốc dân
        if run.named_field and told and head.words[0] in ("học", "đại", "cao", "trường") and (
            high or not self.lower(start, end)
        ):  # fmt: skip
            name = self._with(self._made(start, end, head, end, True), run)
            self._with_university(name, depth)
            return name
        if run.place and self.tokens.capital[start]:  # Trường Chính trị tỉnh
            return self._with(self._made(start, end, head, end, True), run)
        return None

    def _with_university(self, name: Name, depth: int) -> None:
        """With the university that a school is of: `Trường Đại học Kinh tế - ĐHQG Hà Nội`."""
        end = name.end
        if (
            name.head.words[0] == "trường" and depth < DEEPEST and end < self.count
            and self.tokens.gaps[end - 1] in (" - ", "-", ", ") and self.words[end : end + 2] == ["đại", "học"]
            and self.tokens.capital[end]
        ):  # fmt: skip
            university = self.name(end, depth + 1)
            if university is not None and university.named and (
                university.head.words[2:] or tuple(self.words[university.head_end : university.end]) in _REGIONAL
            ):  # fmt: skip
                name.end, name.place = university.end, name.place or university.place

    def _faculty(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """A part of a school or a hospital, by its subject: `Khoa Nhi Bệnh viện Bạch Mai`."""
        words, capital, position = self.words, self.tokens.capital, end
        if not (self.joined(end) and capital[end]):
            return None
        if start and capital[start] and capital[start - 1] and words[start - 1] in self.knowledge.middle:
            return None  # Trần Đăng Khoa
        while position < min(end + _LONGEST_SUBJECT, self.count):
            if self.tokens.gaps[position - 1].strip(" ") not in ("", "-"):
                return None
            found = match(self.knowledge.heads, self.tokens, position) if capital[position] and position > end else None
            if found is not None and found[1].follow == "faculty":
                return None
            nested = self._owner(position, depth) if found is not None else None
            if nested is not None and nested.named and nested.kind in ("school", "hospital"):
                name = self._adopt(self._made(start, end, head, end, True), nested)
                name.kind, name.proper = nested.kind, end
                return name
            second = capital[position - 1] and self._compound(position - 1)  # Cấp + cứu
            if not (capital[position] or second) and phrase(self.knowledge.stops, words, position):
                return None
            field = match(self.knowledge.fields, self.tokens, position)
            position = field[0] if field is not None else position + 1
        return None

    def _hospital(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        run = self.run(end, start, depth, open_=True, lower=True)
        if run.end > end and (run.proper or run.place or (run.named_field and self.tokens.capital[start])):
            name = self._with(self._made(start, end, head, end, True), run)
            if run.place is None or run.place.unit is None:
                name.level = None
            if self.words[name.end - 2 : name.end] == ["trung", "ương"]:
                name.level = "central"
            dash = name.end < self.count and self.tokens.gaps[name.end - 1] == " - " and depth < DEEPEST
            owner = self.name(name.end, depth + 1) if dash else self._owner(name.end, depth)
            if owner is not None and owner.head.follow == "ministry":
                name.end = owner.end  # Bệnh viện 198 Bộ Công an, Bệnh viện 199 - Bộ Công an
            return name
        owner = self._owner(end, depth)
        if owner is not None and owner.kind == "government" and owner.named:
            name = self._adopt(self._made(start, end, head, end, True), owner)  # Bệnh xá Công an tỉnh
            name.level = owner.level
            return name
        if head.level:
            return self._made(start, end, head, end, True) if run.end > end else None
        return None

    def _media(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        tokens = self.tokens
        if not self.joined(end) and not self._quoted(end) and not self._quoted_newspaper(end):
            return self._bare(start, end, head) if head.bare and tokens.capital[start] else None
        found = match(self.knowledge.newspapers, tokens, end) if end < self.count else None
        # `báo Công an` tells the police; `báo Tuổi Trẻ`, `Báo Công an nhân dân` are newspapers.
        if (
            found
            and tokens.capital[end]
            and (
                tokens.capital[start]
                or any(tokens.capital[index] for index in range(end + 1, found[0]))
                or found[0] - end > 2
                or not self._begins(end)
            )
        ):
            name = self._made(start, found[0], head, end, True)
            name.proper = end
        else:
            unit = self.gazetteer.unit(self.words, end) if end < self.count else None
            if not (tokens.capital[end] or (unit and len(head.words) > 1)) or (
                not tokens.capital[start] and self._begins(end)
            ):  # fmt: skip
                return None
            if self.words[end] in ("đảng", "đài", "tết", "xuân", "hiếu", "ngành") and head.words == ("báo",):
                return None
            run = self.run(end, start, depth)
            if run.end == end or not (run.proper or run.named_field or run.place):
                return self._bare(start, end, head) if head.bare and tokens.capital[start] else None
            if len(head.words) == 1 and not tokens.capital[start] and run.end - end == 1 and not tokens.capitals(end):
                return None  # báo Mua sắm
            name = self._with(self._made(start, end, head, end, True), run)
            if name.level not in ("province", "district"):
                name.level = None
        if self.words[name.end : name.end + 5] == ["thành", "phố", "hồ", "chí", "minh"] and self.joined(name.end):
            name.end += 5  # Báo Tuổi Trẻ TP.HCM
        if self.joined(name.end) and self.words[name.end : name.end + 2] == ["điện", "tử"]:
            name.end += 2
        elif self.joined(name.end) and self.words[name.end] in ("online", "plus") and tokens.capital[name.end]:
            name.end += 1
        return name

    def _quoted_newspaper(self, index: int) -> bool:
        """Whether a newspaper that the tables know stands in quotation marks: `báo “Lao động”`."""
        if index >= self.count or self.tokens.gaps[index - 1].strip(" ") != '"':
            return False
        found = match(self.knowledge.newspapers, self.tokens, index)
        return found is not None and self.tokens.gaps[found[0] - 1][:1] == '"'

    def _embassy(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end):
            return None
        size = self.country(end)
        if not size:
            return None
        name = self._made(start, end + size, head, end, True)
        name.proper = end
        if self.words[end : name.end] == ["việt", "nam"]:
            name.kind = "government"
        if self.joined(name.end) and self.words[name.end] == "tại" and self.joined(name.end + 1):
            size = self.country(name.end + 1)
            place = None if size else self.place_at(name.end + 1, levels=False, bare=True)
            if size:
                name.end += 1 + size
            elif place is not None:
                name.end, name.place = place.end, place
        return name

    def _intl(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, True)
        for words in (["quốc", "tế"], ["tại", "việt", "nam"], ["việt", "nam"]):
            here = name.end
            if self.joined(here) and self.words[here : here + len(words)] == words and (
                self.words[here - 2 : here] != ["việt", "nam"]
            ):  # fmt: skip
                name.end = here + len(words)
        if name.end == end and self.joined(end) and len(head.words) == 1 and head.words[0] != "asean":
            name.end += self.country(end)  # IOM Campuchia
        return name

    def _club(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if self.joined(end) and self.tokens.capital[end] and (size := phrase(self.knowledge.clubs, self.words, end)):
            name = self._tail(self._made(start, end + size, head, end, True))  # câu lạc bộ Hoa sen
            name.proper, name.level = end, None
            return name
        run = self.run(end, start, depth)
        name = self._made(start, end, head, end, False)
        if run.end > end:
            name = self._with(name, run)
            name.named = run.proper and self.tokens.capital[start]
            name.level = None
            told = name.skipped[1] if name.skipped is not None else end
            if run.place is not None and phrase(self.knowledge.fellows, self.words, told):
                name = self._where_they_live(name)
        if not run.proper and (quoted := self._quoted(name.end, lower=True)):
            name.end, name.named, name.proper = quoted, True, name.end  # Câu lạc bộ “Trái tim hồng”
            if self.tokens.gaps[quoted - 1] == '" ' and (place := self.place_at(quoted, levels=False, bare=False)):
                name.end, name.place = place.end, place
        return name

    def _fund(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.end == end and self.joined(end) and self.tokens.capital[end]:
            run = self.run(end, start, depth)
            if run.end > end:
                name = self._with(name, run)
        name.named = False
        return name if name.end > end or len(head.words) > 1 else None
