"""Names of organs: boards, committees, the centres of associations, which mostly say whose they are.

Each method reads what may follow a head; its name is the word in the column `follow` of the heads.
"""

from __future__ import annotations

from viennews.organizations.heads import Head, matches
from viennews.organizations.knowledge import phrase
from viennews.organizations.naming import DEEPEST, Name
from viennews.organizations.unions import Unions

_ELSEWHERE = (("đại", "diện"), ("thường", "trú"))
"""The last syllables of what a body has in other places."""
_OWNERS = frozenset(["women", "labour", "youth", "farmers", "veterans", "front", "party"])
"""The kinds of bodies that have boards of their own (`Ban Tuyên giáo`)."""


class Organs(Unions):
    """A method for each `follow` of organs."""

    def _organ(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if head.words[-2:] == ("thường", "trực") and len(head.words) == 2 and self._post_before(start):
            return None  # Phó Chủ tịch Thường trực
        position = end
        passed = ("lâm", "thời") if self.lower(start, end) else ("lâm", "thời", "của")  # the office of a union
        while self.joined(position) and self.words[position] in passed:
            position += 1
        nested = self._owner(position, depth, lower=True)
        after = self.bracket(end) if nested is None and depth < DEEPEST else None
        if after is not None:
            nested = self.name(after, depth + 1)  # Ban Thường vụ (BTV) Tỉnh ủy
        if nested is not None and (nested.head.follow != "organ" or nested.nested or nested.head.bare == "name"):
            if head.follow == "organ" and not head.bare and not nested.named:
                return None
            name = self._adopt(self._made(start, end, head, end, False), nested)
            name.skipped = (end, after) if after is not None else None
            name.kind = nested.kind if head.kind in ("", "party", "assembly") else head.kind
            name.level = nested.place.level if nested.place is not None and nested.level == "central" else nested.level
            if nested.head.follow == "fund" and self.tokens.capital[start]:
                name.named = True  # Trưởng Ban Điều hành Quỹ Hỗ trợ nông dân
            if head.words[-2:] in _ELSEWHERE:
                return self._where_they_live(name)  # Văn phòng đại diện Báo Nhân Dân tại Nghệ An
            if not head.kind and nested.kind in ("enterprise",) and head.bare == "generic" and self.lower(start, end):
                name.named = False
            return name
        if head.bare:
            place = self.place_at(end, levels=True, bare=False) if self.joined(end) else None
            if place and not place.group and head.kind:
                capital = self.tokens.capital[start] or self.words[max(0, start - 1)] in ("trưởng", "phó")
                whole = place.name is not None or (len(head.words) > 2 and capital)
                name = self._made(start, place.end, head, end, whole)
                name.place, name.proper, name.level = place, end, place.level
                return name
            bare = self._bare(start, end, head)
            if bare is not None:
                bare.named = head.bare == "name" and self.tokens.capital[start]
                if head.kind and not depth and end < self.count and self.tokens.gaps[end - 1] == ", " and (
                    self.posted(start) and (owner := self.name(end, 1)) and owner.kind in _OWNERS and owner.named
                ):  # fmt: skip
                    bare = self._adopt(bare, owner)  # Phó Trưởng Ban Nữ công, + LĐLĐ tỉnh
                    bare.end, bare.kind, bare.level = end, owner.kind, owner.level
            return bare
        return None

    def _partyorgan(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        nested = self._owner(end, depth, lower=False)
        if nested is None or nested.kind == "" or not nested.named:
            return None
        name = self._adopt(self._made(start, end, head, end, True), nested)
        name.kind, name.level = nested.kind, nested.level
        return name

    def _nested(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        nested = self._owner(end, depth)
        if nested is not None and nested.head.follow in ("mass", "front", "hoi", "doan", "none") and nested.kind in (
            "women", "labour", "youth", "farmers", "veterans", "front", "association",
        ):  # fmt: skip
            name = self._adopt(self._made(start, end, head, end, True), nested)
            name.kind, name.level, name.named = nested.kind, "central", True
            return name
        return self._bare(start, end, head) if head.bare and self.tokens.capital[start] else None

    def _liaison(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """A committee of fellows: of whom, then of where (`Ban Liên lạc đồng hương Nghệ Tĩnh tại Hà Nội`)."""
        name = self._made(start, end, head, end, False)
        position = end
        fellows = matches(self.knowledge.heads["hội"], self.tokens, end) if self.joined(end) else []  # type: ignore[arg-type]
        if fellows:  # as in the name of their association: Tù chính trị, Cựu Thanh niên xung phong
            position, name.end, name.proper = fellows[0][0], fellows[0][0], end
            name.named = self.tokens.capital[end]
        while self.joined(position) and position - end < 12:
            if not self.tokens.capital[position] and phrase(self.knowledge.stops, self.words, position):
                break
            nested = self._owner(position, depth) if self.tokens.capital[position] else None
            if nested is not None and nested.named:
                name = self._adopt(name, nested)
                place = self.place_at(name.end, levels=False, bare=True) if self.joined(name.end) else None
                if name.place is None and place is not None and not place.group:
                    name.place, name.end = place, place.end  # Ban Liên lạc Sư đoàn 471 Thái Nguyên
                break
            place = self.place_at(position, levels=True, bare=True)
            if place is not None and not place.group:
                name.place, name.end, name.named = place, place.end, True
                break
            if self.tokens.capital[position] and self.tokens.closes[position]:
                if name.proper is not None and self.person(position, True):
                    break
                if self._compound(position):
                    position += 1
                name.end, name.named = position + 1, True
                name.proper = name.proper or position
            position += 1
        if name.end == end:
            return self._bare(start, end, head)
        name.kind, name.level = head.kind, head.level
        return self._where_they_live(name)

    def _campaign(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """A board that asks for gifts: `Ban Vận động Quỹ “Vì người nghèo” tỉnh`, `Ban Vận động hiến máu`."""
        words, tokens, position = self.words, self.tokens, end
        if self.joined(position) and words[position] == "quỹ":
            position += 1
        if position < self.count and tokens.gaps[position - 1].strip(" ") == '"':
            closing = range(position, min(position + 10, self.count))
            position = next((index + 1 for index in closing if tokens.gaps[index][:1] == '"'), position)
        elif position < self.count:
            position += phrase(self.knowledge.campaigns, words, position)
        named = position > end + 1 and tokens.capital[start]
        name = self._made(start, position if named else end, head, end, named)
        if position < self.count and not tokens.gaps[position - 1].strip(' "'):
            place = self.place_at(position, levels=tokens.capital[start], bare=named)
            if place is not None and not place.group:
                name.place, name.end, name.named, name.level = place, place.end, True, place.level
        if name.end == end:
            return self._organ(start, end, head, depth)
        name.kind, name.proper = "government" if words[end] == "hiến" else "front", end
        return name

    def _post_before(self, start: int) -> bool:
        before = self.words[max(0, start - 2) : start]
        return before in (["chủ", "tịch"], ["bí", "thư"], ["giám", "đốc"], ["trưởng", "ban"], ["chủ", "nhiệm"],
                          ["thủ", "tướng"], ["đại", "biểu"], ["phó", "ban"], ["ủy", "viên"])  # fmt: skip
