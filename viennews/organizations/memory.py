"""What an article has said of its bodies so far, for the short names behind them."""

from __future__ import annotations

import dataclasses
from collections import deque

from viennews.organizations.named_places import Place
from viennews.organizations.naming import OPEN_ENDED, Name
from viennews.organizations.syllables import Tokens

MASS = ("women", "farmers", "veterans", "association", "youth", "labour")
OWNED = frozenset(["organ", "dept", "squad", "office", "center", "unit"])
"""What follows the heads of organs and offices, which go by their own names once it is told whose they are."""
BRANCHED = frozenset(["union", "doan", "mass"])
"""What follows the heads of bodies that are told by their branch (`Công đoàn ngành`, `Đoàn Khối`)."""
_RECENT = 40
"""How many associations a `Thành hội` may stand for."""


@dataclasses.dataclass(slots=True)
class Resolved:
    """A name with what it stands for."""

    name: Name
    full: str
    place: Place | None
    place_text: str | None
    kind: str
    level: str | None


class Memory:
    """The bodies that an article has named up to a point."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.latest: dict[str, list[Resolved]] = {}
        """By what they say before their places, in their order: all."""
        self.recent: deque[Resolved] = deque(maxlen=_RECENT)
        """The latest associations that have a place."""
        self.told: Resolved | None = None
        """The latest body whose name says the word for a unit only (`LĐLĐ tỉnh`)."""
        self.central: set[str] = set()
        """The kinds of mass organizations whose central body is named."""
        self.main: str | None = None
        """The kind of the first mass organization."""
        self.association: str | None = None
        """The name of the first, without its place, when it is an association of another kind."""
        self._owned: dict[str, Resolved] = {}
        """By what stands before the body that they belong to: the latest organs and offices."""

    def front(self, name: Name) -> str:
        """What a name says before its place, the same for all forms of its head."""
        if name.place is None or name.place.start <= name.head_end or name.place.start >= name.end:
            return name.head.official
        return " ".join([name.head.official, *self.tokens.words[name.head_end : name.place.start]])

    def owned(self, name: Name) -> Resolved | None:
        """The latest body whose name begins with all of a name that does not say whose organ or which branch it is."""
        return self._owned.get(" ".join(self.tokens.words[name.start : name.end]))

    def whole(self, name: Name) -> Resolved | None:
        """The latest body that says all that a name without a place says, and where it is."""
        if name.nested is not None:
            return None
        same = self.latest.get(" ".join([name.head.official, *self.tokens.words[name.head_end : name.end]]), ())
        return next((each for each in reversed(same) if each.place is not None), None)

    def keep(self, resolved: Resolved) -> None:
        """Remembers a body that is named."""
        name, kind, follow, inner = resolved.name, resolved.kind, resolved.name.head.follow, resolved.name.nested
        front = self.front(name)
        if name.place is not None and name.place.name is None and resolved.place is not None:
            self.told = resolved
        self.latest.setdefault(front, []).append(resolved)
        if inner is not None and inner.head.follow in OPEN_ENDED and front != name.head.official:
            self.latest.setdefault(name.head.official, []).append(resolved)
        if resolved.level == "central" and kind in MASS:
            self.central.add(kind)
        if kind in MASS and kind != "labour" and follow == "mass" and resolved.place is not None:
            self.recent.append(resolved)
        self._keep_owned(resolved)
        if self.main is None and kind in MASS:
            self.main = kind
            body = inner if follow == "nested" and inner is not None else name
            if kind == "association" and body.head.follow == "mass":
                self.association = body.head.name

    def _keep_owned(self, resolved: Resolved) -> None:
        name, words = resolved.name, self.tokens.words
        follow, inner = name.head.follow, name.nested
        last = min(name.end - 1, name.start + 4) if follow in BRANCHED else 0
        for position in range(name.start + 1, last):
            if words[position] in ("ngành", "khối"):
                self._owned[" ".join(words[name.start : position + 1])] = resolved
        if follow in OWNED and (inner is not None or (follow == "unit" and name.place is not None)):
            while inner is not None and inner.nested is not None and inner.head.follow in OWNED:
                inner = inner.nested
            whose = inner.start if inner is not None else name.place.start if name.place is not None else name.end
            self._owned[" ".join(words[name.start : whose])] = resolved
