"""The grammar of names of organizations, over the syllables of a text.

A name is a head and what may follow it: a field (`ngành Y tế`), a body that it belongs to (`Công đoàn` + `Công ty …`), a
proper name, a place. Each `follow` of the heads table is one function here. Nothing is looked at twice but the first
syllables behind a head, and no name is longer than `LONGEST` syllables, so that time grows with the length of the text.
"""

from __future__ import annotations

import dataclasses

from viennews.organization_lexicon import Head, Knowledge, match, matches, phrase
from viennews.organization_places import Gazetteer, Place
from viennews.organization_tokens import Tokens

LONGEST = 60
DEEPEST = 4

_OPEN = frozenset(["company", "school", "hospital", "branch", "caponly"])
_NOT_COUNTRIES = frozenset(["anh", "ý", "áo", "úc", "bỉ", "nga", "mỹ", "đức", "pháp"])
_BRANCHES = frozenset(["ngành", "khối", "cơ", "khu", "các", "cụm", "bộ"])
_JOINING = frozenset(["và", "các", "về", "vì", "cho", "của"])
_DASHES = frozenset("-–—‑‒")
_PERSON_WORDS = frozenset(["ông", "bà", "chị", "cô"])
_PLAIN_ENDS = frozenset(["theo", "tại", "trong", "ngày", "ảnh", "khi", "với", "để", "các", "những", "một", "mỗi", "nhiều", "được", "đã", "không", "chỉ", "là", "có", "nếu", "nhưng", "trên", "dưới", "tôi"])  # fmt: skip
_TIED = frozenset(["viên", "nghị", "thảo", "trường", "thi", "chợ", "hè", "họp", "phí", "diễn", "ý", "báo", "đồng", "ngộ",
                   "tụ", "hoa", "nhập", "thề", "trại", "làng", "xuân", "đền", "chùa", "lim", "gióng", "quán", "tịch",
                   "công", "kiểm", "giám", "đại", "kết", "xe", "tàu", "quân", "người", "khách", "thể", "tụng", "phim",
                   "làm", "học", "y", "từ", "thiện", "cứu", "du", "nghệ", "khảo", "thanh", "diễu", "rước", "đua"])  # fmt: skip


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


@dataclasses.dataclass(slots=True)
class _Run:
    """What `Grammar.run` read: fields, proper names, the body that it belongs to, a place."""

    end: int
    proper: bool = False
    field: bool = False
    named_field: bool = False
    place: Place | None = None
    nested: Name | None = None
    skipped: tuple[int, int] | None = None


class Grammar:
    """Reads names at syllables of one text."""

    def __init__(self, tokens: Tokens, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self.tokens = tokens
        self.knowledge = knowledge
        self.gazetteer = gazetteer
        self.words = tokens.words
        self.count = len(tokens.words)

    # -- what stands where

    def joined(self, index: int) -> bool:
        """Whether only spaces stand before a syllable, and it is there."""
        if index >= self.count:
            return False
        gap = self.tokens.gap(index - 1)
        return gap == " " or (not gap.strip(" ") and len(gap) <= 3)

    def bracket(self, index: int) -> int | None:
        """The syllable behind an abbreviation in brackets that begins at a syllable, when the text goes on."""
        tokens = self.tokens
        if index >= self.count or tokens.gap(index - 1).strip(" ") != "(":
            return None
        start = tokens.starts[index]
        close = tokens.text.find(")", start, start + 30)
        if close < 0 or not tokens.text[start:close].replace("ĐCs", "").isupper():
            return None
        position = index
        while position < self.count and tokens.starts[position] < close:
            position += 1
        if position < self.count and tokens.gap(position - 1).strip(" ") == ")":
            return position
        return None

    def posted(self, index: int) -> bool:
        """Whether a post stands before a name (`Chủ tịch`), so that a person may follow it."""
        words, posts = self.words, self.knowledge.posts
        return any(" ".join(words[max(0, index - size) : index]) in posts for size in (1, 2, 3))

    def person(self, index: int, posted: bool) -> bool:
        """Whether the name of a person seems to begin at a syllable."""
        words, tokens = self.words, self.tokens
        if words[index] not in self.knowledge.family:
            return False
        size = 1
        while size < 5 and index + size < self.count and self.joined(index + size) and tokens.capital(index + size):
            size += 1
        if size >= 3 and words[index + 1] in self.knowledge.middle:
            return True
        return posted and 2 <= size <= 4 and words[index] in self.knowledge.family_often

    def ended(self, index: int) -> int:
        """How many syllables at a place end a name though they have capitals: `Ông`, `Phát biểu`, `Năm 2021`."""
        size = phrase(self.knowledge.ends, self.words, index)
        if size == 1 and self.words[index] in _PERSON_WORDS:
            return int(self.joined(index + 1) and self.tokens.capital(index + 1))
        if size == 1 and self.words[index] not in _PLAIN_ENDS and self.joined(index + 1) and (
            self.tokens.capital(index + 1)
        ):  # fmt: skip
            return 0  # Lê Quý Đôn
        return size

    # -- names

    def name(self, index: int, depth: int = 0) -> Name | None:
        """The name whose head stands at a syllable."""
        if not self.tokens.begins(index):
            return None
        for end, head in matches(self.knowledge.heads, self.tokens, index):
            whole = self.tokens.closes(end - 1)
            follow = getattr(self, "_country_name" if head.follow == "country" else "_" + head.follow.replace("-", "_"))
            name: Name | None = follow(index, end, head, depth)
            if whole or (name is not None and self.tokens.closes(name.end - 1)):
                return name
        return None

    def _made(self, start: int, end: int, head: Head, head_end: int, named: bool) -> Name:
        level = head.level or ("central" if head.words[-2:] == ("việt", "nam") else None)
        return Name(start, end, head, head_end, head.kind, level, named)

    def _bare(self, start: int, end: int, head: Head) -> Name | None:
        """A head alone: a body that the article tells, a common word, or nothing."""
        if not head.bare:
            return None
        if head.bare == "capital":
            # `Sở Y tế`, but `sở y tế` and `phòng tài chính` are any office.
            if not self.tokens.capital(start + 1) and not self.tokens.abbreviated(end - 1):
                return None
            return self._made(start, end, head, end, head.level != "district")
        tied = len(head.words) == 1 and self.joined(end) and self.words[end] in _TIED
        if tied or (head.bare == "generic" and len(head.words) == 1 and not self.tokens.capital(start)):
            return None
        if head.follow == "keep" and self.joined(end) and self.words[end] == "viên":
            return None  # Thành ủy viên
        named = head.bare == "name"
        if named and len(head.words) > 2 and self._lower(start, end):
            named = False
        return self._made(start, end, head, end, named)

    def _lower(self, start: int, end: int) -> bool:
        return not any(self.tokens.capital(index) for index in range(start, end))

    def _each(self, name: Name) -> Name:
        """With `các cấp`, `các quận, huyện` behind it, a name is a group of bodies."""
        if not self.joined(name.end):
            return name
        size = phrase(self.knowledge.each, self.words, name.end)
        if not size or not self.tokens.closes(name.end + size - 1):
            return name
        if self.words[name.end + size - 1] == "sở" and self.joined(name.end + size) and self.words[name.end + size] in (
            "vật", "sản", "dữ", "y",
        ):  # fmt: skip
            return name
        name.end += size
        while name.end < self.count:
            unit = self.gazetteer.unit(self.words, name.end)
            if unit is None or self.tokens.gap(name.end - 1).strip(" ") not in ("", ",", "/"):
                break
            name.end = unit[0]
        name.group, name.named, name.place = True, False, None
        return name

    def _none(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        return self._bare(start, end, head)

    def _ministry(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._bare(start, end, head)
        if name and self.joined(end):
            size = self._country(end)
            if size and self.words[end : end + 2] != ["việt", "nam"]:
                name.end, name.level = end + size, None
        return name

    def _country(self, index: int) -> int:
        if not self.tokens.capital(index):
            return 0
        if self.words[index : index + 2] == ["việt", "nam"]:
            return 2
        return phrase(self.knowledge.countries, self.words, index)

    def _country_name(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        size = self._country(end) if self.joined(end) else 0
        if size and self.words[end] not in _NOT_COUNTRIES:
            name = self._made(start, end + size, head, end, True)
            name.proper = end
            if self.words[end] != "việt":
                name.level = None
            return name
        if size and size == 1 and not (self.joined(end + 1) and self.tokens.capital(end + 1)):
            name = self._made(start, end + 1, head, end, True)
            name.proper, name.level = end, None
            return name
        return self._bare(start, end, head)

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
            end < self.count and self.tokens.gap(end - 1) == " - " and self.gazetteer.unit(words, end)
        ):
            return name
        return self._tail_joined(name, named_places, levels)

    def _tail_joined(self, name: Name, named_places: bool, levels: bool, opened: bool = False) -> Name:
        words = self.words
        end = name.end
        if end >= self.count:
            return name
        if words[end : end + 2] == ["việt", "nam"] and self.tokens.closes(end + 1) and self.tokens.capital(end):
            name.end = end = end + 2
            name.national = name.named = True
            name.proper = name.proper or end - 2
            if self.bracket(end) is not None:
                return self._tail(name, named_places=named_places, levels=levels)
        elif words[end : end + 2] == ["trung", "ương"] and self.tokens.closes(end + 1):
            name.end = end + 2
            name.national = name.named = True
            name.proper = end
            name.level = "central"
            return name
        before = name.end
        name = self._each(name)
        if name.group or (name.end != before) or not (opened or self.joined(name.end)):
            if name.national and not name.level and not name.group:
                name.level = "central"
            return name
        end = name.end
        place = self.gazetteer.place(self, end, levels=levels, bare=named_places)
        if place is not None:
            if place.group:
                name.end, name.group, name.named, name.place = place.end, True, False, None
                return name
            name.place, name.end, name.named = place, place.end, True
            name.proper = name.proper or end
            name.level = place.level or name.level
            return name
        if name.national:
            name.level = name.level or "central"
        return name

    def _placed(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.end == end:
            return self._bare(start, end, head)
        return name

    def _front(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.end == end:
            name = self._bare(start, end, head) or name
            if not head.bare:
                return None
        elif not name.level and name.national:
            name.level = "central"
        return name

    def _shortfront(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.end > end:
            return name
        return self._bare(start, end, head)

    def _keep(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, True)
        if self.joined(end):
            if self.words[end] == "viên":  # Thành ủy viên
                return None
            place = self.gazetteer.place(self, end, levels=False, bare=True, loose=True)
            if place is not None and not place.group:
                name.place, name.end, name.proper = place, place.end, end
        if head.level is None:
            name.level = name.place.level if name.place else None
        return name

    def _short(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._keep(start, end, head, depth)
        if name and self.tokens.capital(start) is False:
            return None
        return name

    def _placedonly(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False), levels=self.tokens.capital(start))
        if name.end > end and (self.tokens.capital(start)):
            return name
        if self.tokens.capital(start) and head.kind == "government":
            nested = self._owner(end, depth)
            if nested is not None and nested.named and nested.kind == "government":
                name = self._adopt(self._made(start, end, head, end, True), nested)
                name.level = nested.level
                return name
        return self._bare(start, end, head)

    def _levelonly(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.tokens.capital(start) or not self.joined(end) or self.gazetteer.unit(self.words, end) is None:
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
            place = self.gazetteer.place(self, end + 1, levels=False, bare=True)
            if place:
                name = self._made(start, place.end, head, end, True)
                name.place, name.proper = place, end + 1
                return name
        return self._placed(start, end, head, depth)

    def _police(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False), named_places=self.tokens.capital(start))
        if name.end > end:
            return name
        return self._bare(start, end, head)

    def _numbered(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end):
            return None
        position = end + 1 if self.words[end] == "số" and self.joined(end + 1) else end
        printed = self.tokens.shown(position)
        if not (printed.isdigit() or (printed.isupper() and (len(printed) <= 4)) or printed[:1].isupper()):
            return None
        position += 1
        while printed[:1].isalpha() and not printed.isupper() and position < end + 3 and self.joined(position) and (
            self.tokens.capital(position)
        ):  # fmt: skip
            position += 1
        if printed.isdigit() and position < self.count and self.tokens.gap(position - 1) in ("-", "/") and (
            self.words[position].isdigit()
        ):  # fmt: skip
            position += 1
        if printed.isdigit() and len(printed) > 4:
            return None
        name = self._made(start, position, head, end, True)
        name.proper = end
        if position + 1 < self.count and self.joined(position) and (
            self.tokens.capital(position) or self.words[position] in ("hải", "bộ", "cảnh")
        ) and self.words[position : position + 2] in (["hải", "quân"], ["cảnh", "sát"]):  # fmt: skip
            name.end = position + 2
            if self.words[name.end : name.end + 1] == ["biển"]:
                name.end += 1
        return name

    def _zone(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._numbered(start, end, head, depth) if self.joined(end) and self.words[end].isdigit() else None
        return name if name is not None and name.end > end + 1 and self.words[name.end - 1].isalpha() else None

    def _owner(self, index: int, depth: int, lower: bool = False) -> Name | None:
        """The body that a name goes on with (`Công đoàn` + `Công ty …`)."""
        if depth >= DEEPEST or not self.joined(index):
            return None
        if not lower and not self.tokens.capital(index):
            return None
        nested = self.name(index, depth + 1)
        if nested is None or (nested.head.kind == "" and nested.nested is None):
            return None
        return nested

    def _adopt(self, name: Name, nested: Name) -> Name:
        name.nested, name.end = nested, nested.end
        name.named, name.group = nested.named, nested.group
        name.proper = name.proper or nested.start
        name.place = name.place or nested.place
        return name

    def _mass(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.end > end and (name.place or name.group):
            return name
        if name.end == end or name.national:
            nested = self._owner(name.end, depth, lower=True)
            if nested is not None and not self.tokens.capital(nested.start) and (
                nested.head.follow not in _OPEN or not nested.named
            ):  # fmt: skip
                nested = None
            if nested is not None and nested.head.follow not in ("hoi", "doan", "none-generic", "club"):
                if nested.named or nested.head.bare != "generic" or nested.head.follow in _OPEN:
                    name = self._adopt(name, nested)
                    name.level = head.level or (nested.level if nested.kind in ("government", "party") else None)
                    if nested.kind in ("enterprise", "school", "hospital"):
                        name.level = "grassroots"
                    return name
            elif self.joined(name.end) and self.words[name.end] in _BRANCHES:
                run = self.run(name.end, start, depth)
                if run.named_field or run.proper or run.place:
                    return self._with(name, run)
            elif self.joined(name.end) and self._country(name.end) and self.words[name.end] not in _NOT_COUNTRIES:
                name.proper = name.end
                name.end, name.named = name.end + self._country(name.end), True
                return name
            elif self.joined(name.end) and (
                self.tokens.capital(name.end) and (size := phrase(self.knowledge.regions, self.words, name.end))
            ):
                name.proper, name.end, name.named = name.end, name.end + size, True
                return name
        if name.end > end:
            return name
        return self._bare(start, end, head)

    def _with(self, name: Name, run: _Run) -> Name:
        name.proper = name.proper or name.end
        name.end, name.place, name.nested = run.end, run.place or name.place, run.nested
        name.named = True
        name.skipped = run.skipped or name.skipped
        if run.place and run.place.level and not name.head.level:
            name.level = run.place.level
        return name

    def _union(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.group:
            return name
        if name.end > end:
            if (name.place and name.place.name is None and self._lower(start, end)) or (
                name.place and name.place.name is None and name.place.unit == "thành phố"
            ):
                name.named = False
            return name
        nested = self._owner(end, depth, lower=True)
        if nested is not None and nested.head.follow not in ("hoi", "doan") and not (
            nested.head.kind == "labour" and nested.head.bare == "generic" and not nested.named
        ):  # fmt: skip
            name = self._adopt(name, nested)
            name.level = head.level or ("grassroots" if nested.kind in ("enterprise", "school", "hospital") else None)
            if nested.kind in ("government", "party"):
                name.level = name.level or nested.level
            return name
        run = self.run(end, start, depth, lower=True)
        if run.end > end and (run.proper or run.named_field or run.place or run.nested):
            name = self._with(name, run)
            if not name.level and self.words[name.end - 2 : name.end] == ["việt", "nam"]:
                name.level, name.national = "central", True
            return name
        return self._bare(start, end, head)

    def _unit(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, False)
        position = end
        if self.joined(position) and self.words[position] == "số" and self.joined(position + 1) and (
            self.words[position + 1].isdigit()
        ):  # fmt: skip
            position += 2
        elif self.joined(position) and self.words[position].isdigit() and len(self.words[position]) <= 2:
            position += 1
        if position > end:
            name.end, name.proper, name.named = position, end, True
            if position < self.count and self.tokens.gap(position - 1).strip(" ") in ("", ","):
                place = self.gazetteer.place(self, position, levels=False, bare=False)
                if place and place.name:
                    name.place, name.end = place, place.end
            return name
        name = self._tail(name, levels=False)
        if name.end > end:
            name.level = head.level
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
            return name
        if run.named_field:
            name.end = run.end
            return name
        return self._bare(start, end, head)

    def _organ(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if head.words[-2:] == ("thường", "trực") and len(head.words) == 2 and self._post_before(start):
            return None  # Phó Chủ tịch Thường trực
        position = end
        while self.joined(position) and self.words[position] in ("lâm", "thời", "của"):
            position += 1
        nested = self._owner(position, depth, lower=True)
        if nested is not None and (nested.head.follow != "organ" or nested.nested):
            if head.follow == "organ" and not head.bare and not nested.named:
                return None
            name = self._adopt(self._made(start, end, head, end, False), nested)
            name.kind = nested.kind if head.kind in ("", "party", "assembly") else head.kind
            name.level = nested.level
            if not head.kind and nested.kind in ("enterprise",) and head.bare == "generic" and self._lower(start, end):
                name.named = False
            return name
        if head.bare:
            place = self.gazetteer.place(self, end, levels=True, bare=False) if self.joined(end) else None
            if place and not place.group and head.kind:
                name = self._made(start, place.end, head, end, place.name is not None)
                name.place, name.proper, name.level = place, end, place.level
                return name
            name = self._bare(start, end, head)
            if name:
                name.named = False
            return name
        return None

    def _post_before(self, start: int) -> bool:
        before = self.words[max(0, start - 2) : start]
        return before in (["chủ", "tịch"], ["bí", "thư"], ["giám", "đốc"], ["trưởng", "ban"], ["chủ", "nhiệm"],
                          ["thủ", "tướng"], ["đại", "biểu"], ["phó", "ban"], ["ủy", "viên"])  # fmt: skip

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
        return self._bare(start, end, head) if head.bare and self.tokens.capital(start) else None

    # -- open names

    def run(self, index: int, start: int, depth: int, *, lower: bool = False, open_: bool = False) -> _Run:
        """Reads fields, proper names, an owner and a place from a syllable on.

        Args:
            index: the first syllable behind the head.
            start: the first syllable of the name.
            depth: how many names this one stands in.
            lower: whether the owner may begin in lower case.
            open_: whether the name is of an open class (a company, a school): no owner but a company's.
        """
        words, tokens, knowledge = self.words, self.tokens, self.knowledge
        result = _Run(index)
        position = index
        previous = "head"
        posted = self.posted(start)
        shouting = tokens.capitals(start) and index < self.count and tokens.capitals(index)
        propers = 0
        while position < self.count and position - start < LONGEST:
            gap = tokens.gap(position - 1)
            stripped = gap.strip(" ")
            if stripped == "(":
                after = self.bracket(position)
                if after is None or result.skipped or not tokens.capital(after):
                    break
                if self.gazetteer.place(self, after, levels=True, bare=True) is None:
                    break
                result.skipped = (position, after)
                position = after
                stripped = gap = ""
            if len(gap) > 3 or "\n" in gap:
                break
            joint = ""
            if stripped in _DASHES or stripped in (",", "&", "/"):
                joint = "-" if stripped in _DASHES else stripped
            elif stripped == "." and gap == "." and tokens.capital(position):
                joint = "."
            elif stripped:
                break
            word = words[position]
            if joint == "" and word in _JOINING:
                zone = word == "và" and self.words[position + 1 : position + 2] in (["các"], ["khu"])
                if (previous not in ("field", "head") and not zone) or not self.joined(position + 1):
                    break
                if word == "và" and previous == "head":
                    break
                if word == "và" and self._begins(position + 1):
                    break
                if word == "của" and previous == "head":
                    break
                if not match(knowledge.fields, tokens, position + 1) and not (
                    tokens.capital(position + 1) and previous == "field" and word != "của"
                ):
                    found = match(knowledge.fields, tokens, position)
                    if not found:
                        break
                    position, previous = found[0], "field"
                    result.end, result.field = position, True
                    continue
                if word == "của":
                    break
                position += 1
                joint, word = "và", words[position]
            if joint == "" and word == "số" and position + 1 < self.count and words[position + 1].isdigit():
                position += 2
                result.end, result.proper, previous = position, True, "number"
                continue
            capital = tokens.capital(position)
            field = match(knowledge.fields, tokens, position)
            size = field[0] - position if field else 0
            if joint in ("", "-") and (capital or lower):
                nested = self._nested_in_run(position, size, previous, joint, depth, open_)
                if nested is not None:
                    result.nested, result.end = nested, nested.end
                    result.place = result.place or nested.place
                    result.proper = result.proper or nested.named
                    return result
                if nested is None and previous != "head" and not size and self._begins(position):
                    break
            if shouting and phrase(knowledge.stops, words, position) and not (size > 1):
                break
            if size:
                if previous in ("proper", "number", "place") and (not capital or joint in (",", "và")):
                    zone = joint == "và" and word in ("các", "khu") and "khu" in words[position : position + 2]
                    after = position + size  # Công ty Tuyển than Cửa Ông
                    inner = open_ and propers == 1 and previous == "proper" and joint == "" and (
                        self.joined(after) and tokens.capital(after)
                    )  # fmt: skip
                    if not (zone or inner):
                        break
                if joint == "," and (previous != "field" or self._body(position)):
                    break
                if previous != "head" and capital and joint == "" and self.ended(position) >= size:
                    break
                position += size
                result.end, result.field, previous = position, True, "field"
                result.named_field = result.named_field or capital
                if field and words[position - 2 : position] == ["việt", "nam"]:
                    result.proper = True
                    previous = "proper"
                continue
            if capital and previous != "head" and self.ended(position):
                break
            if joint in ("", "-") and self.gazetteer.unit(words, position) is not None:
                place = self.gazetteer.place(
                    self, position, levels=not open_ or previous in ("head", "field"), bare=False
                )
                if place is not None and not place.group:
                    result.place, result.end = place, place.end
                    return result
                if place is not None or not capital:
                    break
            if word.isdigit() or (len(word) <= 4 and word[0].isdigit() and word.isalnum()):
                if joint in ("", "-", "/") and len(word) <= 4 and (
                    previous in ("proper", "number") or (previous == "head" and open_) or (previous == "field" and
                    result.named_field and len(word) <= (3 if open_ else 2))
                ) and not self._counted(position):  # fmt: skip
                    position += 1
                    result.end, previous = position, "number"
                    result.proper = True
                    continue
                break
            if not capital and open_ and joint == "" and previous in ("head", "field") and (
                tokens.capital(start) or words[start] == "hợp" or words[start] == "tổ"
            ) and (longer := self._phrase_end(position)) > position and (
                self.joined(longer) and tokens.capital(longer) and not self._country(longer)
                and not self.person(longer, True)
            ):  # fmt: skip
                position, previous = longer, "field"
                result.end, result.field = position, True
                continue
            if not capital:
                break
            if joint in (",", "và", "/") and previous != "field":
                break
            if joint == "," and not self._field_after(position):
                break
            if result.proper and self.person(position, posted):
                break
            if joint == "-" and self.person(position, True) and previous != "head":
                break
            place = self.gazetteer.named(self, position)
            if place is not None:
                result.place, result.end = place, place.end
                position, previous, result.proper = place.end, "proper", True
                continue
            if not tokens.closes(position):
                break
            fresh = previous in ("head", "field") and not open_
            position += 1
            propers += 1
            if fresh and not shouting and (longer := self._phrase_end(position)) > position:
                position = longer
                result.end, previous, result.named_field = position, "field", True
                continue
            result.end, previous, result.proper = position, "proper", True
            if shouting and propers >= 5:
                break
        if not tokens.closes(result.end - 1):
            result.end = index
        return result

    def _phrase_end(self, position: int) -> int:
        """The end of a phrase that began with a capital and goes on in lower case (`Điều phối ghép tạng quốc gia`).

        It must end where the name ends, before a capital, a mark or a word that begins a clause; else it is no phrase.
        """
        knowledge, words, tokens = self.knowledge, self.words, self.tokens
        start = position
        while self.joined(position) and not tokens.capital(position):
            word = words[position]
            if not word.isalpha() or phrase(knowledge.stops, words, position) or word in _JOINING:
                break
            if self.gazetteer.unit(words, position) is not None or self._begins(position):
                break
            position += 1
            if position - start > 5:
                return start
        return position

    def _field_after(self, position: int) -> bool:
        return match(self.knowledge.fields, self.tokens, position) is not None

    def _counted(self, position: int) -> bool:
        """Whether a number belongs to what follows it (`Chợ Rẫy 50 bệnh nhân`), by a slash, a percent or a unit."""
        gap = self.tokens.gap(position)
        if gap[:1] in ("%", "/", "."):
            return (gap[1:2] != "" and gap[0] != ".") or gap[:1] == "%"
        return len(self.words[position]) == 4 and self.words[position].isdigit()

    def _body(self, position: int) -> bool:
        """Whether a body of an open class begins at a syllable, with capitals."""
        found = match(self.knowledge.heads, self.tokens, position)
        return found is not None and found[1].follow in _OPEN and self.tokens.capital(position)

    def _begins(self, position: int) -> bool:
        """Whether another body begins at a syllable."""
        found = match(self.knowledge.heads, self.tokens, position)
        return found is not None and (len(found[1].words) > 1 or found[1].follow in ("company", "school", "hospital"))

    def _nested_in_run(
        self, position: int, size: int, previous: str, joint: str, depth: int, open_: bool
    ) -> Name | None:
        found = match(self.knowledge.heads, self.tokens, position)
        if found is None or depth >= DEEPEST or found[0] - position < size:
            return None
        head = found[1]
        if open_:
            if previous != "head":
                return None
            if head.follow not in ("company", "school", "hospital") or (found[0] - position == size):
                return None
        elif found[0] - position == size or (len(head.words) == 1 and head.follow not in ("company",)):
            return None
        if joint == "-" and not open_:
            return None
        nested = self.name(position, depth + 1)
        if nested is None or not nested.named:
            return None
        return nested

    def _office(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        return self._opened(start, end, head, depth)

    def _dept(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end) or not (self.tokens.capital(start) or len(head.words) > 1):
            return None
        if not self.tokens.capital(end) and not (
            len(head.words) > 1 and self.tokens.capital(start) and match(self.knowledge.fields, self.tokens, end)
        ):  # fmt: skip
            return None
        name = self._opened(start, end, head, depth)
        if name is not None and head.words == ("vụ",) and not match(self.knowledge.fields, self.tokens, end):
            return None  # vụ Hè thu
        return name

    def _brand(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """A brand, with what companies of its group add: `Samsung Electronics Việt Nam`, `Agribank Chi nhánh …`."""
        name = self._made(start, end, head, end, True)
        for _ in range(3):
            if not self.joined(name.end):
                gap = self.tokens.gap(name.end - 1) if name.end < self.count else ""
                if gap.strip(" ") not in _DASHES or not gap.strip(" "):
                    break
            if self.joined(name.end) and (size := phrase(self.knowledge.brands, self.words, name.end)):
                if not self.tokens.closes(name.end + size - 1):
                    break
                name.end += size
                continue
            position = name.end
            if self.words[position : position + 2] == ["chi", "nhánh"] and self.joined(position + 2):
                position += 2
            place = self.gazetteer.place(self, position, levels=False, bare=True)
            if place is None or place.group:
                break
            name.place, name.end = place, place.end
            break
        name.proper = end if name.end > end else start
        return name

    def _intl(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, True)
        for words in (["tại", "việt", "nam"], ["việt", "nam"], ["quốc", "tế"]):
            if self.joined(end) and self.words[end : end + len(words)] == words and head.words[-2:] != ("việt", "nam"):
                name.end = end + len(words)
                break
        return name

    def _center(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end):
            return None
        if not self.tokens.capital(end) and not (
            self.tokens.capital(start) and match(self.knowledge.fields, self.tokens, end)
        ) and not match(self.knowledge.fields, self.tokens, end):  # fmt: skip
            return None
        name = self._opened(start, end, head, depth)
        if name and name.place and name.proper is not None and name.place.start == end:
            return None
        return name

    def _opened(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, False)
        tailed = self._tail(name)
        if tailed.end > end and (tailed.place or tailed.group):
            if self._lower(start, end) and tailed.place and tailed.place.unit is None:
                return None
            return tailed
        run = self.run(end, start, depth)
        if run.end > end and (
            run.named_field or run.proper or (run.place and not self._lower(start, end)) or run.nested
        ):
            name = self._made(start, end, head, end, False)
            name = self._with(name, run)
            if self._lower(start, end) and not (run.named_field or run.proper):
                return None
            if run.nested and run.nested.level and not name.level:
                name.level = run.nested.level
            if (
                run.nested
                and head.follow == "dept"
                and run.nested.kind in ("women", "labour", "youth", "front", "party")
            ):
                name.kind = run.nested.kind
            if self.words[name.end - 2 : name.end] in (["việt", "nam"], ["trung", "ương"]):
                name.level, name.national = head.level or "central", True
            elif name.end - 2 >= end and self.words[name.end - 2 : name.end] == ["quốc", "gia"]:
                name.level = head.level or "central"
            elif name.level is None and name.place and name.place.level:
                name.level = name.place.level
            return self._each(name)
        if tailed.end > end:
            return tailed
        return self._bare(start, end, head)

    def _office_placed(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        capital = self.tokens.capital(start + 1) or self.tokens.abbreviated(end - 1)
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

    def _company(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        run = self.run(end, start, depth, open_=True, lower=True)
        if end < self.count and run.end == end:
            quoted = self._quoted(end)
            if quoted:
                name = self._made(start, quoted, head, end, True)
                name.proper = end
                return name
        if run.end > end and (run.proper or (run.nested and run.nested.named)):
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            return name
        if run.place and run.place.name and run.field:
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            return name
        if run.named_field and head.words[0] in ("ngân", "tập", "tổng"):
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            return name
        bare = self._bare(start, end, head) if head.bare else None
        if bare and run.named_field and run.end > end:
            bare.end = run.end
        if bare:
            return self._each(bare)
        if len(head.words) == 1 or self._lower(start, end) or not run.field:
            return None
        return None

    def _quoted(self, index: int) -> int | None:
        """The end of a name in quotation marks behind a head."""
        if self.tokens.gap(index - 1).strip(" ") not in ('"', "“", "«"):
            return None
        for position in range(index, min(index + 6, self.count)):
            if not self.tokens.capital(position) and not self.words[position].isdigit():
                return None
            if self.tokens.gap(position)[:1] in ('"', "”", "»"):
                return position + 1
        return None

    def _branch(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        position = end
        nested = self._owner(position, depth, lower=True)
        if nested is not None and nested.named and nested.kind in ("enterprise", "government"):
            name = self._adopt(self._made(start, end, head, end, True), nested)
            name.kind = nested.kind
            if (
                name.end < self.count
                and self.tokens.gap(name.end - 1) in (" - ", " – ", "-")
                and self.tokens.capital(name.end)
            ):
                more = self.name(name.end, depth + 1) if depth < DEEPEST else None
                if more and more.named and more.kind == "enterprise":
                    name.end = more.end
                elif (place := self.gazetteer.place(self, name.end, levels=False, bare=True)) is not None:
                    name.end, name.place = place.end, place
            return name
        return None

    def _caponly(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end) or not self.tokens.capital(start) or not self.tokens.capital(end):
            return None
        run = self.run(end, start, depth, open_=True)
        if run.proper:
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            return name
        return None

    def _school(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if len(head.words) == 1 and not (self.joined(end) and self.tokens.capital(end)):
            return None
        if len(head.words) == 1 and not self.tokens.capital(start) and self._country(end):
            return None
        if head.words[0] in ("đại", "cao") and not self.tokens.capital(start) and not self.tokens.abbreviated(start):
            return None
        run = self.run(end, start, depth, open_=True, lower=True)
        if run.end > end and (run.proper or (run.place and run.place.name) or run.nested):
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            if len(head.words) == 1 and name.end - end == 1 and self.tokens.words[end] in ("sa", "sơn", "đảng"):
                return None
            return name
        if run.named_field and head.words[0] in ("học", "đại", "trường") and len(head.words) > 1 and (
            self.tokens.capital(start)
        ):  # fmt: skip
            return self._with(self._made(start, end, head, end, True), run)
        if run.place:  # Trường Chính trị tỉnh
            return self._with(self._made(start, end, head, end, True), run)
        return None

    def _hospital(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        run = self.run(end, start, depth, open_=True)
        if run.end > end and (run.proper or run.place or (run.named_field and self.tokens.capital(start))):
            name = self._with(self._made(start, end, head, end, True), run)
            if run.place is None or run.place.unit is None:
                name.level = None
            if self.words[name.end - 2 : name.end] == ["trung", "ương"]:
                name.level = "central"
            return name
        if head.level:
            return self._made(start, end, head, end, True) if run.end > end else None
        return None

    def _media(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        tokens = self.tokens
        if not self.joined(end) and not self._quoted(end):
            return self._bare(start, end, head) if head.bare and tokens.capital(start) else None
        found = match(self.knowledge.newspapers, tokens, end) if end < self.count else None
        if found and tokens.capital(end) and (
            tokens.capital(start) or any(tokens.capital(index) for index in range(end + 1, found[0])) or found[0] - end > 2
            or not self._begins(end)
        ):  # fmt: skip
            name = self._made(start, found[0], head, end, True)
            name.proper = end
        else:
            unit = self.gazetteer.unit(self.words, end) if end < self.count else None
            if not (tokens.capital(end) or (unit and len(head.words) > 1)) or (
                not tokens.capital(start) and self._begins(end)
            ):  # fmt: skip
                return None
            if self.words[end] in ("đảng", "đài", "tết", "xuân", "hiếu", "ngành") and head.words == ("báo",):
                return None
            run = self.run(end, start, depth)
            if run.end == end or not (run.proper or run.named_field or run.place):
                return self._bare(start, end, head) if head.bare and tokens.capital(start) else None
            if len(head.words) == 1 and not tokens.capital(start) and run.end - end == 1 and self.person(end, True):
                return None
            name = self._with(self._made(start, end, head, end, True), run)
            if name.level not in ("province", "district"):
                name.level = None
        if self.joined(name.end) and self.words[name.end : name.end + 2] == ["điện", "tử"]:
            name.end += 2
        elif self.joined(name.end) and self.words[name.end] in ("online", "plus") and tokens.capital(name.end):
            name.end += 1
        return name

    def _embassy(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end):
            return None
        size = self._country(end)
        if not size:
            return None
        name = self._made(start, end + size, head, end, True)
        name.proper = end
        if self.joined(name.end) and self.words[name.end] == "tại" and self.joined(name.end + 1):
            size = self._country(name.end + 1)
            place = None if size else self.gazetteer.place(self, name.end + 1, levels=False, bare=True)
            if size:
                name.end += 1 + size
            elif place is not None:
                name.end, name.place = place.end, place
        return name

    def _club(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        run = self.run(end, start, depth)
        name = self._made(start, end, head, end, False)
        if run.end > end:
            name = self._with(name, run)
            name.named = run.proper and self.tokens.capital(start)
            name.level = None
        return name

    def _fund(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end) or not self.tokens.capital(end):
            return None
        run = self.run(end, start, depth)
        if run.end == end:
            return None
        name = self._with(self._made(start, end, head, end, False), run)
        name.named = False
        return name

    def _library(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.tokens.capital(start):
            return None
        return self._opened(start, end, head, depth)

    def _ban(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """`Ban` with fields and the body that it is an organ of: `Ban Chính sách - Luật pháp Hội LHPN tỉnh`."""
        if not self.joined(end) or not self.tokens.capital(end) or not match(self.knowledge.fields, self.tokens, end):
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
        if self.tokens.capital(start) and self.joined(end) and self.tokens.capital(end):
            if self.gazetteer.named(self, start) is None and match(self.knowledge.fields, self.tokens, end):
                run = self.run(end, start, depth)
                last = self.words[run.end - 2 : run.end]
                if run.named_field and (run.place or last == ["việt", "nam"]):
                    name = self._with(self._made(start, end, head, end, True), run)
                    name.level = "central" if last == ["việt", "nam"] else name.level
                    return name
            elif self.gazetteer.named(self, start) is not None:
                return None
            if self.words[end] not in ("lhpn",) and not self.gazetteer.unit(self.words, end):
                return None
        return self._bare(start, end, head)

    def _doan(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """`Đoàn`: the youth union when a place or a body follows; a family name or a delegation otherwise."""
        if self.joined(end) and self.tokens.capital(start):
            following = self.words[end]
            if following in ("xã", "phường", "thị", "khối", "các", "tỉnh", "huyện", "quận", "thành"):
                if following == "khối" or following == "các":
                    run = self.run(end, start, depth)
                    if following == "khối" and (run.place or run.named_field or run.field):
                        return self._with(self._made(start, end, head, end, True), run)
                    return self._bare(start, end, head) if following == "khối" else None
                place = self.gazetteer.place(self, end, levels=True, bare=False)
                if place is not None and not place.group:
                    name = self._made(start, place.end, head, end, True)
                    name.place, name.proper, name.level = place, end, place.level
                    return name
            if self.tokens.capital(end) or following in ("trường", "cơ"):
                nested = self._owner(end, depth, lower=True)
                if nested is not None and nested.named and nested.kind in (
                    "school", "enterprise", "government", "hospital",
                ):  # fmt: skip
                    name = self._adopt(self._made(start, end, head, end, True), nested)
                    name.level = "grassroots"
                    return name
                return None
        return self._bare(start, end, head)
