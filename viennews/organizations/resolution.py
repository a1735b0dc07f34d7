"""What a name of an organization stands for: its full official name, its place and its key, by the article around it.

A short name is resolved by what the article says: the bodies named before it, the places that it speaks of, a list that
ends with the place. Nothing is taken from outside but the units of the gazetteer.
"""

from __future__ import annotations

import dataclasses
from collections import deque

from viennews.mentions import Province
from viennews.organizations.grammar import Grammar
from viennews.organizations.heads import Head
from viennews.organizations.locating import Place
from viennews.organizations.naming import Name
from viennews.organizations.surroundings import Surroundings, compatible
from viennews.organizations.syllables import Tokens
from viennews.organizations.writing import OPEN_ENDED, Writer
from viennews.syllables import syllables_of

_PLACED = frozenset(["mass", "placed", "front", "shortfront", "short", "keep", "organ", "office-placed", "court",
                     "police", "insurance", "placedonly", "union", "doan"])  # fmt: skip
_SHORT_LEVELS = {"thành": None, "tỉnh": "province", "huyện": "district", "quận": "district", "thị": "district",
                 "xã": "commune", "phường": "commune", "đặc": "commune"}  # fmt: skip
_SHORT_UNITS = {"tỉnh": "tỉnh", "thành": "Thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_CENTRAL = {"women": "Hội Liên hiệp Phụ nữ Việt Nam", "farmers": "Hội Nông dân Việt Nam",
            "veterans": "Hội Cựu chiến binh Việt Nam"}  # fmt: skip
_OWNED = frozenset(["organ", "dept", "squad", "office", "center", "unit"])
"""What follows the heads of organs and offices, which go by their own names once it is told whose they are."""
_BRANCHED = frozenset(["union", "doan", "mass"])
"""What follows the heads of bodies that are told by their branch (`Công đoàn ngành`, `Đoàn Khối`)."""
_MASS = ("women", "farmers", "veterans", "association", "youth", "labour")


def _words(tokens: Tokens, name: Name) -> str:
    return " ".join(tokens.words[name.start : name.end])


def _ownerless(name: Name) -> bool:
    """Whether an organ or office does not say whose it is."""
    return name.head.follow in _OWNED and name.nested is None and name.place is None


@dataclasses.dataclass(slots=True)
class Resolved:
    """A name with what it stands for."""

    name: Name
    full: str
    place: Place | None
    place_text: str | None
    kind: str
    level: str | None


class Resolver(Writer):
    """Resolves the names of one article, in their order."""

    def __init__(self, grammar: Grammar, names: list[Name]) -> None:
        super().__init__(grammar, names)
        self.around = Surroundings(grammar)
        self._latest: dict[str, list[Resolved]] = {}
        self._recent: deque[Resolved] = deque(maxlen=40)
        self._owned: dict[str, Resolved] = {}
        """By what stands before the body that they belong to: the latest organs and offices."""
        self._placed: dict[str, list[Name]] | None = None
        """By their heads: the bodies that say where they are."""
        self._units: dict[tuple[str, ...], tuple[Place, str]] | None = None
        """By the head and the name of a place: the place with the word for its unit."""
        self._central: set[str] = set()
        """The kinds of mass organizations whose central body is named."""
        self._main: str | None = None
        self._association: str | None = None

    def standing_for(self, name: Name) -> str:
        """The full name of the body that a name inside another stands for."""
        return self.resolve(name, remember=False).full

    def resolve(self, name: Name, *, listed: Place | None = None, remember: bool = True) -> Resolved:
        """What a name stands for where it stands."""
        head = name.head
        follow = head.follow
        if follow == "alias" and name.nested is not None:
            return dataclasses.replace(self.resolve(name.nested, remember=False), name=name)
        branch = self.tokens.words[name.end - 1] in ("ngành", "khối") and self._owned.get(_words(self.tokens, name))
        if branch:  # Công đoàn ngành, behind Công đoàn ngành Y tế Nghệ An
            return dataclasses.replace(branch, name=name)
        if follow in _OWNED and name.place is None and (name.nested is None or _ownerless(name.nested)):
            owned = self._owned.get(_words(self.tokens, name))
            if owned is not None:  # Cơ quan Cảnh sát điều tra, behind Cơ quan Cảnh sát điều tra Công an tỉnh …
                return dataclasses.replace(owned, name=name)
        full = self.written(name)
        place, level, kind = name.place, name.level, name.kind
        if head.words == ("chi", "hội") and self._main is not None and self._main != "labour":
            kind = self._main
        place_text = self.text(place.start, place.end) if place and place.name else None
        if place is None and level == "central" and self.tokens.words[name.end - 2 : name.end] == ["việt", "nam"]:
            place_text = "Việt Nam"
        if follow in OPEN_ENDED:
            full = self.fullest(name) or full
        elif follow == "union" and (body := self._of_initials(name)) is not None:
            return dataclasses.replace(self.resolve(body, remember=False), name=name)
        if follow == "short" and not name.group:
            return self._short(name, remember)
        if follow == "nested" and name.nested is not None and name.nested.head.words in (("hội",), ("đoàn",)):
            front = _CENTRAL.get(self._main or "women" if name.nested.head.words == ("hội",) else "youth")
            if front is None and self._association is not None:
                front = f"{self._association} Việt Nam"
            if front:
                kind = (self._main or "women") if name.nested.head.words == ("hội",) else "youth"
                return Resolved(name, f"Trung ương {front}", None, None, kind, "central")
        national = name.national and (place is None or place.name is not None)
        if place is not None and place.name is None and name.nested is None and not name.group and name.named:
            resolved = self._by_article(name, full, listed)  # Ban Quản lý các KCN tỉnh
            return self._kept(resolved, remember)
        whole = place is None and name.end > name.head_end and follow != "keep"
        if name.group or not name.named or name.nested is not None or national or whole or follow not in _PLACED:
            resolved = Resolved(name, full, place, place_text, kind, level)
            if name.nested is not None and (place is None or place.name is None):
                self._through_nested(resolved)
        elif place is not None and place.name is not None:
            if place.unit is None and follow != "keep" and (unit := self._with_unit(name, place)) is not None:
                full, place_text = full.removesuffix(self.text(place.start, place.end)) + unit, unit
            resolved = Resolved(name, full, place, place_text, kind, level)
        else:
            resolved = self._by_article(name, full, listed)
        return self._kept(resolved, remember)

    def _with_unit(self, name: Name, place: Place) -> str | None:
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
                            (body.head.official, *(where or ())), (found, self.text(found.start, end))
                        )
                    body = body.nested
        official, shown = name.head.official, self.text(*place.name)
        told = self._units.get((official, *self.tokens.words[slice(*place.name)]))
        if told is not None:
            return told[1]
        nameless = self._units.get((official,))  # Hội Khuyến học Hà Tĩnh, and further down Hội Khuyến học tỉnh
        if nameless is not None and compatible(place, nameless[0].unit, nameless[0].level):
            return f"{nameless[1]} {shown}"
        return None

    def _of_initials(self, name: Name) -> Name | None:
        """The union of the article whose initials a name gives: `CĐ CSVN` for `Công đoàn Cao su Việt Nam`."""
        tokens, start = self.tokens, name.head_end
        if name.end != start + 1 or not tokens.capitals(start) or len(tokens.words[start]) < 3:
            return None
        for each in self.names[:200]:
            if each.head is name.head and each.end - each.head_end > 1 and (
                "".join(word[0] for word in tokens.words[each.head_end : each.end]) == tokens.words[start]
            ):  # fmt: skip
                return each
        return None

    def _kept(self, resolved: Resolved, remember: bool) -> Resolved:
        """What is resolved, remembered for the short names behind it."""
        name, kind, follow = resolved.name, resolved.kind, resolved.name.head.follow
        if remember and name.named and not name.group:
            self._latest.setdefault(self._front(name), []).append(resolved)
            if (
                name.nested is not None
                and name.nested.head.follow in OPEN_ENDED
                and self._front(name) != name.head.official
            ):
                self._latest.setdefault(name.head.official, []).append(resolved)
            if resolved.level == "central" and kind in _MASS:
                self._central.add(kind)
            if kind in _MASS and kind != "labour" and follow == "mass" and resolved.place is not None:
                self._recent.append(resolved)
            inner = name.nested
            last = min(name.end - 1, name.start + 4) if follow in _BRANCHED else 0
            for position in range(name.start + 1, last):
                if self.tokens.words[position] in ("ngành", "khối"):
                    self._owned[" ".join(self.tokens.words[name.start : position + 1])] = resolved
            if follow in _OWNED and (inner is not None or (follow == "unit" and name.place is not None)):
                while inner is not None and inner.nested is not None and inner.head.follow in _OWNED:
                    inner = inner.nested
                whose = inner.start if inner is not None else name.place.start if name.place is not None else name.end
                self._owned[" ".join(self.tokens.words[name.start : whose])] = resolved
            if inner is not None and inner.head.follow == "mass" and inner.place is not None and inner.place.name:
                self._recent.append(self.resolve(inner, remember=False))
            if self._main is None and kind in _MASS:
                self._main = kind
                body = name.nested if follow == "nested" and name.nested is not None else name
                if kind == "association" and body.head.follow == "mass":
                    self._association = body.head.name
        return resolved

    def _through_nested(self, resolved: Resolved) -> None:
        nested = resolved.name.nested
        if resolved.level == "central":
            return  # Trung ương Hội Khuyến học
        while nested is not None and nested.nested is not None:
            nested = nested.nested
        if nested is None or (nested.place is None and nested.head.follow not in ("keep", "short", "placed", "mass")):
            return
        inner = self.resolve(nested, remember=False)
        if nested.head.follow == "short" and resolved.kind == nested.kind:
            resolved.kind = inner.kind  # Văn phòng Tỉnh hội
        if inner.place is not None:
            resolved.place, resolved.place_text = inner.place, inner.place_text
            resolved.level = resolved.name.head.level or inner.level or resolved.level

    def _by_article(self, name: Name, full: str, listed: Place | None) -> Resolved:
        head, place = name.head, name.place
        follow = head.follow
        unit = place.unit if place is not None else None
        level = place.level if place is not None else None
        if follow == "keep" and place is None:
            unit_word = head.words[0]
            level = _SHORT_LEVELS.get(unit_word)
            unit = "thành phố" if unit_word == "thành" else None
            if unit_word not in _SHORT_LEVELS:
                return Resolved(name, full, place, None, name.kind, name.level)
        known = follow == "keep" or place is not None
        if place is None and head.official.endswith("hồ chí minh") and not head.renamed:
            return Resolved(name, full, None, None, name.kind, "central")  # the union by its full name
        if follow == "insurance" and place is None:
            return Resolved(name, full, None, None, name.kind, name.level)
        national = name.level == "central" and head.words[-2:] == ("việt", "nam")
        if national and place is None and listed is None:
            return Resolved(name, full, None, "Việt Nam", name.kind, "central")
        if head.level == "central" or head.official == "mặt trận tổ quốc":
            if follow == "front" and place is None:
                full = full + " Việt Nam"
            if place is None:
                return Resolved(name, full, None, None, name.kind, "central")
        before = self._latest.get(self._front(name), [])
        same = None
        for each in reversed(before[-50:]):
            if follow == "office-placed" and place is not None and each.name.place is None:
                continue  # `Sở Ngoại vụ` keeps its name, `Sở Ngoại vụ tỉnh` has the province
            if each.place is not None and (not known or compatible(each.place, unit, level)):
                same = each
                break
            if each.name.nested is not None and each.name.nested.head.follow in OPEN_ENDED and not known:
                same = each  # Hội Cựu chiến binh, behind Hội Cựu chiến binh Bệnh viện …
                break
            if each.place is None and not known and each.name.national and before[0].place is None:
                same = each
                break
        found: tuple[int, Place] | None = None
        if listed is not None and place is None and listed.name is None:  # HĐND, UBND, UBMTTQ tỉnh
            leveled = f"{full} {self.text(listed.start, listed.end)}"
            resolved = self._by_article(dataclasses.replace(name, place=listed), leveled, None)
            return dataclasses.replace(resolved, name=name, level=resolved.level or listed.level)
        if listed is not None and place is None:
            return self._built(name, head, listed, True)
        if known:
            found = self.around.near(name.start, unit, level)
            if found is not None and found[0] > name.start and same is not None:
                found = None
        elif same is None and head.words[0] != "ngân":
            found = self.around.focus(name.start)
            if found is not None and found[1].level == "province" and self.around.wide(found[0]):
                found = None  # an article about several provinces
            if found is not None and head.level == "province":
                found = self.around.near(name.start, None, "province")
        if same is not None and (
            found is None
            or found[0] < same.name.start
            or not (self._announced(found[0], same.name.start) or self._one_sentence(found[1], name))
        ):
            return dataclasses.replace(same, name=name, kind=name.kind)
        if found is not None and not known and found[1].unit is None and name.kind in self._central:
            found = None  # the national body, in a report from Hà Nội
        if found is None and not known and (behind := self._behind(name)) is not None:
            return self._built(name, head, behind, True)
        if found is None:
            return Resolved(name, full, place, None, name.kind, name.level)
        return self._built(name, head, found[1], not known)

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

    def _front(self, name: Name) -> str:
        """What a name says before its place, the same for all forms of its head."""
        if name.place is None or name.place.start <= name.head_end or name.place.start >= name.end:
            return name.head.official
        return " ".join([name.head.official, *self.tokens.words[name.head_end : name.place.start]])

    def _one_sentence(self, place: Place, name: Name) -> bool:
        """Whether a place stands before a name in one sentence."""
        tokens = self.tokens
        between = tokens.text[tokens.ends[place.end - 1] : tokens.starts[name.start]]
        return place.end <= name.start and "\n" not in between and ". " not in between and ";" not in between

    def _announced(self, position: int, after: int) -> bool:
        """Whether a place behind an earlier body opens another part of the article (`Tại Đồng Nai, …`, a heading)."""
        if position <= after:
            return False
        tokens = self.tokens
        if position == 0 or "\n" in tokens.gaps[position - 1] or tokens.words[position - 1] in ("tại", "ở"):
            return True
        return any(head in tokens.gaps[position - 1] for head in (". ", ".", "*", "- ")) and position > after + 8

    def _built(self, name: Name, head: Head, place: Place, bare: bool) -> Resolved:
        """A name with a place of the article put in."""
        assert place.name is not None or place.unit == "thủ đô"
        shown = "Hà Nội" if place.name is None else self.text(*place.name)
        cut = min(name.place.start, name.end) if name.place is not None else name.end
        front = self.written(dataclasses.replace(name, end=cut, place=None, nested=None))
        named = name.place
        level = name.level or place.level or (named.level if named else None)
        level = place.level or level
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

    def _short(self, name: Name, remember: bool) -> Resolved:
        """`Thành hội`: the association at that level that the article tells."""
        word = name.head.words[0]
        level = _SHORT_LEVELS[word]
        unit = "thành phố" if word == "thành" else None
        told = "women" if len(name.head.words) > 2 else None
        fitting = [
            each for each in reversed(self._recent)
            if compatible(each.place, unit, level) and (told is None or each.kind == told)
        ] if name.place is None else []  # fmt: skip
        if fitting:
            best = next((each for each in fitting if each.kind == self._main), fitting[0])
            return dataclasses.replace(best, name=name)
        main = self._main if self._main in _MASS else self._first_mass()
        kind = told or main if main in _MASS and main not in ("youth", "labour") else "women"
        front = {"women": "Hội Liên hiệp Phụ nữ", "farmers": "Hội Nông dân", "veterans": "Hội Cựu chiến binh",
                 "association": self._association}.get(kind or "women") or "Hội Liên hiệp Phụ nữ"  # fmt: skip
        place = name.place
        if place is None:
            found = self.around.near(name.start, unit, level)
            place = found[1] if found else None
        if place is None:
            return Resolved(name, self.written(name), None, None, kind or "women", name.level)
        shown = self.text(*place.name) if place.name else "Hà Nội"
        text = f"{_SHORT_UNITS[word]} {shown}"
        return Resolved(name, f"{front} {text}", place, text, kind or "women", place.level or level)

    def _first_mass(self) -> str | None:
        """The kind of the first association that the article names with its place, further down."""
        for each in self.names[:50]:
            if each.head.follow == "mass" and each.kind in _MASS and each.place is not None and not each.group:
                if each.kind == "association":
                    self._association = self._association or each.head.name
                return each.kind
        return None

    def key(self, resolved: Resolved, full: str, place_text: str, province: Province | None) -> str:
        """The same text for one body in all articles; `full` and `place_text` are those of `resolved`, folded."""
        name, head = resolved.name, resolved.name.head
        words = syllables_of(full)
        place = resolved.place
        if (
            head.follow in OPEN_ENDED
            or (resolved.kind == "enterprise" and head.follow != "placed")
            or (name.nested is not None and name.nested.head.follow in OPEN_ENDED)
        ):
            kept = [word for word in words if word not in self.grammar.knowledge.legal] or words
            return f"{resolved.kind}:{' '.join(kept)}"
        if place is None or (place.name is None and place.unit != "thủ đô"):
            return f"{resolved.kind}:{' '.join(word for word in words)}"
        where = "hà nội" if place.name is None else " ".join(self.tokens.words[slice(*place.name)])
        front = words
        size = len(syllables_of(place_text))
        if size and len(words) > size:
            front = words[:-size]
        front = [word for word in front if (word not in ("tỉnh",))]
        if " ".join(front[-2:]) == "việt nam" and resolved.kind == "front":
            front = front[:-2]
        if place.level != "province" and province is not None and province.before:
            where = f"{self.grammar.gazetteer.provinces[province.before]}/{where}"
        return f"{resolved.kind}:{' '.join(front)}:{where}"
