"""The grammar of names of organizations, over the syllables of a text.

A name is a head and what may follow it: a field (`ngành Y tế`), a body that it belongs to (`Công đoàn` + `Công ty …`),
a proper name, a place. Nothing is looked at twice but the first syllables behind a head, and no name is longer than
`LONGEST` syllables, so that time grows with the length of the text.
"""

from __future__ import annotations

import copy
from collections.abc import Callable

from viennews.organizations.heads import FOLLOWS, Head, match, matches
from viennews.organizations.naming import Name
from viennews.organizations.state import State


class Grammar(State):
    """Reads names at syllables of one text: the last of a chain of classes, each of which adds what it can read.

    They have one base each, as a compiled class must.
    """

    def name(self, index: int, depth: int = 0) -> Name | None:
        """The name whose head stands at a syllable."""
        if not self.tokens.begins[index]:
            return None
        if depth == 0:
            self.outermost = index
            self.inner.clear()
            return self._read(index, depth)
        key = index, depth
        if key not in self.inner:
            self.inner[key] = self._read(index, depth)
        return copy.copy(self.inner[key])

    def _read(self, index: int, depth: int) -> Name | None:
        closes = self.tokens.closes
        for end, head in matches(self.knowledge.heads, self.tokens, index):
            if len(head.words) > 2 and head.words[-2:] == _CENTRAL and end < self.count and self._mass_behind(end):
                continue  # Ban Tuyên giáo + Trung ương Hội …
            name = _FOLLOWING[head.follow](self, index, end, head, depth)
            if name is None and head.follow == "organ" and not head.bare:
                continue  # Cục Kỹ thuật + an toàn và …
            if closes[end - 1] or (name is not None and closes[name.end - 1]):
                return name
        return None

    def _mass_behind(self, end: int) -> bool:
        """Whether the name of a mass organization follows, whose centre `Trung ương` is."""
        owner = match(self.knowledge.heads, self.tokens, end) if self.tokens.capital[end] and self.joined(end) else None
        return owner is not None and owner[1].follow in ("mass", "hoi", "doan")


_CENTRAL = ("trung", "ương")
Following = Callable[[Grammar, int, int, Head, int], Name | None]
_FOLLOWING: dict[str, Following] = {
    follow: getattr(Grammar, "_country_name" if follow == "country" else "_" + follow.replace("-", "_"))
    for follow in FOLLOWS
}
