"""What a name of an organization stands for: its full official name, place, province and key, by the article around it.

A short name is resolved by what the article says: the bodies named before it, the places that it speaks of, a list that
ends with the place. Nothing is taken from outside but the units of the gazetteer.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from typing import Any

from viennews.mentions import Province
from viennews.organization_grammar import Grammar, Name
from viennews.organization_lexicon import Head
from viennews.organization_places import RANK, UNITS, Place
from viennews.organization_tokens import SYLLABLE
from viennews.spelling import fold

_SPACES = re.compile(r"\s+")
_LEGAL = frozenset(
    [
        "công",
        "ty",
        "cổ",
        "phần",
        "trách",
        "nhiệm",
        "hữu",
        "hạn",
        "một",
        "hai",
        "thành",
        "viên",
        "tổng",
        "tập",
        "đoàn",
        "thương",
        "mại",
        "nhà",
        "nước",
        "liên",
        "doanh",
    ]
)
_PLACED = frozenset(["mass", "placed", "front", "shortfront", "short", "keep", "organ", "office-placed", "court",
                     "police", "insurance", "placedonly", "union", "doan"])  # fmt: skip
_OPEN = frozenset(["company", "school", "hospital", "office", "center", "caponly", "media", "branch"])
_CITIES = frozenset(["hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"])
_SHORT_LEVELS = {"thành": None, "tỉnh": "province", "huyện": "district", "quận": "district", "thị": "district",
                 "xã": "commune", "phường": "commune", "đặc": "commune"}  # fmt: skip
_SHORT_UNITS = {"tỉnh": "tỉnh", "thành": "Thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_CENTRAL = {"women": "Hội Liên hiệp Phụ nữ Việt Nam", "farmers": "Hội Nông dân Việt Nam",
            "veterans": "Hội Cựu chiến binh Việt Nam"}  # fmt: skip
_MASS = ("women", "farmers", "veterans", "association", "youth", "labour")


@dataclasses.dataclass(slots=True)
class Resolved:
    """A name with what it stands for."""

    name: Name
    full: str
    place: Place | None
    place_text: str | None
    kind: str
    level: str | None


class Resolver:
    """Resolves the names of one article, in their order."""

    def __init__(self, grammar: Grammar, names: list[Name]) -> None:
        self.grammar = grammar
        self.tokens = grammar.tokens
        self.names = names
        self._timeline: list[tuple[int, Place]] | None = None
        self._pointers: list[tuple[int, str]] = []
        self._positions: list[int] = []
        self._latest: dict[str, list[Resolved]] = {}
        self._provinces: dict[Any, int] | None = None
        self._fullest: dict[tuple[str, ...], tuple[tuple[int, int], str, Head]] = {}
        self._main: str | None = None

    # -- the words of a name

    def text(self, start: int, end: int, skipped: tuple[int, int] | None = None) -> str:
        """Syllables as a name writes them: abbreviations written out, capitals of headings taken back."""
        tokens = self.tokens
        pieces: list[str] = []
        for index in range(start, end):
            if skipped and skipped[0] <= index < skipped[1]:
                continue
            shown = tokens.shown(index)
            if len(shown) > 1 and shown.isupper() and tokens.capitals(index) and self._heading(index):
                shown = shown.capitalize()
                if tokens.words[index] in ("tỉnh", "huyện", "quận", "xã", "phường", "thị", "trấn", "thôn", "và"):
                    shown = shown.lower()
            pieces.append(shown.replace("Ð", "Đ").replace("ð", "đ"))
            if index + 1 < end:
                gap = tokens.gap(index)
                if (
                    (skipped and index + 1 == skipped[0])
                    or (gap in (". ", ".") and tokens.abbreviated(index))
                    or (gap == "" and not tokens.closes(index))
                    or (gap == "" and tokens.closes(index))
                ):
                    gap = " "
                pieces.append(gap)
        return _SPACES.sub(" ", "".join(pieces)).strip()

    def _heading(self, index: int) -> bool:
        """Whether a syllable in capitals stands in a line of them, so that the capitals mean nothing."""
        tokens = self.tokens
        around = range(max(0, index - 4), min(len(tokens), index + 5))
        shouting = sum(tokens.capitals(each) for each in around)
        quiet = sum(not tokens.capitals(each) and not tokens.abbreviated(each) for each in around)
        return shouting > 1 and shouting > 2 * quiet

    def written(self, name: Name) -> str:
        """The name with its head in full, and the body that it belongs to in its full form."""
        head = name.head
        extended = head.follow == "brand" and name.end > name.head_end
        if (head.renamed and not extended and not (name.nested is not None and head.kind == "women")) or (
            self.tokens.capitals(name.start) and self._heading(name.start)
        ):
            pieces = [head.name]
        else:
            pieces = [self.text(name.start, name.head_end)]
        national = head.official.endswith("việt nam") and self.tokens.words[name.head_end : name.head_end + 2] == [
            "việt",
            "nam",
        ]
        rest = name.head_end + (2 if national else 0)
        nested = name.nested
        if nested is not None and nested.start >= rest:
            middle = self._rest(rest, nested.start, name.skipped)
            if not middle and (dash := self.tokens.gap(nested.start - 1).strip()) and dash in "-–—":
                middle = dash
            inner = self._nested(nested)
            pieces += [middle, inner, self._rest(nested.end, name.end, name.skipped)]
        else:
            pieces.append(self._rest(rest, name.end, name.skipped))
        joined = _SPACES.sub(" ", " ".join(piece for piece in pieces if piece)).strip()
        joined = re.sub(r" ([,.;])", r"\1", joined)
        return joined[:1].upper() + joined[1:]

    def _rest(self, start: int, end: int, skipped: tuple[int, int] | None) -> str:
        if start >= end:
            return ""
        text = self.text(start, end, skipped)
        gap = self.tokens.gap(start - 1).strip()
        if gap and gap[-1] in "-–—,&/" and not (skipped and skipped[0] == start):
            text = f"{gap[-1]} {text}" if gap[-1] != "," else f", {text}"
        return text

    def _nested(self, nested: Name) -> str:
        if nested.head.follow in _OPEN or nested.place is None or nested.place.name is not None:
            full = self.fullest(nested)
            if full:
                return full
        resolved = self.resolve(nested, remember=False)
        return resolved.full

    # -- the article

    def timeline(self) -> list[tuple[int, Place]]:
        """The places of the article, in its order: with a word for the unit, or provinces and cities by name."""
        if self._timeline is None:
            self._timeline = self._places()
            self._positions = [position for position, _ in self._timeline]
        return self._timeline

    def _places(self) -> list[tuple[int, Place]]:
        grammar, tokens, gazetteer = self.grammar, self.tokens, self.grammar.gazetteer
        found: list[tuple[int, Place]] = []
        done = 0
        units = {words[0] for words in UNITS}
        sizes = gazetteer.sizes
        family, middle = grammar.knowledge.family, grammar.knowledge.middle
        for index in [index for index, word in enumerate(tokens.words) if word in units or word in sizes]:
            if index < done or not tokens.begins(index):
                continue
            if tokens.words[index] == "xã" and index and tokens.words[index - 1] in ("tác", "thị"):
                continue  # hợp tác xã
            if tokens.words[index] in units and (unit := gazetteer.unit(tokens.words, index)) is not None:
                place = gazetteer.place(grammar, index, levels=True, bare=False)
                if place is None:
                    continue
                if place.name is None:
                    if unit[1] == "thủ đô" and tokens.capital(index):
                        place = self._capital_city(index, place)
                    else:
                        if not place.group and place.level:
                            self._pointers.append((index, place.level))
                        continue
                if place is not None and place.level != "grassroots":
                    found.append((index, place))
                    if place.above is not None:
                        found.append((place.above.start, place.above))
                    done = place.end
                continue
            if not tokens.capital(index):
                continue
            place = gazetteer.named(grammar, index)
            if place is None:
                continue
            if index and tokens.capital(index - 1) and grammar.joined(index) and (
                tokens.words[index - 1] in family or tokens.words[index - 1] in middle
            ):  # fmt: skip
                continue
            found.append((index, place))
            done = place.end
        return found

    def _capital_city(self, index: int, place: Place) -> Place | None:
        units = self.grammar.gazetteer.units.get("hà nội", ())
        units = tuple(unit for unit in units if unit.level == "province")
        return dataclasses.replace(place, units=units) if units else None

    def near(self, index: int, unit: str | None, level: str | None) -> tuple[int, Place] | None:
        """The place nearest before a syllable that can be such a unit, else the nearest behind it."""
        timeline = self.timeline()
        at = bisect_left(self._positions, index)
        for position in range(at - 1, max(-1, at - 200), -1):
            if _compatible(timeline[position][1], unit, level):
                return timeline[position]
        for position in range(at, min(len(timeline), at + 50)):
            if _compatible(timeline[position][1], unit, level):
                return timeline[position]
        return None

    def _focus(self, index: int) -> tuple[int, Place] | None:
        """The place that the article speaks of at a syllable, with or without a word such as `trong huyện`."""
        timeline = self.timeline()
        at = bisect_left(self._positions, index)
        pointers = [position for position, _ in self._pointers]
        last = bisect_right(pointers, index) - 1
        if last >= 0 and (at == 0 or self._pointers[last][0] > self._positions[at - 1]):
            found = self.near(self._pointers[last][0], None, self._pointers[last][1])
            if found is not None:
                return found
        return timeline[at - 1] if at else None

    # -- full names

    def prepare(self) -> None:
        """Notes the fullest forms of open names, wherever they stand in the article."""
        for name in self.names:
            current: Name | None = name
            while current is not None:
                if current.head.follow in _OPEN and current.named and not current.group:
                    self._note(current)
                current = current.nested

    def _content(self, name: Name) -> tuple[str, ...]:
        words = self.tokens.words
        skipped = name.skipped or (0, 0)
        return tuple(words[index] for index in range(name.head_end, name.end) if not skipped[0] <= index < skipped[1])

    def _note(self, name: Name) -> None:
        content = self._content(name)
        if not content or len(content) > 24:
            return
        group = name.head.words[:2] if name.head.words[0] != "trường" else name.head.words[:1]
        if name.head.words[0] in ("bệnh", "trung", "nhà", "xí", "hợp", "ban", "viện"):
            group = name.head.words
        size = (len(content), len(name.head.words))
        for count in range(0 if len(name.head.words) > 3 else 1, len(content) + 1):
            key = (*group, "|", *content[:count])
            held = self._fullest.get(key)
            if held is None or held[0] < size:
                self._fullest[key] = (size, self.written_alone(name), name.head)

    def written_alone(self, name: Name) -> str:
        """The name without a look at fuller forms."""
        head = name.head
        front = head.name if head.renamed else self.text(name.start, name.head_end)
        rest = self._rest(name.head_end, name.end, name.skipped)
        joined = re.sub(r" ([,.;])", r"\1", _SPACES.sub(" ", f"{front} {rest}")).strip()
        return joined[:1].upper() + joined[1:]

    def fullest(self, name: Name) -> str | None:
        """The fullest form that the article gives an open name."""
        if name.head.follow not in _OPEN or name.nested is not None:
            return None
        content = self._content(name)
        if not content and len(name.head.words) <= 3:
            return None
        group = name.head.words[:2] if name.head.words[0] != "trường" else name.head.words[:1]
        if name.head.words[0] in ("bệnh", "trung", "nhà", "xí", "hợp", "ban", "viện"):
            group = name.head.words
        held = self._fullest.get((*group, "|", *content))
        if held is None:
            return None
        size, full, head = held
        plain = name.head.words in (("công", "ty"), ("trường",), ("tổng", "công", "ty"), ("ngân", "hàng"))
        if size <= (len(content), len(name.head.words)) or not (plain or head.words == name.head.words):
            return None
        if size[0] > len(content) and content and not self._proper(name):
            return None
        return full

    def _proper(self, name: Name) -> bool:
        """Whether a name holds more than fields: `Công ty May` is not short for every `Công ty May …`."""
        words, tokens, fields = self.tokens.words, self.tokens, self.grammar.knowledge.fields
        return any(tokens.capital(index) and words[index] not in fields for index in range(name.head_end, name.end))

    def resolve(self, name: Name, *, listed: Place | None = None, remember: bool = True) -> Resolved:
        """What a name stands for where it stands."""
        head = name.head
        follow = head.follow
        if follow == "alias" and name.nested is not None:
            return dataclasses.replace(self.resolve(name.nested, remember=False), name=name)
        full = self.written(name)
        place, level, kind = name.place, name.level, name.kind
        place_text = self.text(place.start, place.end) if place and place.name else None
        if name.national and place is None and self.tokens.words[name.end - 2 : name.end] == ["việt", "nam"]:
            place_text = "Việt Nam"
        if follow in _OPEN:
            full = self.fullest(name) or full
        if follow == "short" and not name.group:
            return self._short(name, remember)
        if follow == "nested" and name.nested is not None and name.nested.head.words in (("hội",), ("đoàn",)):
            front = _CENTRAL.get(self._main or "women" if name.nested.head.words == ("hội",) else "youth")
            if front:
                kind = (self._main or "women") if name.nested.head.words == ("hội",) else "youth"
                return Resolved(name, f"Trung ương {front}", None, None, kind, "central")
        national = name.national and (place is None or place.name is not None)
        whole = place is None and name.end > name.head_end and follow != "keep"
        if name.group or not name.named or name.nested is not None or national or whole or follow not in _PLACED:
            resolved = Resolved(name, full, place, place_text, kind, level)
            if name.nested is not None and place is not None and place.name is None:
                self._through_nested(resolved)
        elif place is not None and place.name is not None:
            resolved = Resolved(name, full, place, place_text, kind, level)
        else:
            resolved = self._by_article(name, full, listed)
        if remember and name.named and not name.group:
            self._latest.setdefault(self._front(name), []).append(resolved)
            if self._main is None and kind in _MASS:
                self._main = kind
        return resolved

    def _through_nested(self, resolved: Resolved) -> None:
        nested = resolved.name.nested
        while nested is not None and nested.nested is not None:
            nested = nested.nested
        if nested is None or nested.place is None:
            return
        found = self.near(resolved.name.start, nested.place.unit, nested.place.level)
        inner = self.resolve(nested, remember=False)
        resolved.place, resolved.place_text = inner.place, inner.place_text
        if found and inner.level:
            resolved.level = inner.level

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
        if follow == "insurance" and place is None:
            return Resolved(name, full, None, None, name.kind, name.level)
        if head.level == "central" or head.official == "mặt trận tổ quốc":
            if follow == "front" and place is None:
                full = full + " Việt Nam"
            if place is None:
                return Resolved(name, full, None, None, name.kind, "central")
        before = self._latest.get(self._front(name), [])
        same = None
        for each in reversed(before[-50:]):
            if each.place is not None and (not known or _compatible(each.place, unit, level)):
                same = each
                break
            if each.place is None and not known and each.name.national:
                same = each
                break
        found: tuple[int, Place] | None = None
        if listed is not None and place is None:
            return self._built(name, head, listed, True)
        if known:
            found = self.near(name.start, unit, level)
            if found is not None and found[0] > name.start and same is not None:
                found = None
        elif same is None:
            found = self._focus(name.start)
            if found is not None and head.level == "province":
                found = self.near(name.start, None, "province")
        if same is not None and (
            found is None
            or found[0] < same.name.start
            or not (self._announced(found[0], same.name.start) or self._one_sentence(found[1], name))
        ):
            return dataclasses.replace(same, name=name, kind=name.kind)
        if found is None:
            return Resolved(name, full, place, None, name.kind, name.level)
        return self._built(name, head, found[1], not known)

    def _front(self, name: Name) -> str:
        """What a name says before its place, the same for all forms of its head."""
        if name.place is None or name.place.start <= name.head_end:
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
        if position == 0 or "\n" in tokens.gap(position - 1) or tokens.words[position - 1] in ("tại", "ở"):
            return True
        return any(head in tokens.gap(position - 1) for head in (". ", ".", "*", "- ")) and position > after + 8

    def _built(self, name: Name, head: Head, place: Place, bare: bool) -> Resolved:
        """A name with a place of the article put in."""
        assert place.name is not None or place.unit == "thủ đô"
        shown = "Hà Nội" if place.name is None else self.text(*place.name)
        cut = name.place.start if name.place is not None else name.end
        front = self.written(dataclasses.replace(name, end=cut, place=None, nested=None))
        named = name.place
        level = name.level or place.level or (named.level if named else None)
        level = place.level or level
        if head.follow == "keep":
            city = fold(shown) == "hồ chí minh"
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
                kind = place.units[0].type.lower() if hasattr(place.units[0], "type") else ""
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
        best: Resolved | None = None
        for group in self._latest.values():
            for each in reversed(group[-20:]):
                if each.kind in _MASS and each.kind != "labour" and each.name.head.follow == "mass" and each.place and (
                    _compatible(each.place, unit, level)
                ):  # fmt: skip
                    if best is None or each.name.start > best.name.start:
                        best = each
                    break
        if name.place is not None:
            best = None
        if best is not None:
            return dataclasses.replace(best, name=name)
        kind = self._main if self._main in _MASS and self._main not in ("youth", "labour") else "women"
        front = {"women": "Hội Liên hiệp Phụ nữ", "farmers": "Hội Nông dân", "veterans": "Hội Cựu chiến binh"}.get(
            kind or "women", "Hội Liên hiệp Phụ nữ"
        )
        place = name.place
        if place is None:
            found = self.near(name.start, unit, level)
            place = found[1] if found else None
        if place is None:
            return Resolved(name, self.written(name), None, None, kind or "women", name.level)
        shown = self.text(*place.name) if place.name else "Hà Nội"
        text = f"{_SHORT_UNITS[word]} {shown}"
        return Resolved(name, f"{front} {text}", place, text, kind or "women", place.level or level)

    # -- provinces and keys

    def province(self, place: Place | None) -> Province | None:
        """The province of a place, before and after the merger; `None` when the place can be in several."""
        if place is None or not place.units:
            return self.province(place.above) if place is not None and place.above is not None else None
        pairs = {(unit.before, unit.after) for unit in place.units}
        if len(pairs) == 1:
            return Province(*pairs.pop())
        above = place.above
        while above is not None:
            inner = {(unit.before, unit.after) for unit in above.units} & pairs
            if len(inner) == 1:
                return Province(*inner.pop())
            above = above.above
        mentioned = self._mentioned()
        inner = {pair for pair in pairs if pair in mentioned}
        if len(inner) == 1:
            return Province(*inner.pop())
        return None

    def _mentioned(self) -> dict[Any, int]:
        if self._provinces is None:
            self._provinces = {}
            for _, place in self.timeline():
                for unit in place.units:
                    if unit.level == "province" and place.level == "province":
                        pair = (unit.before, unit.after)
                        self._provinces[pair] = self._provinces.get(pair, 0) + 1
        return self._provinces

    def key(self, resolved: Resolved, province: Province | None) -> str:
        """The same text for one body in all articles."""
        name, head = resolved.name, resolved.name.head
        words = SYLLABLE.findall(fold(resolved.full))
        place = resolved.place
        if head.follow in _OPEN or (name.nested is not None and name.nested.head.follow in _OPEN):
            kept = [word for word in words if word not in _LEGAL] or words
            return f"{resolved.kind}:{' '.join(kept)}"
        if place is None or (place.name is None and place.unit != "thủ đô"):
            return f"{resolved.kind}:{' '.join(word for word in words)}"
        where = "hà nội" if place.name is None else fold(self.text(*place.name))
        front = words
        size = len(SYLLABLE.findall(fold(resolved.place_text or "")))
        if size and len(words) > size:
            front = words[:-size]
        front = [word for word in front if (word not in ("tỉnh",))]
        if " ".join(front[-2:]) == "việt nam" and resolved.kind == "front":
            front = front[:-2]
        if place.level != "province" and province is not None and province.before:
            where = f"{fold(province.before)}/{where}"
        return f"{resolved.kind}:{' '.join(front)}:{where}"


def _compatible(place: Place, unit: str | None, level: str | None) -> bool:
    """Whether a place can be what a unit without a name means."""
    if place.name is None and place.unit != "thủ đô":
        return False
    if unit == "thành phố":
        return (
            place.unit in ("thành phố", "thủ đô")
            or any(unit_.type.lower() == "thành phố" and unit_.level == place.level for unit_ in place.units)
        )  # fmt: skip
    if unit == "tỉnh" or (unit is None and level == "province"):
        if place.level != "province":
            return False
        return (unit is None and level is None) or (not (
            place.units and all(unit_.type.lower() == "thành phố" for unit_ in place.units)
        ) and place.unit not in ("thành phố", "thủ đô"))  # fmt: skip
    if unit in ("huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"):
        if place.unit is not None:
            return place.unit == unit
        return any(unit_.type.lower() == unit for unit_ in place.units)
    if level is None:
        return True
    return RANK[place.level] == RANK[level]
