"""What the grammar of names of organizations reads with: what stands where, heads alone, a place behind a head.

Places in the text are numbers of syllables here, half-open.
"""

from __future__ import annotations

import dataclasses

from viennews.organization_lexicon import Head, Knowledge, match, phrase
from viennews.organization_places import Gazetteer, Place
from viennews.organization_tokens import Tokens

LONGEST = 60
"""The most syllables that a name may have."""
DEEPEST = 4
"""The most names that may stand in one another."""
OPEN = frozenset(["company", "school", "hospital", "branch", "caponly"])
"""What follows the heads of open classes: names that no table can list."""


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
class Run:
    """What `Runs.run` read: fields, proper names, the body that it belongs to, a place."""

    end: int
    proper: bool = False
    field: bool = False
    named_field: bool = False
    place: Place | None = None
    nested: Name | None = None
    skipped: tuple[int, int] | None = None


class Reader:
    """Reads at syllables of one text."""

    def __init__(self, tokens: Tokens, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self.tokens = tokens
        self.knowledge = knowledge
        self.gazetteer = gazetteer
        self.words = tokens.words
        self.count = len(tokens.words)

    def joined(self, index: int) -> bool:
        """Whether only spaces stand before a syllable, and it is there."""
        if index >= self.count:
            return False
        gap = self.tokens.gaps[index - 1]
        return gap == " " or (not gap.strip(" ") and len(gap) <= 3)

    def bracket(self, index: int) -> int | None:
        """The syllable behind an abbreviation in brackets that begins at a syllable, when the text goes on."""
        tokens = self.tokens
        if index >= self.count or tokens.gaps[index - 1].strip(" ") != "(":
            return None
        start = tokens.starts[index]
        close = tokens.text.find(")", start, start + 30)
        if close < 0 or not tokens.text[start:close].replace("ĐCs", "").isupper():
            return None
        position = index
        while position < self.count and tokens.starts[position] < close:
            position += 1
        if position < self.count and tokens.gaps[position - 1].strip(" ") == ")":
            return position
        return None

    def opens(self, index: int) -> bool:
        """Whether a sentence, a line or a quotation begins at a syllable, so that its capital means nothing."""
        return index == 0 or not set(self.tokens.gaps[index - 1]).isdisjoint('.!?:\n"*•')

    def field(self, index: int) -> int:
        """The syllable behind a field that stands at a syllable with a capital; 0 for none."""
        found = match(self.knowledge.fields, self.tokens, index) if self.tokens.capital[index] else None
        return found[0] if found else 0

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
        while size < 5 and index + size < self.count and self.joined(index + size) and tokens.capital[index + size]:
            size += 1
        if size >= 3 and words[index + 1] in self.knowledge.middle:
            return True
        return posted and 2 <= size <= 4 and words[index] in self.knowledge.family_often

    def ended(self, index: int) -> int:
        """How many syllables at a place end a name though they have capitals: `Ông`, `Phát biểu`, `Năm 2021`."""
        size = phrase(self.knowledge.ends, self.words, index)
        if size == 1 and self.words[index] in self.knowledge.persons:
            return int(self.joined(index + 1) and self.tokens.capital[index + 1])
        if size == 1 and self.words[index] not in self.knowledge.plain_ends and self.joined(index + 1) and (
            self.tokens.capital[index + 1]
        ):  # fmt: skip
            return 0  # Lê Quý Đôn
        return size

    def name(self, index: int, depth: int = 0) -> Name | None:
        """The name whose head stands at a syllable."""
        raise NotImplementedError

    def _made(self, start: int, end: int, head: Head, head_end: int, named: bool) -> Name:
        level = head.level or ("central" if head.words[-2:] == ("việt", "nam") else None)
        return Name(start, end, head, head_end, head.kind, level, named)

    def _bare(self, start: int, end: int, head: Head) -> Name | None:
        """A head alone: a body that the article tells, a common word, or nothing."""
        if not head.bare:
            return None
        if head.bare == "capital":
            # `Sở Y tế`, but `sở y tế` and `phòng tài chính` are any office.
            if not self.tokens.capital[start + 1] and not self.tokens.abbreviated[end - 1]:
                return None
            return self._made(start, end, head, end, head.level != "district")
        tied = (
            head.bare == "generic"
            and len(head.words) == 1
            and self.joined(end)
            and self.words[end] in self.knowledge.tied
        )
        if tied or (head.bare == "generic" and len(head.words) == 1 and not self.tokens.capital[start]):
            return None
        if head.follow == "keep" and self.joined(end) and self.words[end] == "viên":
            return None  # Thành ủy viên
        named = head.bare == "name"
        if named and len(head.words) > 2 and self._lower(start, end):
            named = False
        return self._made(start, end, head, end, named)

    def _lower(self, start: int, end: int) -> bool:
        return not any(self.tokens.capital[index] for index in range(start, end))

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
        return name

    def _zone_name(self, index: int) -> int:
        """How many syllables name a zone behind `khu vực`: a Roman or other number, a place (`khu vực Long Thành`)."""
        if not self.joined(index):
            return 0
        printed = self.tokens.shown(index)
        if printed.isdigit() or (printed.isupper() and not set(printed) - set("IVXLC")):
            return 1
        place = self.gazetteer.named(self, index)
        if place is None:
            return 0
        end = place.end
        if end < self.count and self.tokens.gaps[end - 1].strip(" ") == "-" and (
            more := self.gazetteer.named(self, end)
        ):  # fmt: skip
            end = more.end
        return end - index

    def _country(self, index: int) -> int:
        if not self.tokens.capital[index]:
            return 0
        if self.words[index : index + 2] == ["việt", "nam"]:
            return 2
        return phrase(self.knowledge.countries, self.words, index)

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
        place = self.gazetteer.place(self, end, levels=levels, bare=named_places)
        if place is not None:
            if place.group:
                name.end, name.group, name.named, name.place = place.end, True, False, None
                return name
            name.place, name.end, name.named = place, place.end, True
            name.proper = name.proper or end
            if name.head.level != "grassroots":
                name.level = place.level or name.level
            return name
        if name.national:
            name.level = name.level or "central"
        return name
