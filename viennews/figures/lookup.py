"""What the tables know at a place of a text: the noun that begins there, a verb, the end of a phrase."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from viennews.figures.lexicon import Knowledge

TOKEN = re.compile(r"đ/c(?!\w)|f[0-3](?!\w)|[^\W\d_]+(?:[-&.][^\W\d_]+)*")
"""A word, an abbreviation with its points and dashes."""
# Three at once are found quicker than one by one.
_THREE = re.compile(rf"({TOKEN.pattern})(?: ({TOKEN.pattern})(?: ({TOKEN.pattern}))?)?")


class Lookup:
    """Looks up the words of one text."""

    __slots__ = ("folded", "knowledge")

    def __init__(self, folded: str, knowledge: Knowledge) -> None:
        self.folded = folded
        self.knowledge = knowledge

    def noun(self, position: int) -> tuple[int, str] | None:
        """Where the longest known noun that begins at `position` ends, and its class."""
        knowledge, folded = self.knowledge, self.folded
        found, longest = TOKEN.match(folded, position), None
        while found is not None:
            end = found.end()
            phrase = folded[position:end]
            if known := knowledge.nouns.get(phrase):
                longest = end, known
            if phrase not in knowledge.noun_beginnings or folded[end : end + 1] != " ":
                break
            found = TOKEN.match(folded, end + 1)
        return None if longest is None else (self._overlapping(position, longest[0]), longest[1])

    def _overlapping(self, start: int, end: int) -> int:
        """Where the noun ends that begins with the last syllable of another: `lượt hộ` and `hộ vay vốn`."""
        last = self.folded.rfind(" ", start, end) + 1
        if last and (longer := self.noun(last)):
            return max(end, longer[0])
        return end

    def verb(self, position: int) -> bool:
        """Whether a verb of two or three syllables begins at `position`."""
        for end in self.grams(position)[1:]:
            phrase = self.folded[position:end]
            if phrase in self.knowledge.ends or phrase in self.knowledge.verbs:
                return True
        return False

    def grams(self, position: int) -> list[int]:
        """Where the first three words at `position` end, joined by single spaces."""
        found = _THREE.match(self.folded, position)
        if found is None:
            return []
        first, second, third = found.end(1), found.end(2), found.end(3)
        return [first] if second < 0 else [first, second] if third < 0 else [first, second, third]

    def longest(self, position: int, phrases: Collection[str], grams: Sequence[int] | None = None) -> int:
        """Where the longest of `phrases` ends that begins at `position`, in three words at most; 0 where none does."""
        for end in reversed(self.grams(position) if grams is None else grams):
            if self.folded[position:end] in phrases:
                return end
        return 0

    def ends_at(self, position: int) -> bool:
        """Whether the words at `position` end a phrase."""
        folded, knowledge = self.folded, self.knowledge
        phrases = [folded[position:end] for end in self.grams(position)]
        return any(phrase in knowledge.ends or phrase in knowledge.verbs for phrase in phrases)
