"""The place of a body that does not say it, by the article: bodies before it, places told, bodies behind it."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right

from viennews.organizations.grammar import Grammar
from viennews.organizations.heads import Head
from viennews.organizations.memory import Memory, Resolved
from viennews.organizations.named_places import Place
from viennews.organizations.naming import OPEN_ENDED, Name
from viennews.organizations.surroundings import Surroundings, compatible
from viennews.organizations.writing import Writer

SHORT_LEVELS = {"thành": None, "tỉnh": "province", "huyện": "district", "quận": "district", "thị": "district",
                "xã": "commune", "phường": "commune", "đặc": "commune"}  # fmt: skip
"""By the first syllable of a short name (`Thành hội`, `Huyện đoàn`): its level, where it tells one."""


def short_unit(head: Head) -> tuple[str | None, str | None] | None:
    """The word for the unit of a short name, where it tells no level, and the level; `None` for a name of no unit."""
    first = head.words[0]
    return ("thành phố" if first == "thành" else None, SHORT_LEVELS[first]) if first in SHORT_LEVELS else None


_HOSTED = frozenset(["youth", "veterans"])
"""The kinds of bodies that companies, schools and hospitals have of their own; unions say whose they are."""
_HOSTS = frozenset(["enterprise", "school", "hospital"])
_BEFORE = 50
"""How many of the bodies before a name are looked at."""
_LONGEST_SENTENCE = 300
"""In syllables."""


class Placer(Writer):
    """Gives the names of one article their places."""

    def __init__(self, grammar: Grammar, names: list[Name]) -> None:
        super().__init__(grammar, names)
        self.around = Surroundings(grammar, names)
        self.memory = Memory(grammar.tokens)
        self._placed: dict[str, list[Name]] | None = None
        """By their heads: the bodies that say where they are."""
        self._units: dict[tuple[str, ...], tuple[Place, str]] | None = None
        """By what a name says before its place, and the name of that: the place with the word for its unit."""

    def by_article(self, name: Name, full: str, listed: Place | None) -> Resolved:
        """What a name stands for that does not name its place.

        Args:
            name: the name; its place, if any, is a word for a unit (`LĐLĐ tỉnh`).
            full: the name written out.
            listed: the place that stands once behind the list of bodies that it is in.
        """
        head = name.head
        place: Place | None = name.place
        if head.follow == "keep" and place is None and head.words[0] not in SHORT_LEVELS:
            return Resolved(name, full, place, None, name.kind, name.level)
        if place is None and (national := self._national(name, full, listed)) is not None:
            return national
        if listed is not None and place is None:
            if listed.name is not None:
                return self._built(name, listed, bare=True)
            leveled = f"{full} {self.text(listed.start, listed.end)}"  # HĐND, UBND, UBMTTQ tỉnh
            resolved = self.by_article(dataclasses.replace(name, place=listed), leveled, None)
            if head.follow == "office-placed":
                resolved = dataclasses.replace(resolved, full=full)  # `Sở Y tế` keeps its name
            return dataclasses.replace(resolved, name=name, level=resolved.level or listed.level)
        known = head.follow == "keep" or place is not None
        unit, level = (place.unit, place.level) if place is not None else (None, None)
        if head.follow == "keep" and place is None:
            unit, level = short_unit(head) or (None, None)
        same = self._named_before(name, unit, level, known=known)
        if known:
            found = self.around.near(name.start, unit, level)
            if found is not None and found[0] > name.start and same is not None:
                found = None
            told = self.memory.told
            if found is not None and same is None and told is not None and told.name.start > found[0] and (
                told.place is not None and compatible(told.place, unit, level)
            ):  # fmt: skip
                found = told.name.start, told.place
        else:
            found = self._spoken_of(name) if same is None and head.words[0] != "ngân" else None
        if same is not None and (
            found is None
            or found[0] < same.name.start
            or not (
                self._announced(found[0], same.name.start)
                or (self._one_sentence(found[1].end, name) and not self._one_sentence(same.name.end, name))
            )
        ):
            if same.place is not None and same.place.above is not None:
                return self._built(name, same.place, bare=not known)  # UBND xã, behind UBND xã Yên Mỹ, huyện Ý Yên
            return dataclasses.replace(same, name=name, kind=name.kind)
        if found is not None and not known and found[1].unit is None and name.kind in self.memory.central:
            found = None  # the national body, in a report from Hà Nội
        if not known and name.kind in _HOSTED and (host := self._host(name)) is not None:
            return self._within(name, full, host)
        if found is None and not known and (behind := self._behind(name)) is not None:
            return self._built(name, behind, bare=True)
        if found is None:
            return Resolved(name, full, place, None, name.kind, name.level)
        return self._built(name, found[1], bare=not known)

    def _national(self, name: Name, full: str, listed: Place | None) -> Resolved | None:
        """What a name stands for that is one body's of the whole country, or of no place; `None` for others."""
        head = name.head
        if head.official.endswith("hồ chí minh") and not head.renamed and (listed is None or listed.unit is None):
            return Resolved(name, full, None, None, name.kind, "central")  # the union by its full name
        if head.follow == "insurance":
            return Resolved(name, full, None, None, name.kind, name.level)
        if name.level == "central" and head.words[-2:] == ("việt", "nam") and listed is None:
            return Resolved(name, full, None, "Việt Nam", name.kind, "central")
        if head.level == "central" or head.official == "mặt trận tổ quốc":
            return Resolved(
                name, f"{full} Việt Nam" if head.follow == "front" else full, None, None, name.kind, "central"
            )
        return None

    def _named_before(self, name: Name, unit: str | None, level: str | None, *, known: bool) -> Resolved | None:
        """The latest body before a name that it can be.

        Args:
            name: the name.
            unit: the word for the unit that it gives.
            level: the level of that unit.
            known: whether it gives one.
        """
        before = self.memory.latest.get(self.memory.front(name), [])
        for each in reversed(before[-_BEFORE:]):
            if name.head.follow == "office-placed" and name.place is not None and each.name.place is None:
                continue  # `Sở Ngoại vụ` keeps its name, `Sở Ngoại vụ tỉnh` has the province
            hosted = each.name.nested is not None and each.name.nested.head.follow in OPEN_ENDED
            if hosted and known:
                continue  # Hội Cựu chiến binh tỉnh is not that of Bệnh viện Đa khoa tỉnh …
            if each.place is not None and (not known or compatible(each.place, unit, level)):
                return each
            if known:
                continue
            if hosted:
                return each  # Hội Cựu chiến binh, behind Hội Cựu chiến binh Bệnh viện …
            if each.place is None and each.name.national and before[0].place is None:
                return each
        return None

    def _spoken_of(self, name: Name) -> tuple[int, Place] | None:
        """The place that the article speaks of where a name stands."""
        found = self.around.focus(name.start)
        if found is not None and found[1].level == "province" and self.around.wide(found[0]):
            return None  # an article about several provinces
        if found is not None and found[1].level == "commune" and name.head.official == "liên đoàn lao động":
            return self.around.near(name.start, None, "district")  # communes have none
        if found is not None and name.head.level == "province":
            return self.around.near(name.start, None, "province")
        return found

    def _host(self, name: Name) -> Name | None:
        """The company, school or hospital whose own body a name is.

        It is the one whose name holds the place that the article speaks of; where it speaks of none, the one that the
        article names first.
        """
        holder, found = self.names[0], self.around.focus(name.start)
        if found is not None:
            before = bisect_right(self.names, found[0], key=lambda each: each.start) - 1
            if before < 0 or self.names[before].end <= found[0]:
                return None
            holder = self.names[before]
        holder = holder.innermost()
        hosts = holder.kind in _HOSTS and holder.head.follow in OPEN_ENDED and holder.named and not holder.group
        return holder if hosts and holder.start < name.start else None

    def _within(self, name: Name, full: str, host: Name) -> Resolved:
        owned = dataclasses.replace(name, nested=host)
        place = host.place if host.place is not None and host.place.name is not None else None
        shown = self.text(place.start, place.end) if place is not None else None
        return Resolved(owned, f"{full} {self.nested(host)}", place, shown, name.kind, "grassroots")

    def _behind(self, name: Name) -> Place | None:
        """The place of the first body behind a name that has the same head and says where it is."""
        if self._placed is None:
            self._placed = {}
            for each in self.names:
                if each.place is not None and each.place.name is not None and not each.group:
                    self._placed.setdefault(each.head.official, []).append(each)
        for each in self._placed.get(name.head.official, ())[:20]:
            if each.start > name.start:
                return each.place
        return None

    def _one_sentence(self, end: int, name: Name) -> bool:
        """Whether what ends at a syllable stands before a name in one sentence."""
        tokens = self.tokens
        if name.start - end > _LONGEST_SENTENCE:
            return False
        between = tokens.text[tokens.ends[end - 1] : tokens.starts[name.start]]
        return end <= name.start and "\n" not in between and ". " not in between and ";" not in between

    def _announced(self, position: int, after: int) -> bool:
        """Whether a place behind an earlier body opens another part of the article (`Tại Đồng Nai, …`, a heading)."""
        if position <= after:
            return False
        tokens = self.tokens
        index = bisect_right(self.names, position, key=lambda each: each.start) - 1
        if index >= 0 and position < self.names[index].end:
            holder = self.names[index].start  # a line that begins with a body of that place
            if holder > after and "\n" in tokens.gaps[holder - 1]:
                return True
        if position == 0 or "\n" in tokens.gaps[position - 1] or tokens.words[position - 1] in ("tại", "ở"):
            return True
        return any(head in tokens.gaps[position - 1] for head in (". ", ".", "*", "- ")) and position > after + 8

    def _built(self, name: Name, place: Place, *, bare: bool) -> Resolved:
        """A name with a place of the article put in."""
        assert place.name is not None or place.unit == "thủ đô"
        head = name.head
        shown = "Hà Nội" if place.name is None else self.text(*place.name)
        if shown.isupper():
            shown = shown.title()  # QUẢNG NAM - Tỉnh đoàn …
        cut = min(name.place.start, name.end) if name.place is not None else name.end
        front = self.written(dataclasses.replace(name, end=cut, place=None, nested=None))
        named = name.place
        level = place.level or name.level or (named.level if named else None)
        if head.follow == "keep":
            city = shown.casefold() == "hồ chí minh"
            text = f"Thành phố {shown}" if city else shown
            full = f"{front} {text}"
        elif named is not None and named.unit is not None:
            full = f"{front} {self.text(named.start, named.end)} {shown}"
            text = f"{self.text(named.start, named.end)} {shown}"
        else:
            text = shown
            if place.unit is not None and place.unit != "thủ đô":
                text = self.text(place.start, place.name[1] if place.name else place.end)
            elif place.units:
                kind = place.units[0].type.lower()
                text = f"{'Thành phố' if kind == 'thành phố' else kind} {shown}".strip()
            if head.official.endswith("mặt trận tổ quốc") or head.follow == "shortfront":
                front = front if front.endswith("Việt Nam") else f"{front} Việt Nam"
            full = f"{front} {text}"
        if head.follow == "office-placed":
            level = head.level
            if bare:  # `Sở Y tế` alone keeps its name
                full = front
        return Resolved(name, full, place, text, name.kind, level)

    def with_unit(self, name: Name, place: Place) -> str | None:
        """The place of a name as another name of the same body has it, with the word for the unit."""
        assert place.name is not None
        if self._units is None:
            self._units = {}
            for each in self.names:
                body: Name | None = each
                while body is not None:
                    found = body.place
                    if found is not None and found.unit is not None and body.nested is None and not body.group:
                        where = found.name and self.tokens.words[slice(*found.name)]
                        end = found.name[1] if found.name else found.end
                        self._units.setdefault(
                            (self.memory.front(body), *(where or ())), (found, self.text(found.start, end))
                        )
                    body = body.nested
        front, shown = self.memory.front(name), self.text(*place.name)
        told = self._units.get((front, *self.tokens.words[slice(*place.name)]))
        if told is not None:
            return told[1]
        nameless = self._units.get((front,))  # Hội Khuyến học Hà Tĩnh, and further down Hội Khuyến học tỉnh
        if nameless is not None and compatible(place, nameless[0].unit, nameless[0].level):
            return f"{nameless[1]} {shown}"
        return None
