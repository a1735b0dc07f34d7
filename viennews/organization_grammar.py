"""The grammar of names of organizations, over the syllables of a text.

A name is a head and what may follow it: a field (`ngành Y tế`), a body that it belongs to (`Công đoàn` + `Công ty …`),
a proper name, a place. Nothing is looked at twice but the first syllables behind a head, and no name is longer than
`LONGEST` syllables, so that time grows with the length of the text.
"""

from __future__ import annotations

from viennews.organization_closed import Closed
from viennews.organization_lexicon import matches
from viennews.organization_open import Open
from viennews.organization_reader import Name


class Grammar(Closed, Open):
    """Reads names at syllables of one text."""

    def name(self, index: int, depth: int = 0) -> Name | None:
        """The name whose head stands at a syllable."""
        if not self.tokens.begins[index]:
            return None
        for end, head in matches(self.knowledge.heads, self.tokens, index):
            whole = self.tokens.closes[end - 1]
            follow = getattr(self, "_country_name" if head.follow == "country" else "_" + head.follow.replace("-", "_"))
            name: Name | None = follow(index, end, head, depth)
            if whole or (name is not None and self.tokens.closes[name.end - 1]):
                return name
        return None
