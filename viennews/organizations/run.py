"""The open part of a name of an organization: fields, proper names, the body that it belongs to, a place."""

from __future__ import annotations

from viennews.organizations.borders import VIETNAMESE
from viennews.organizations.heads import match, matches
from viennews.organizations.joints import LISTING, Joints, Walk
from viennews.organizations.knowledge import JOINING, phrase
from viennews.organizations.naming import DEEPEST, LONGEST, Name, Run

_FIRMS = (["công", "ty"], ["tổng", "công", "ty"], ["tập", "đoàn"])
_PERSONAL = ("thị", "văn")
"""Middle names that no company has."""
_JOINING = JOINING | {"số", "vùng", "khu"}
"""The words that `_read_joining` passes or reads."""
_CREDITS = ("tin", "bài", "ảnh")


def _roman(printed: str) -> bool:
    return printed.isupper() and not set(printed) - set("IVX")


class Runs(Joints):
    """Reads what no table can list, a piece a step."""

    def run(self, index: int, start: int, depth: int, *, lower: bool = False, open_: bool = False) -> Run:
        """Reads fields, proper names, an owner and a place from a syllable on.

        Args:
            index: the first syllable behind the head.
            start: the first syllable of the name.
            depth: how many names this one stands in.
            lower: whether the owner may begin in lower case.
            open_: whether the name is of an open class (a company, a school): no owner but a company's.
        """
        capitals = self.tokens.capitals
        walk = Walk(
            index, start=start, position=index, depth=depth, lower=lower, open=open_, posted=self.posted(start),
            shouting=capitals(start) and index < self.count and capitals(index),
        )  # fmt: skip
        while walk.position < self.count and walk.position - start < LONGEST and self._step(walk):
            pass
        if not self.tokens.closes[walk.end - 1]:
            walk.end = index
        return walk

    def _step(self, walk: Walk) -> bool:
        """Reads the next piece; false where the run ends."""
        if not self._mark(walk):
            return False
        tokens, word = self.tokens, self.words[walk.position]
        if not walk.joint and word in _JOINING:
            if (read := self._read_joining(walk)) is not None:
                return read
            word = self.words[walk.position]
        position = walk.position
        if word in _CREDITS and tokens.gaps[position][:1] == ":":
            return False
        size = self._field_size(position)
        if (read := self._read_body_or_region(walk, size)) is not None:
            return read
        if size:
            return self._read_field(walk, size)
        if tokens.capital[position] and walk.last != "head" and self._ended(walk):
            return False
        if (read := self._read_unit(walk)) is not None:
            return read
        if not walk.joint and walk.last in ("field", "proper") and _roman(tokens.shown(position)):
            walk.read(position + 1, "number")  # Trung tâm Lưu trữ Quốc gia III
            return True
        if word.isdigit() or (len(word) <= 4 and word[0].isdigit() and word.isalnum()):
            return self._read_number(walk)
        if not tokens.capital[position]:
            return self._read_phrase(walk)
        return self._read_proper_name(walk)

    def _ended(self, walk: Walk) -> bool:
        """Whether a word in capitals ends the run; not so a second syllable: `Bệnh viện Bãi` + `Cháy`."""
        size, word = self.ended(walk.position), self.words[walk.position]
        if size == 1 and walk.last == "proper" and (place := self.place_known(walk.position - 1)) and (
            place[0] > walk.position
        ):  # fmt: skip
            return False  # Trường Tiểu học Nậm + Có
        return size > 0 and not (
            size == 1 and walk.propers == 1 and walk.last == "proper" and not walk.joint
            and word not in self.knowledge.persons and word not in self.knowledge.plain_ends
            and VIETNAMESE.fullmatch(self.words[walk.position - 1])
        )  # fmt: skip

    def _read_joining(self, walk: Walk) -> bool | None:
        """Passes or reads what begins with `và`, `số`, `vùng` and the like; `None` when a piece follows it."""
        words, position = self.words, walk.position
        word = words[position]
        if word in JOINING:
            return self._joining(walk)
        if word == "số" and position + 1 < self.count and words[position + 1].isdigit():
            if not walk.open and self.joined(position + 2) and self.tokens.capital[position + 2] and (
                not self._state_office(position + 2)  # Đội Cảnh sát giao thông số 1 Công an …
            ):  # fmt: skip
                return False  # an address: Công hội đỏ + số 15 Hàng Nón
            walk.read(position + 2, "number")
            return True
        if word in ("vùng", "khu") and walk.last != "head":
            behind = position + (2 if words[position : position + 2] == ["khu", "vực"] else 1)
            if (word == "vùng" or behind > position + 1) and (size := self._zone_name(behind)):
                walk.read(behind + size, "number")  # Chi cục Thú y vùng VI
                return False
        return None

    def _field_size(self, position: int) -> int:
        """How many syllables of a field stand at a syllable."""
        fields = matches(self.knowledge.fields, self.tokens, position)  # SX&TM: one may end within an abbreviation
        size = fields[0][0] - position if fields else 0
        if size == 1 and self.tokens.capital[position]:
            place = self.place_named(position)
            if place is not None and place.level == "province" and place.end > position + 1:
                return 0  # Trường Thực hành Sư phạm Trà Vinh
        return size

    def _read_body_or_region(self, walk: Walk, size: int) -> bool | None:
        """Reads a body or a part of the country and ends; ends before a body of its own; `None` where neither stands.

        Args:
            walk: the run.
            size: how many syllables of a field stand there.
        """
        tokens, words, position = self.tokens, self.words, walk.position
        capital, first = tokens.capital[position], walk.last == "head"
        if walk.joint in ("", "-") and (capital or walk.lower):
            nested = self._body_within(walk, size)
            if nested is not None:
                walk.nested, walk.end = nested, nested.end
                walk.place = walk.place or nested.place
                walk.proper = walk.proper or nested.named
                return False
            if not size and (
                walk.open and self._state_office(position)
                if first
                else self._begins(position, walk.open) and not (walk.open and self._brand_name(position))
            ):
                return False
        if walk.shouting and size <= 1 and phrase(self.knowledge.stops, words, position):
            return False
        if walk.joint == "-" and (
            not size if first else self._body(position) or self._another(position, size * (walk.last == "field"))
        ):
            return False
        if walk.open and walk.last == "proper" and walk.joint == "" and not capital:
            region = phrase(self.knowledge.regions, words, position)
            if region and any(tokens.capital[position : position + region]):
                walk.read(position + region, "proper")  # Công ty Cổ phần Kinh Đô miền Bắc
                return False
        return None

    def _body_within(self, walk: Walk, size: int) -> Name | None:
        """The body that a run goes on with, where no longer field stands; an open name only begins with one."""
        position, first = walk.position, walk.last == "head"
        found = match(self.knowledge.heads, self.tokens, position)
        if found is None or walk.depth >= DEEPEST or found[0] - position <= size:
            return None
        head = found[1]
        if walk.open:
            if not first or head.follow not in ("company", "school", "hospital"):
                return None
        elif walk.joint == "-" or (len(head.words) == 1 and head.follow not in ("company", "nested", "brand")):
            return None
        nested = self.name(position, walk.depth + 1)
        if nested is None:
            return None
        force = nested.kind == "government" and nested.end - nested.start > 2  # Cục Phòng chống ma túy … BĐBP
        return nested if nested.named or force or nested.head.follow == "fund" else None

    def _read_field(self, walk: Walk, size: int) -> bool:
        tokens, words, position, joint = self.tokens, self.words, walk.position, walk.joint
        capital, end = tokens.capital[position], position + size
        if walk.last in ("proper", "number") and (not capital or joint in (",", "và")):
            zone = joint == "và" and words[position] in ("các", "khu") and "khu" in words[position:end]
            inner = walk.open and walk.propers == 1 and walk.last == "proper" and joint == "" and (
                self.joined(end) and tokens.capital[end]  # Công ty Tuyển than Cửa Ông
            )  # fmt: skip
            if not (zone or inner):
                return False
        told = walk.propers > 0 or (walk.named_field and not (walk.open or joint or self._field_after(end)))
        if told and not capital and phrase(self.knowledge.stops, words, position) >= size:
            return False  # Ban quản lý Khu bảo tồn thiên nhiên Kẻ Gỗ + quản lý, Chi cục Thú y + hỗ trợ
        if joint == "," and not self._field_behind_comma(walk, size):
            return False
        if walk.last != "head" and capital and joint == "" and self.ended(position) >= size:
            return False
        walk.read(end, "field")
        walk.named_field = walk.named_field or capital
        if words[end - 2 : end] == ["việt", "nam"]:
            walk.read(end, "proper")
        return True

    def _field_behind_comma(self, walk: Walk, size: int) -> bool:
        """Whether a field behind a comma is one more of the name (`Trung tâm Văn hóa, Thể thao`), and no other body."""
        tokens, position = self.tokens, walk.position
        if walk.last == "head":
            listing = self.words[walk.start] in LISTING and self._field_before(position)
        else:
            listing = walk.last == "field"
        office = match(self.knowledge.heads, tokens, position) if tokens.capital[position] else None
        return listing and (office is None or office[0] - position < size)  # Phòng …, Phòng …

    def _read_unit(self, walk: Walk) -> bool | None:
        """Reads a place with the word for its unit and ends; `None` where none stands."""
        tokens, words, position = self.tokens, self.words, walk.position
        capital = tokens.capital[position]
        unit = self.gazetteer.unit(words, position) if walk.joint in ("", "-") else None
        if unit is None:
            return None
        if walk.open and capital and self.gazetteer.small(words, position):
            return None  # Ngân hàng Bản Việt
        levels = not walk.open or walk.last in ("head", "field")
        place = self.place_at(position, levels=levels, bare=False)
        if place is not None and not place.group:
            walk.place, walk.end = place, place.end
            return False
        return None if place is None and capital and len(unit[1].split()) == 1 else False

    def _read_number(self, walk: Walk) -> bool:
        """Reads a number that is part of the name: `Công ty May 10`, `Bệnh viện 198`, no count of what follows."""
        position = walk.position
        size = len(self.words[position])
        if walk.joint not in ("", "-", "/") or size > 4 or self._counted(position):
            return False
        counting = not walk.open and self._counting(position)
        if walk.last == "head":
            told = not counting
        elif walk.last == "field":
            told = walk.named_field and (size <= 2 or (size == 3 and not counting))
        else:
            told = True
        if told:
            walk.read(position + 1, "number")
        return told

    def _read_phrase(self, walk: Walk) -> bool:
        """Reads a trade in lower case that no table lists, before a name: `Công ty in ấn bao bì` + `Minh Hòa`."""
        tokens, position, first = self.tokens, walk.position, self.words[walk.start]
        if not walk.open or walk.joint or walk.last not in ("head", "field"):
            return False
        if walk.last == "field" and tokens.capital[position - 1] and self._second_syllable(position):
            walk.read(position + 1, "proper")  # Trường Mầm non Hoa sen
            return True
        if not (tokens.capital[walk.start] or first in ("hợp", "tổ")):
            return False
        end = self._phrase_end(position)
        if end == position or not (self.joined(end) and tokens.capital[end]):
            return False
        if self.country(end) or self.person(end, True):
            return False
        walk.read(end, "field")
        return True

    def _read_proper_name(self, walk: Walk) -> bool:
        """Reads a province or district, a word of two syllables, or a syllable of a proper name."""
        tokens, words, position = self.tokens, self.words, walk.position
        if walk.joint in (",", "và", "/") and walk.last != "field":
            return False
        if walk.joint == "," and not self._field_after(position):
            return False
        place = self.place_named(position)
        if place is not None:
            if (
                words[position - 2 : position] == ["việt", "nam"]
                and not walk.open
                and (words[position] in self.knowledge.family_often and self.posted(self.outermost))
            ):
                return False  # Chủ tịch Công đoàn Y tế Việt Nam + Cao Bằng
            walk.read(place.end, "proper")
            walk.place = place
            return True
        if self._person_behind(walk) or not tokens.closes[position]:
            return False
        fresh = walk.last in ("head", "field") and not walk.open
        if self._compound(position):
            walk.read(position + 2, "field")
            walk.named_field, walk.proper = True, walk.proper or walk.open
            return True
        walk.propers += 1
        end = position + 1
        if fresh and not walk.shouting and not tokens.capitals(position) and (longer := self._phrase_end(end)) > end:
            walk.read(longer, "field")
            walk.named_field = True
            return True
        if walk.open and walk.propers == 1 and walk.last in ("head", "field") and (
            longer := self._trade_end(end)
        ) > end:  # fmt: skip
            walk.read(longer, "field")
            walk.named_field, walk.propers = True, 0
            return True
        if walk.open and walk.propers == 1 and self._second_syllable(end):
            end += 1
        walk.read(end, "proper")
        return not walk.shouting or walk.propers < 5

    def _person_behind(self, walk: Walk) -> bool:
        """Whether the name of a person follows: one who has a post in the body, or is told of next."""
        words, position, posted = self.words, walk.position, walk.posted
        if words[position] not in self.knowledge.family:
            return False
        led = self.posted(self.outermost)
        if walk.last == "head":
            if led and words[walk.start : walk.end] in _FIRMS and self.person(position, False):
                return True  # Chủ tịch Công đoàn Công ty + Nguyễn Thị Lan
            if posted and words[walk.start] == "công" and not walk.open and self.person(position, True):
                return True  # Chủ tịch công đoàn + Nguyễn Thùy Trang
        elif walk.joint == "-" and self.person(position, True):
            return True
        if not (walk.proper or (posted and walk.field)):
            return False
        # but lãnh đạo Công ty CP than + Hà Lầm, Công ty TNHH Hồng + Dương Quốc Tế
        return self.person(position, posted and (walk.proper or not walk.open)) and (
            not walk.open or posted or led or words[position + 1] in _PERSONAL
        )
