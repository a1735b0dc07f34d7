"""What a name of an organization stands for: its full official name and its place, by the article around it.

A short name is resolved by what the article says: the bodies named before it, the places that it speaks of, a list that
ends with the place. Nothing is taken from outside but the units of the gazetteer.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter

from viennews.organizations.grammar import Grammar
from viennews.organizations.memory import BRANCHED, MASS, OWNED, Resolved
from viennews.organizations.named_places import Place
from viennews.organizations.naming import OPEN_ENDED, Name
from viennews.organizations.placing import Placer, short_unit
from viennews.organizations.surroundings import compatible

_PLACED = frozenset(["mass", "placed", "front", "shortfront", "short", "keep", "organ", "office-placed", "court",
                     "police", "insurance", "placedonly", "union", "doan"])  # fmt: skip
_RESOLVED = BRANCHED | {"keep", "short", "placed"}
"""What follows the heads of bodies whose place the article may tell, where they do not say it."""
_SHORT_UNITS = {"tỉnh": "tỉnh", "thành": "Thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_FRONTS = {"women": "Hội Liên hiệp Phụ nữ", "farmers": "Hội Nông dân", "veterans": "Hội Cựu chiến binh",
           "association": None}  # fmt: skip
_MEMBERS = {"women": ("phụ", "nữ"), "farmers": ("nông", "dân"), "veterans": ("cựu", "chiến")}
"""How those begin who are members, first the kind that it is without a sign."""


def _ownerless(name: Name) -> bool:
    """Whether an organ or office does not say whose it is."""
    return name.head.follow in OWNED and name.nested is None and name.place is None


class Resolver(Placer):
    """Resolves the names of one article, in their order."""

    def __init__(self, grammar: Grammar, names: list[Name]) -> None:
        super().__init__(grammar, names)
        self._members: str | None = None
        """The kind of the association whose members the article speaks of most."""

    def standing_for(self, name: Name) -> str:
        """The full name of the body that a name inside another stands for."""
        return self.resolve(name, remember=False).full

    def resolve(self, name: Name, *, listed: Place | None = None, remember: bool = True) -> Resolved:
        """What a name stands for where it stands.

        Args:
            name: the name.
            listed: the place that stands once behind the list of bodies that it is in.
            remember: whether short names behind it may stand for the same body.
        """
        follow, nested = name.head.follow, name.nested
        if follow == "alias" and nested is not None:
            return dataclasses.replace(self.resolve(nested, remember=False), name=name)
        if (same := self._of_owner_told(name)) is not None:
            return dataclasses.replace(same, name=name)
        if follow == "union" and (body := self._of_initials(name)) is not None:
            return dataclasses.replace(self.resolve(body, remember=False), name=name)
        unit = follow == "hoi" and name.place is not None and name.place.start == name.head_end  # Hội xã Tân Minh
        if (follow == "short" or unit) and not name.group:
            return self._short(name)
        if follow == "nested" and nested is not None and nested.head.words == ("hội",) and (
            centre := self._centre(name)
        ) is not None:  # fmt: skip
            return centre
        resolved = self._resolved(name, listed)
        if remember and name.named and not name.group:
            self.memory.keep(resolved)
            if nested is not None and nested.head.follow == "mass" and nested.place is not None and nested.place.name:
                self.memory.recent.append(self.resolve(nested, remember=False))
        return resolved

    def _of_owner_told(self, name: Name) -> Resolved | None:
        """The body before a name that begins with all of it, and says whose it is or what branch."""
        if self.tokens.words[name.end - 1] in ("ngành", "khối"):
            return self.memory.owned(name)  # Công đoàn ngành, behind Công đoàn ngành Y tế Nghệ An
        if name.head.follow in OWNED and name.place is None and (name.nested is None or _ownerless(name.nested)):
            # Cơ quan Cảnh sát điều tra, behind Cơ quan Cảnh sát điều tra Công an tỉnh …
            return self.memory.owned(name)
        return None

    def _resolved(self, name: Name, listed: Place | None) -> Resolved:
        """A name that is no short form of another, with its place."""
        head, place, follow, main = name.head, name.place, name.head.follow, self.memory.main
        full = (self.fullest(name) if follow in OPEN_ENDED else None) or self.written(name)
        if place is not None and place.name is None and name.nested is None and not name.group and name.named:
            return self.by_article(name, full, listed)  # Ban Quản lý các KCN tỉnh
        national = name.national and (place is None or place.name is not None)
        told = self.tokens.words[name.head_end : name.end]
        whole = place is None and told not in ([], ["trường"], ["nhà", "trường"]) and follow != "keep"
        before = self.memory.whole(name) if whole and name.named and follow in BRANCHED and not national else None
        if before is not None:
            return dataclasses.replace(before, name=name)  # Công đoàn Viên chức, behind Công đoàn Viên chức tỉnh …
        plain = name.group or not name.named or name.nested is not None or national or whole or follow not in _PLACED
        if not plain and (place is None or place.name is None):
            return self.by_article(name, full, listed)
        association = head.words[-1] == "hội" and name.kind == "association" and not name.nested
        if association and main is None:
            main = self._first_mass()  # Chi hội 5, Hội Phụ nữ xã …
        about = main if main not in (None, "labour", "youth") else None
        kind = about if association and (name.place is None or follow == "unit") and about is not None else name.kind
        shown = self.text(place.start, place.end) if place is not None and place.name else None
        if place is None and name.level == "central" and self.tokens.words[name.end - 2 : name.end] == ["việt", "nam"]:
            shown = "Việt Nam"
        if not plain and place is not None and place.unit is None and follow != "keep" and (
            unit := self.with_unit(name, place)
        ) is not None:  # fmt: skip
            full, shown = full.removesuffix(self.text(place.start, place.end)) + unit, unit
        if not full.endswith("Việt Nam") and self._central_without_country(name):
            full, shown = f"{full} Việt Nam", "Việt Nam"
        resolved = Resolved(name, full, place, shown, kind, name.level)
        if name.nested is not None and (place is None or place.name is None):
            self._through_nested(resolved)
        return resolved

    def _central_without_country(self, name: Name) -> bool:
        """Whether a name is of the centre of an association by its name alone: `Trung ương Hội Nông dân`."""
        inner = name.innermost()
        return (
            name.level == "central"
            and inner is not name
            and inner.head.follow == "mass"
            and inner.kind in _FRONTS
            and inner.place is None
            and inner.end == inner.head_end == name.end
            and inner.head.words[-2:] != ("việt", "nam")
        )

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

    def _through_nested(self, resolved: Resolved) -> None:
        nested = resolved.name.nested
        if resolved.level == "central":  # Trung ương Hội Khuyến học
            if nested is not None and nested.head.follow == "nested":
                resolved.kind = self.resolve(nested, remember=False).kind  # Ban Chấp hành Trung ương Hội
            return
        nested = nested.innermost() if nested is not None else None
        if nested is None or (nested.place is None and nested.head.follow not in _RESOLVED):
            return
        inner = self.resolve(nested, remember=False)
        if nested.head.follow == "short" and resolved.kind == nested.kind:
            resolved.kind = inner.kind  # Văn phòng Tỉnh hội
        if inner.place is not None:
            resolved.place, resolved.place_text = inner.place, inner.place_text
            resolved.level = resolved.name.head.level or inner.level or resolved.level

    def _centre(self, name: Name) -> Resolved | None:
        """`Trung ương Hội`: the centre of the association that the article is about."""
        main = self.memory.main or self._spoken_of_kind()
        body = _FRONTS.get(main) or self.memory.association
        return Resolved(name, f"Trung ương {body} Việt Nam", None, None, main, "central") if body else None

    def _short(self, name: Name) -> Resolved:
        """`Thành hội`: the association at that level that the article tells."""
        word = name.head.words[0]
        unit, level = short_unit(name.head) or (None, None)
        told = "women" if len(name.head.words) > 2 else None
        fitting = [
            each for each in reversed(self.memory.recent)
            if compatible(each.place, unit, level) and (told is None or each.kind == told)
        ] if name.place is None else []  # fmt: skip
        if fitting:
            best = next((each for each in fitting if each.kind == self.memory.main), fitting[0])
            return dataclasses.replace(best, name=name)
        main = self.memory.main if self.memory.main in MASS else self._first_mass()
        if main not in _FRONTS:
            main = self._spoken_of_kind()
        kind = told or main
        front = (self.memory.association if kind == "association" else None) or _FRONTS.get(kind) or _FRONTS["women"]
        place = name.place
        if place is None:
            found = self.around.near(name.start, unit, level)
            place = found[1] if found else None
        if place is None:
            return Resolved(name, f"{front} {_SHORT_UNITS[word]}", None, None, kind, name.level)
        shown = self.text(*place.name) if place.name else "Hà Nội"
        text = f"{_SHORT_UNITS[word]} {shown}" if word in _SHORT_UNITS else self.text(place.start, place.end)
        return Resolved(name, f"{front} {text}", place, text, kind, place.level or level)

    def _spoken_of_kind(self) -> str:
        """The kind of the association whose members the article speaks of most."""
        if self._members is None:
            pairs = Counter(itertools.pairwise(self.tokens.words))
            self._members = max(_MEMBERS, key=lambda kind: pairs[_MEMBERS[kind]])
        return self._members

    def _first_mass(self) -> str | None:
        """The kind of the first association that the article names with its place, further down."""
        for each in self.names[:50]:
            if each.head.follow == "mass" and each.kind in MASS and each.place is not None and not each.group:
                if each.kind == "association":
                    self.memory.association = self.memory.association or each.head.name
                return each.kind
        return None
