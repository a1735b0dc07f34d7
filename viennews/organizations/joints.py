"""What stands between the pieces of a run: spaces, marks, an abbreviation in brackets, words such as `và`."""

from __future__ import annotations

import dataclasses
from typing import Literal

from viennews.organizations.borders import Borders
from viennews.organizations.heads import match
from viennews.organizations.naming import Run

_ZONES = (["khu", "công", "nghiệp"], ["khu", "chế", "xuất"], ["cụm", "công", "nghiệp"])
LISTING = frozenset(["trung", "ban", "cục", "chi", "văn"])
"""The first syllables of heads that end with a field, so that more fields may follow behind a comma."""


@dataclasses.dataclass(slots=True, kw_only=True)
class Walk(Run):
    """A run while it is read."""

    start: int
    """The first syllable of the name."""
    position: int
    """The next syllable: behind `end`, or behind what joins the next piece to it."""
    depth: int
    """How many names it stands in."""
    lower: bool
    """Whether a body within it may begin in lower case."""
    open: bool
    """Whether the name is of an open class (a company, a school)."""
    shouting: bool
    """Whether it is printed all in capitals."""
    posted: bool
    """Whether a post stands before the name."""
    last: Literal["head", "field", "proper", "number"] = "head"
    """What was read last."""
    joint: str = ""
    """What stands before the next piece: a mark, `và` or nothing but a space."""
    propers: int = 0
    """How many syllables of proper names were read."""

    def read(self, end: int, piece: Literal["field", "proper", "number"]) -> None:
        """Notes a piece that ends before a syllable."""
        self.end = self.position = end
        self.last = piece
        if piece == "field":
            self.field = True
        else:
            self.proper = True


class Joints(Borders):
    """Tells whether a run goes on over what stands before its next piece."""

    def _mark(self, walk: Walk) -> bool:
        """Notes the mark before the next piece, and passes an abbreviation in brackets; false where the run ends."""
        tokens = self.tokens
        gap = tokens.gaps[walk.position - 1]
        walk.joint = ""
        if gap == " ":
            return True
        mark = gap.strip(" ")
        if mark == "(":
            after = self.bracket(walk.position)
            if after is None or walk.skipped or not self._goes_on_behind_bracket(after, walk):
                return False
            walk.skipped, walk.position = (walk.position, after), after
            return True
        if len(gap) > 3 or "\n" in gap:
            return False
        if mark in ("-", ",", "&", "/"):
            walk.joint = mark
            # Công ty Freetrend A - KCX Linh Trung 2
            return not (mark == "-" and walk.open and self.words[walk.position : walk.position + 3] in _ZONES)
        if gap == "." and tokens.capital[walk.position]:
            walk.joint = "."
            return True
        return not mark

    def _goes_on_behind_bracket(self, after: int, walk: Walk) -> bool:
        tokens, printed = self.tokens, self.words[after]
        if walk.last == "head":
            head, short = self.words[walk.start : walk.position], self.words[walk.position : after]
            initials = "".join(word[0] for word in head)
            if head[-len(short) :] == short or (len(short) == 1 and initials.endswith(short[0])):
                return True  # Hợp tác xã (HTX) Mường Hoa
        if match(self.knowledge.fields, tokens, after):
            return True
        if not walk.open and walk.last == "field" and self._state_office(after):
            return True  # Phòng Cảnh sát kinh tế (PC03) Công an tỉnh …
        if walk.open and walk.last == "field" and not walk.propers and tokens.capital[after] and not (
            (walk.posted and self.person(after, True)) or self._body(after)
        ):  # fmt: skip
            return True  # Tập đoàn Khoa học kỹ thuật (KHKT) Hồng Hải
        if walk.open and printed.isdigit() and len(printed) <= 2 and not self._counted(after):
            return True
        return self.place_at(after, levels=True, bare=True) is not None

    def _partners(self, index: int) -> int:
        """How many syllables name the partners of a firm: `Cộng sự`, `các Đồng sự`."""
        size = 1 if self.words[index : index + 1] == ["các"] else 0
        return size + 2 if self.words[index + size : index + size + 2] in (["cộng", "sự"], ["đồng", "sự"]) else 0

    def _joining(self, walk: Walk) -> bool | None:
        """Passes a word that joins the next piece; false where the run ends before it, true when the piece is read."""
        words, tokens, fields, position = self.words, self.tokens, self.knowledge.fields, walk.position
        word, after = words[position], position + 1
        if word == "và":
            if walk.open and (size := self._partners(after)):
                walk.read(after + size, "proper")  # Công ty Luật Minh Long và Cộng sự
                return False
            if words[after : after + 2] == ["cán", "bộ"] and words[position - 2 : position] != ["tổ", "chức"]:
                return False  # Phòng Cảnh sát cơ động + và cán bộ, chiến sĩ
            if walk.open and walk.propers and words[walk.start] == "trường":
                return False  # Trường THPT Tập Sơn + và THPT Hàm Giang
        zone = word == "và" and words[after : after + 1] in (["các"], ["khu"])
        if (walk.last not in ("field", "head") and not zone) or not self.joined(after):
            return False
        if word == "và" and walk.last == "head":
            if not (words[walk.start] in LISTING and tokens.capital[after] and self._field_before(position)):
                return False
            walk.last = "field"  # Trung tâm Giáo dục nghề nghiệp và Hỗ trợ …
        field_behind = match(fields, tokens, after) is not None
        office = match(self.knowledge.heads, tokens, after) if word == "và" and tokens.capital[after] else None
        if office is not None and office[1].follow == "dept" and not field_behind:
            return False  # Vụ Bình đẳng giới + và Cục Việc làm
        if word == "và" and self._begins(after) and not (
            (words[walk.start] == "trường" or not tokens.capital[after]) and field_behind
        ):  # fmt: skip
            return False
        if word == "của" and walk.last == "head":
            return False
        if not field_behind and not (tokens.capital[after] and walk.last == "field" and word != "của"):
            found = match(fields, tokens, position)
            if found is not None:
                walk.read(found[0], "field")
            return found is not None
        if word == "của":
            return False
        walk.position, walk.joint = after, "và"
        return None
