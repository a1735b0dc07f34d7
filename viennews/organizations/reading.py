"""What the grammar reads with: what stands at a syllable, and whether a person's name or the end of a name does.

Places in the text are numbers of syllables here, half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennews.organizations.heads import match
from viennews.organizations.knowledge import Knowledge, phrase
from viennews.organizations.syllables import Tokens
from viennews.places import NAMED, Gazetteer

if TYPE_CHECKING:
    from viennews.organizations.naming import Name

_MAKERS = frozenset(["hãng", "nhà", "đoàn", "ty", "nghiệp"])
"""The last syllables of words that make goods before a brand those of a company: `hãng xe`, `nhà mạng`, `nhà máy`."""


class Reader:
    """Reads at syllables of one text."""

    def __init__(self, tokens: Tokens, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self.tokens = tokens
        self.knowledge = knowledge
        self.gazetteer = gazetteer
        self.words = tokens.words
        self.count = len(tokens.words)
        self.outermost = 0
        """The first syllable of the name that is read, whatever name within it is."""
        self.inner: dict[tuple[int, int], Name | None] = {}
        """The names within it by their first syllable and depth, so that none is read twice."""

    def joined(self, index: int) -> bool:
        """Whether only spaces stand before a syllable, and it is there."""
        if index >= self.count:
            return False
        gap = self.tokens.gaps[index - 1]
        return gap == " " or (not gap.strip(" ") and len(gap) <= 3)

    def bracket(self, index: int, *, brand: bool = False) -> int | None:
        """The syllable behind the abbreviation, or brand, in brackets at a syllable, when the text goes on."""
        tokens = self.tokens
        if index >= self.count or tokens.gaps[index - 1].strip(" ") != "(":
            return None
        start = tokens.starts[index]
        close = tokens.text.find(")", start, start + 30)
        inner = tokens.text[start:close] if close >= 0 else ""
        named = brand and inner.replace(" ", "").isalpha() and inner[0].isupper()  # Ngân hàng Đông Á (DongA Bank)
        if not (named or inner.replace("ĐCs", "").isupper()):
            return None
        position = index
        while position < self.count and tokens.starts[position] < close:
            position += 1
        closing = (")", "),", ")-", ") -") if brand else (")",)
        if position < self.count and tokens.gaps[position - 1].strip(" ") in closing:
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
        return self._behind(index, self.knowledge.posts, self.knowledge.post_ends) > 0

    def thing(self, index: int) -> bool:
        """Whether what stands before a brand makes it a thing, a prize or a place: `xe tải Isuzu`, `giải Hyundai`."""
        size = self._behind(index, self.knowledge.goods, self.knowledge.good_ends)
        return size > 0 and (size == index or self.words[index - size - 1] not in _MAKERS)

    def _behind(self, index: int, phrases: frozenset[str], lasts: frozenset[str]) -> int:
        """The syllables of the longest of some phrases, which end with `lasts`, before a syllable; 0 for none."""
        words = self.words
        if not index or words[index - 1] not in lasts:
            return 0
        sizes = range(min(index, 4), 0, -1)
        return next((size for size in sizes if " ".join(words[index - size : index]) in phrases), 0)

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
            units = self.gazetteer.units.get(" ".join(self.words[index : index + 2]), ())
            named = any(unit.level in NAMED for unit in units)  # Bà Rịa
            return int(not named and self.joined(index + 1) and self.tokens.capital[index + 1])
        if size == 1 and self.words[index] not in self.knowledge.plain_ends and self.joined(index + 1) and (
            self.tokens.capital[index + 1]
        ):  # fmt: skip
            return 0  # Lê Quý Đôn
        return size

    def lower(self, start: int, end: int) -> bool:
        """Whether no syllable has a capital."""
        return True not in self.tokens.capital[start:end]

    def country(self, index: int) -> int:
        """How many syllables name a country; 0 for none."""
        if not self.tokens.capital[index]:
            return 0
        if self.words[index : index + 2] == ["việt", "nam"]:
            return 2
        return phrase(self.knowledge.countries, self.words, index)

    def foreign(self, index: int) -> int:
        """How many syllables behind a head name the country of a body; of a common word (`Anh`) not before a name."""
        size = self.country(index) if self.joined(index) else 0
        if not size and self.words[index : index + 1] == ["nước"] and self.joined(index + 1):
            size = self.country(index + 1)  # Quốc hội nước CHDCND Lào
            return size and size + 1
        if size and self.words[index] in self.knowledge.doubtful_countries and (
            size > 1 or (self.joined(index + 1) and self.tokens.capital[index + 1])
        ):  # fmt: skip
            return 0
        return size
