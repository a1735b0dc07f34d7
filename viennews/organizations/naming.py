"""What a name is, a head alone, a place behind a head."""

from __future__ import annotations

import dataclasses

from viennews.organizations.heads import Head, match
from viennews.organizations.knowledge import phrase
from viennews.organizations.locating import Locator
from viennews.organizations.named_places import Place

LONGEST = 60
"""The most syllables that a name may have."""
DEEPEST = 4
"""The most names that may stand in one another."""
OPEN = frozenset(["company", "school", "hospital", "branch", "caponly"])
"""What follows the heads of open classes: names that no table can list."""
OPEN_ENDED = OPEN | {"office", "center", "media"}
"""With the heads of offices, whose names are mostly open too."""
_COMMUNAL = frozenset(["mass", "placed", "front", "shortfront", "police", "unit"])
"""What follows the heads of bodies that a commune has, and is called by (`Trạm Y tế Đăk Ơ`)."""

_GROUPING = (["các", "cấp"], ["cấp", "bộ"], ["tổ", "chức"])


@dataclasses.dataclass(slots=True)
class Name:
    """A name as the grammar reads it; places are numbers of syllables, half-open."""

    start: int
    end: int
    head: Head
    head_end: int
    kind: str
    level: str | None
    named: bool
    """Whether it says which body it is, by itself or by the place where it stands."""
    group: bool = False
    """Whether it is a group of bodies (`các LĐLĐ quận, huyện`)."""
    place: Place | None = None
    nested: Name | None = None
    proper: int | None = None
    """The first syllable of what tells the body from others of its head, up to `end`."""
    skipped: tuple[int, int] | None = None
    """An abbreviation in brackets inside the name, which its full form leaves out."""
    national: bool = False
    """Whether `Việt Nam` or `Trung ương` says that it is the national body."""

    def innermost(self) -> Name:
        """The body that the name ends with: the company of `Hội đồng quản trị Công ty CP Nhựa Bình Minh`, or itself."""
        inner = self
        while inner.nested is not None:
            inner = inner.nested
        return inner

    def __copy__(self) -> Name:
        # What `copy` does for slots by itself takes several times as long.
        return Name(
            self.start, self.end, self.head, self.head_end, self.kind, self.level, self.named, self.group, self.place,
            self.nested, self.proper, self.skipped, self.national,
        )  # fmt: skip


@dataclasses.dataclass(slots=True)
class Run:
    """What `Runs.run` read: fields, proper names, the body that it belongs to, a place."""

    end: int
    proper: bool = False
    field: bool = False
    named_field: bool = False
    place: Place | None = None
    nested: Name | None = None
    skipped: tuple[int, int] | None = None


class Namer(Locator):
    """Makes names of heads and what stands behind them."""

    def name(self, index: int, depth: int = 0) -> Name | None:
        """The name whose head stands at a syllable."""
        raise NotImplementedError

    def _made(self, start: int, end: int, head: Head, head_end: int, named: bool) -> Name:
        level = head.level or ("central" if head.words[-2:] == ("việt", "nam") else None)
        return Name(start, end, head, head_end, head.kind, level, named)

    def _abroad(self, start: int, end: int, head: Head, size: int) -> Name:
        """A body of another country, which `size` syllables behind the head name: no form of Vietnam's."""
        own = dataclasses.replace(head, official=" ".join(head.words), level=None, renamed=False)
        name = self._made(start, end + size, own, end, True)
        name.proper = end
        return name

    def grouped(self, index: int) -> bool:
        """Whether words stand before a syllable behind which a head in lower case is no other word: `các cấp hội`."""
        return index > 1 and self.words[index - 2 : index] in _GROUPING

    def _person_in_short(self, end: int, head: Head) -> bool:
        """Whether a person is named by what else were a short name: `Công đoàn Viên chức tỉnh` + `Đoàn Văn Luông`."""
        return head.follow == "keep" and head.words[-1] == "đoàn" and self.tokens.capital[end - 1] and (
            self.person(end - 1, False) and self.place_named(end) is None
        )  # fmt: skip

    def _bare(self, start: int, end: int, head: Head) -> Name | None:
        """A head alone: a body that the article tells, a common word, or nothing."""
        if not head.bare:
            return None
        if head.bare == "capital":
            # `Sở Y tế`, but `sở y tế` and `phòng tài chính` are any office.
            whole = head.words[0] in ("bộ", "sở") and self.tokens.capital[start]  # Bộ giáo dục và đào tạo
            if not (whole or self.tokens.capital[start + 1] or self.tokens.abbreviated[end - 1]):
                return None
            return self._made(start, end, head, end, True)
        tied = (
            head.bare == "generic"
            and len(head.words) == 1
            and self.joined(end)
            and self.words[end] in self.knowledge.tied
        )
        if tied or (
            head.bare == "generic"
            and len(head.words) == 1
            and not self.tokens.capital[start]
            and not self.grouped(start)
        ):
            return None
        if head.follow == "keep" and self.joined(end) and self.words[end] == "viên":
            return None  # Thành ủy viên
        named = head.bare == "name"
        if named and len(head.words) > 2 and head.kind != "enterprise" and self.lower(start, end):
            named = False  # but ngân hàng chính sách xã hội
        return self._made(start, end, head, end, named)

    def _each(self, name: Name) -> Name:
        """With `các cấp`, `các quận, huyện` behind it, a name is a group of bodies."""
        if not self.joined(name.end):
            return name
        size = phrase(self.knowledge.each, self.words, name.end)
        if not size and self.words[name.end].isdigit() and self.joined(name.end + 1):
            unit = self.gazetteer.unit(self.words, name.end + 1)  # LĐLĐ 5 tỉnh
            size = unit[0] - name.end if unit is not None and not self.tokens.capital[name.end + 1] else 0
        if not size or not self.tokens.closes[name.end + size - 1]:
            return name
        if self.words[name.end + size - 1] == "sở" and self.joined(name.end + size) and self.words[name.end + size] in (
            "vật", "sản", "dữ", "y",
        ):  # fmt: skip
            return name
        name.end += size
        while name.end < self.count:
            unit = self.gazetteer.unit(self.words, name.end)
            if unit is None or self.tokens.gaps[name.end - 1].strip(" ") not in ("", ",", "/"):
                break
            name.end = unit[0]
        name.group, name.named, name.place = True, False, None
        if self.gazetteer.unit(self.words, name.end - 1) or self.gazetteer.unit(self.words, name.end - 2):
            name.end = self._places_end(name.end)
        return name

    def _places_end(self, end: int) -> int:
        """The end of the places that a group of bodies is told by: `các xã` + `Hòa An, Hòa Bình và Tân Lập`."""
        first = position = end
        while position < self.count and position - first < LONGEST:
            if position > first and self.words[position] == "và" and self.joined(position):
                position += 1
            elif self.tokens.gaps[position - 1] != (", " if position > first else " "):
                break
            if position >= self.count or match(self.knowledge.heads, self.tokens, position) is not None:
                break
            if self.words[position].isdigit() and len(self.words[position]) <= 2:
                last = position + 1
            elif self.tokens.capital[position] and not self.person(position, False) and not self.ended(position):
                found = self.place_known(position)
                last = found[0] if found is not None else self._capital_run(position)
            else:
                break
            if last == position or not self.tokens.closes[last - 1]:
                break
            position = end = last
        return end

    def _zone_name(self, index: int) -> int:
        """How many syllables name a zone behind `khu vực`: a Roman or other number, a place (`khu vực Long Thành`)."""
        if not self.joined(index):
            return 0
        printed = self.tokens.shown(index)
        if printed.isdigit() or (printed.isupper() and not set(printed) - set("IVXLC")):
            return 1
        place = self.place_named(index)
        if place is None:
            return 0
        end = place.end
        if end < self.count and self.tokens.gaps[end - 1].strip(" ") == "-" and (
            more := self.place_named(end)
        ):  # fmt: skip
            end = more.end
        return end - index

    def _tail(self, name: Name, *, named_places: bool = True, levels: bool = True) -> Name:
        """Reads `Việt Nam`, `Trung ương` and a place behind a name."""
        words = self.words
        end = name.end
        after = self.bracket(end)
        if after is not None:
            mark = (end, after)
            whole = dataclasses.replace(name, end=after)
            grown = self._tail_joined(whole, named_places, levels, opened=True)
            if grown.end > after:
                grown.skipped = mark
                return grown
            return name
        if not self.joined(end) and not (
            end < self.count and self.tokens.gaps[end - 1] == " - " and self.gazetteer.unit(words, end)
        ):
            return name
        return self._tail_joined(name, named_places, levels)

    def _tail_joined(self, name: Name, named_places: bool, levels: bool, opened: bool = False) -> Name:
        words = self.words
        end = name.end
        if end >= self.count:
            return name
        if words[end : end + 2] == ["việt", "nam"] and self.tokens.closes[end + 1] and self.tokens.capital[end]:
            name.end = end = end + 2
            name.national = name.named = True
            name.proper = name.proper or end - 2
            if self.bracket(end) is not None:
                return self._tail(name, named_places=named_places, levels=levels)
        elif words[end : end + 2] in (["trung", "ương"], ["quốc", "gia"]) and self.tokens.closes[end + 1]:
            name.end = end + 2
            name.national = name.named = True
            name.proper = end
            name.level = "central"
            if size := self.foreign(name.end):  # Liên đoàn Lao động Quốc gia Campuchia
                name.end, name.level = name.end + size, None
            return name
        elif words[end : end + 2] == ["khu", "vực"] and (size := self._zone_name(end + 2)):
            name.proper, name.end, name.named = end, end + 2 + size, True
            return name
        before = name.end
        name = self._each(name)
        if name.group or (name.end != before) or not (opened or self.joined(name.end)):
            if name.national and not name.level and not name.group:
                name.level = "central"
            return name
        end = name.end
        place = self.place_at(end, levels=levels, bare=named_places)
        if place is not None and place.unit is None and name.national and (
            self.words[end] in self.knowledge.family_often and self.posted(self.outermost)
        ):  # fmt: skip
            place = None  # Phó Chủ tịch Hội Nông dân Việt Nam + Hà Nam
        if place is None and named_places and name.head.follow in _COMMUNAL and end == name.head_end:
            place = self.commune(end)
        if place is not None:
            if place.group:
                name.end, name.group, name.named, name.place = place.end, True, False, None
                return name
            name.place, name.end, name.named = place, place.end, True
            name.proper = name.proper or end
            if name.head.level != "grassroots":
                name.level = place.level or (None if place.name is None and place.unit == "thành phố" else name.level)
            return name
        if name.national:
            name.level = name.level or "central"
        return name

    def _owner(self, index: int, depth: int, lower: bool = False) -> Name | None:
        """The body that a name goes on with (`Công đoàn` + `Công ty …`)."""
        if depth >= DEEPEST or not self.joined(index):
            return None
        if not lower and not self.tokens.capital[index]:
            return None
        nested = self.name(index, depth + 1)
        if nested is None or (nested.head.kind == "" and nested.nested is None):
            return None
        return nested

    def _adopt(self, name: Name, nested: Name) -> Name:
        """A name with the body behind it, by which it is told."""
        name.nested, name.end = nested, nested.end
        name.named, name.group = nested.named, nested.group
        name.proper = name.proper or nested.start
        name.place = name.place or nested.place
        return name

    def _with(self, name: Name, run: Run) -> Name:
        """A name with the run behind it."""
        name.proper = name.proper or name.end
        name.end, name.place, name.nested = run.end, run.place or name.place, run.nested
        name.named = True
        name.skipped = run.skipped or name.skipped
        if run.place and run.place.level and not name.head.level:
            name.level = run.place.level
        return name
