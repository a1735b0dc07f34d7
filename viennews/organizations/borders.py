"""Where a run of fields and proper names goes on, and where it ends: words of two syllables, phrases, other bodies."""

from __future__ import annotations

import re

from viennews.organizations.heads import END, Trie, match
from viennews.organizations.knowledge import JOINING, phrase
from viennews.organizations.naming import OPEN, Namer

VIETNAMESE = re.compile(
    r"(?:ngh?|nh|gh|gi|[ckpt]h|tr|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}"
    r"(?:ch|nh|ng|[cmnpt])?"
)
"""What a Vietnamese syllable looks like; brands that do not are told from other words."""
_LONGEST_QUOTED = 14
"""In syllables: a name in quotation marks that goes on in lower case (`“Toàn dân đoàn kết …”`)."""
_OTHERS = frozenset(["center", "court", "dept", "insurance", "keep", "library", "loose", "mass", "office",
                     "office-placed", "placed", "police", "union"])  # fmt: skip
"""What follows the heads of bodies that no company or school is named by behind a dash."""
_BEGINNING = ("company", "school", "hospital", "media")


class Borders(Namer):
    """Tells what stands behind what is read of a name."""

    def _compound(self, position: int) -> bool:
        """Whether a word of two syllables stands at a syllable, of which only the first has a capital (`Kiểm tra`).

        Not so when the second begins a word itself: `Công ty Tiến Thành` + `công bố`.
        """
        words, compounds, after = self.words, self.knowledge.compounds, position + 1
        return (
            self.joined(after)
            and not self.tokens.capital[after]
            and (words[position], words[after]) in compounds
            and not (
                self.joined(after + 1)
                and not self.tokens.capital[after + 1]
                and ((words[after], words[after + 1]) in compounds or phrase(self.knowledge.stops, words, after) == 2)
            )
        )

    def _field_before(self, position: int) -> bool:
        """Whether a head ends with a field, so that more may follow behind a comma (`Trung tâm Văn hóa, Thể thao`)."""
        words, fields = self.words, self.knowledge.fields
        return any(END in self._below(fields, words[position - size : position]) for size in (1, 2, 3))

    @staticmethod
    def _below(trie: Trie, words: list[str]) -> Trie:
        for word in words:
            trie = trie.get(word, {})  # type: ignore[assignment]
        return trie

    def _field_after(self, position: int) -> bool:
        return position < self.count and match(self.knowledge.fields, self.tokens, position) is not None

    def _phrase_end(self, position: int) -> int:
        """The end of a phrase that began with a capital and goes on in lower case (`Điều phối ghép tạng quốc gia`).

        It must end where the name ends, before a capital, a mark or a word that begins a clause; else it is no phrase.
        """
        knowledge, words, tokens = self.knowledge, self.words, self.tokens
        start = position
        while self.joined(position) and not tokens.capital[position]:
            word = words[position]
            if not word.isalpha() or phrase(knowledge.stops, words, position) or word in JOINING:
                break
            if self.gazetteer.unit(words, position) is not None or self._begins(position):
                break
            position += 1
            if position - start > 5:
                return start
        return position

    def _trade_end(self, position: int) -> int:
        """The end of a trade that no table lists, behind its first syllable: `Nạo` + `vét đường biển` before `1`.

        It is one when a name or a number follows what stands in lower case; no Vietnamese company is named by one
        syllable, so that the next is no verb.
        """
        if not VIETNAMESE.fullmatch(self.words[position - 1]):
            return position
        end = self._phrase_end(position)
        if end == position or not self.joined(end):
            return position
        number = self.words[end].isdigit() and len(self.words[end]) <= 2 and not self._counted(end) and (
            not self._counting(end)
        )  # fmt: skip
        named = self.tokens.capital[end] and not self.country(end) and not self.person(end, False)
        joining = self.words[end] == "và" and self.joined(end + 1) and self.field(end + 1) > 0
        return end if number or (named and not self._begins(end)) or joining else position

    def _second_syllable(self, position: int) -> bool:
        """Whether a syllable in lower case is the second of a proper name: `Công ty Thương mại An` + `khang`.

        The name must end behind it, at a mark or before a word that begins a clause.
        """
        return (
            VIETNAMESE.fullmatch(self.words[position - 1]) is not None
            and self.joined(position)
            and self.words[position] not in JOINING
            and VIETNAMESE.fullmatch(self.words[position]) is not None
            and self._phrase_end(position) == position + 1
        )

    def _counted(self, position: int) -> bool:
        """Whether a number belongs to what follows it (`Chợ Rẫy 50 bệnh nhân`): a slash, a percent, a scale, a noun."""
        gap = self.tokens.gaps[position]
        following = self.words[position + 1] if position + 1 < self.count else ""
        parted = gap in (".", ",") or (gap in ("-", " - ") and not self._number_of_day(position))
        if (parted and following.isdigit()) or (
            self.joined(position + 1)
            and not self.tokens.capital[position + 1]
            and phrase(self.knowledge.counted, self.words, position + 1)
        ):
            # Công ty Hoàng Anh + 125.000 chiếc, Bệnh viện Phụ sản + 50 triệu đồng, but May 10 + năm 2020, lần thứ V
            behind = self.words[position + 2 : position + 3]
            return not (behind == ["thứ"] or (following == "năm" and "".join(behind).isdigit()))
        if gap[:1] in ("%", "/", "."):
            return (gap[1:2] != "" and gap[0] != ".") or gap[:1] == "%"
        return len(self.words[position]) == 4 and self.words[position].isdigit()

    def _number_of_day(self, position: int) -> bool:
        """Whether the first of two numbers stands behind no place: `Dệt 19-5`, but the score `Điện lực Hà Nội 2-1`."""
        return position > 0 and self.place_known(position - 1) is None and not (
            position > 1 and self.place_known(position - 2) is not None
        )  # fmt: skip

    def _counting(self, position: int) -> bool:
        """Whether a noun in lower case follows a number, so that it counts; a word that begins a clause is none."""
        after = position + 1
        return self.joined(after) and not self.tokens.capital[after] and not (
            phrase(self.knowledge.stops, self.words, after)
        )  # fmt: skip

    def _tells_apart(self, position: int) -> bool:
        """Whether a syllable is a number that tells bodies of one name apart, and counts nothing: `Chi nhánh 3`."""
        number = self.words[position]
        return number.isdigit() and len(number) <= 2 and not (self._counted(position) or self._counting(position))

    def _body(self, position: int) -> bool:
        """Whether a body of an open class begins at a syllable, with capitals."""
        found = match(self.knowledge.heads, self.tokens, position)
        return found is not None and found[1].follow in OPEN and self.tokens.capital[position]

    def _another(self, position: int, size: int) -> bool:
        """Whether a body of its own begins behind a dash, of more than the `size` syllables of a field."""
        found = match(self.knowledge.heads, self.tokens, position) if self.tokens.gaps[position - 1] == " - " else None
        return (
            found is not None and self.tokens.capital[position] and len(found[1].words) > 1
            and found[0] - position > size and found[1].follow in _OTHERS
        )  # fmt: skip

    def _brand_name(self, position: int) -> bool:
        found = match(self.knowledge.heads, self.tokens, position)
        return found is not None and found[1].follow == "brand"

    def _state_office(self, position: int) -> bool:
        """Whether an office of the state begins at a syllable, which no company is named by."""
        found = match(self.knowledge.heads, self.tokens, position)
        return found is not None and (
            found[1].follow in ("ministry", "office-placed", "placed", "police")
            or (found[1].follow == "mass" and found[1].kind == "government")
        )

    def _begins(self, position: int, open_: bool = False) -> bool:
        """Whether another body begins at a syllable; in an open name `Trường` may be a part of it (`Trường Thành`)."""
        found = match(self.knowledge.heads, self.tokens, position)
        if found is None or self._person_in_short(*found):
            return False
        if open_ and found[1].words == ("trường",) and self.joined(position + 1) and self.tokens.capital[position + 1]:
            return False
        return (len(found[1].words) > 1 and found[1].follow != "trade") or found[1].follow in _BEGINNING

    def _quoted(self, index: int, *, lower: bool = False) -> int | None:
        """The end of a name in quotation marks behind a head; `lower`: only the first syllable must be capital."""
        if index >= self.count or self.tokens.gaps[index - 1].strip(" ") != '"':
            return None
        for position in range(index, min(index + (_LONGEST_QUOTED if lower else 6), self.count)):
            plain = not self.tokens.capital[position] and not self.words[position].isdigit()
            if plain and not (lower and position > index):
                return None
            if self.tokens.gaps[position][:1] == '"':
                return position + 1
        return None
