"""The syllables of a text with abbreviations written out, each with its place in the text.

Names of organizations are matched on these: `LĐLĐ TP.HCM` and `Liên đoàn Lao động Thành phố Hồ Chí Minh` are the same
syllables. A syllable that stands for part of an abbreviation has the place of the whole abbreviation; a name can begin
and end only at the borders of what is printed.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from viennews.lexicon import Lexicon
from viennews.spelling import fold
from viennews.syllables import SYLLABLE, Syllables

# What may part the pieces of one abbreviation: T.Ư, GD&ĐT, LĐ-TB và XH, TP. HCM.
_JOINTS = frozenset(["", " ", ".", ". ", "&", " & ", "-", " - ", "- ", " -", "/", ",", ", ", "  "])

_COLLEGE = ("@college",)
_LONGEST_COLLEGE = 14
"""In syllables: how far before another college of a list the first may begin."""


class Abbreviation:
    """One row of the abbreviations: the syllables that it is printed with and those that it stands for."""

    __slots__ = ("after", "ampersand", "before", "capital", "full", "gaps", "printed", "second", "shown", "upper")

    def __init__(self, form: str, full: str, folded: str, case: str, before: str, after: str) -> None:
        """A row's cells, all but `full` and `case` folded; `folded` is `full` so."""
        self.printed = tuple(SYLLABLE.findall(form))
        self.second = self.printed[1] if len(self.printed) > 1 else None
        self.ampersand: bool | None = "&" in form
        self.shown = SYLLABLE.findall(full)
        self.capital = [syllable[0].isupper() for syllable in self.shown]
        self.full = SYLLABLE.findall(folded)
        spans = [match.span() for match in SYLLABLE.finditer(full)]
        self.gaps = [full[end:start] for (_, end), (start, _) in itertools.pairwise(spans)] + [""]
        self.upper = case == "upper"
        self.before = [tuple(word.split()) for word in before.split("|") if word]
        self.after = [tuple(word.split()) for word in after.split("|") if word]


def build(lexicon: Lexicon) -> dict[str, list[Abbreviation]]:
    """The abbreviations by their first syllable, the longest first."""
    table: dict[str, list[Abbreviation]] = {}
    rows = lexicon.rows("organization_abbreviations")
    company = "|".join(row["word"] for row in lexicon.rows("organization_words") if row["role"] == "company")
    # All are folded at once, which is quicker.
    forms, fulls, befores, afters = (
        fold("\n".join(row[column] for row in rows).replace("@company", company)).split("\n")
        for column in ("form", "full", "before", "after")
    )
    for row, form, full, before, after in zip(rows, forms, fulls, befores, afters, strict=True):
        entry = Abbreviation(form, row["full"], full, row["case"], before, after)
        table.setdefault(entry.printed[0], []).append(entry)
    for entries in table.values():
        # SX&TM and SX-TM are told apart by the sign; where only one form is listed, it stands for all.
        told = [(entry.printed, entry.ampersand) for entry in entries]
        for entry in entries:
            if (entry.printed, not entry.ampersand) not in told:
                entry.ampersand = None
        entries.sort(key=lambda entry: (-len(entry.printed), not (entry.before or entry.after)))
    return table


Marks = dict[str, int]
"""The syllables that something may begin with, each with a bit for what: `ABBREVIATION`, `HEAD`, `PLACE`."""
ABBREVIATION, HEAD, PLACE = 1, 2, 4
_TABLES = {bit: bytes(number & bit for number in range(256)) for bit in (ABBREVIATION, HEAD, PLACE)}


def make_marks(abbreviations: Iterable[str], heads: Iterable[str], places: Iterable[str]) -> Marks:
    """The marks of the first syllables of all that is looked for."""
    marks: Marks = {}
    for bit, words in ((ABBREVIATION, abbreviations), (HEAD, heads), (PLACE, places)):
        for word in words:
            marks[word] = marks.get(word, 0) | bit
    return marks


class Tokens:
    """A text as syllables: for each its folded `words`, its place, what stands behind it.

    `starts` and `ends` are offsets in the text; of a syllable from an abbreviation, those of the abbreviation. `gaps`
    holds what stands, folded, between a syllable and the next (a line end behind the last); `capital` whether a
    syllable begins with a capital letter; `begins` and `closes` whether a printed word begins, or ends, with it;
    `abbreviated` whether it is written out from an abbreviation, `written_out` as what.
    """

    def __init__(self, syllables: Syllables, abbreviations: dict[str, list[Abbreviation]], marks: Marks) -> None:
        self.text = syllables.text
        self.words, self.gaps = syllables.words, syllables.gaps
        self.starts, self.ends = syllables.starts, syllables.ends
        self.capital: list[bool] = list(map(str.isupper, map(self.text.__getitem__, self.starts)))
        # One look at each syllable tells all that may begin with it.
        self._marks = bytes(map(marks.get, self.words, itertools.repeat(0)))
        self.written_out: dict[int, str] = {}
        self._write_out(syllables.folded, abbreviations, marks)
        # A byte for each: these are as long as the text has syllables.
        count = len(self.words)
        self.begins = bytearray(b"\1") * count
        self.closes = bytearray(b"\1") * count
        self.abbreviated = bytearray(count)
        for first, last in self._groups:
            self.abbreviated[first : last + 1] = b"\1" * (last + 1 - first)
            self.begins[first + 1 : last + 1] = self.closes[first:last] = bytes(last - first)

    def _write_out(self, folded: str, abbreviations: dict[str, list[Abbreviation]], marks: Marks) -> None:
        words, gaps, starts, ends, capital = self.words, self.gaps, self.starts, self.ends, self.capital
        new_words: list[str] = []
        new_gaps: list[str] = []
        new_starts: list[int] = []
        new_ends: list[int] = []
        new_capital: list[bool] = []
        self._groups: list[tuple[int, int]] = []
        new_marks: list[bytes] = []
        done = 0
        for index in self.marked(ABBREVIATION):
            if index < done:
                continue
            following = words[index + 1] if index + 1 < len(words) else None
            for entry in abbreviations[words[index]]:
                if (entry.second is None or entry.second == following) and self._fits(
                    entry, index, folded, new_words, done
                ):
                    break
            else:
                continue
            new_words += words[done:index]
            new_gaps += gaps[done:index]
            new_starts += starts[done:index]
            new_ends += ends[done:index]
            new_capital += capital[done:index]
            new_marks += self._marks[done:index], bytes(map(marks.get, entry.full, itertools.repeat(0)))
            done = index + len(entry.printed)
            start, end = starts[index], ends[done - 1]
            first, size = len(new_words), len(entry.full)
            shown, capitals = entry.shown, entry.capital
            if self.text[start:end].islower():
                shown, capitals = [each.lower() for each in shown], [False] * size
            new_words += entry.full
            new_gaps += entry.gaps
            new_gaps[-1] = gaps[done - 1]
            new_starts += [start] * size
            new_ends += [end] * size
            new_capital += capitals
            self.written_out.update(enumerate(shown, first))
            self._groups.append((first, first + size - 1))
        if done:
            self.words, self.gaps = new_words + words[done:], new_gaps + gaps[done:]
            self.starts, self.ends = new_starts + starts[done:], new_ends + ends[done:]
            self.capital = new_capital + capital[done:]
            self._marks = b"".join([*new_marks, self._marks[done:]])

    def _fits(self, entry: Abbreviation, index: int, folded: str, written: list[str], done: int) -> bool:
        words, starts, ends = self.words, self.starts, self.ends
        count = len(entry.printed)
        if count > 1:
            if tuple(words[index : index + count]) != entry.printed:
                return False
            for place in range(index, index + count - 1):
                if folded[ends[place] : starts[place + 1]] not in _JOINTS:
                    return False
            printed = folded[starts[index] : ends[index + count - 1]]
            if entry.ampersand is not None and entry.ampersand != ("&" in printed):
                return False
        if entry.upper:
            for place in range(index, index + count):
                if words[place] not in ("và", "về") and not self.text[starts[place] : ends[place]].isupper():
                    return False
        if entry.before:
            before = (*written[-4:], *words[max(done, index - 4) : index])
            for word in entry.before:
                if before[-len(word) :] == word or (word == _COLLEGE and self._behind_college(index)):
                    break
            else:
                return False
        if entry.after:
            after = index + count
            if after >= len(words) or folded[ends[after - 1] : starts[after]] not in (" ", "", "  ", ". ", "."):
                return False
            sort = "^" if self.text[starts[after]].isupper() else "#" if words[after].isdigit() else None
            if not any(word == (sort,) or tuple(words[after : after + len(word)]) == word for word in entry.after):
                return False
        return True

    def _behind_college(self, index: int) -> bool:
        """Whether a college or university stands before in a list: `Trường CĐ Sư phạm Nghệ An và` + `CĐ Y tế`."""
        words, gaps = self.words, self.gaps
        if not index or not (words[index - 1] == "và" or gaps[index - 1].strip(" ") == ","):
            return False
        for position in range(index - 1, max(-1, index - _LONGEST_COLLEGE), -1):
            if not set(gaps[position]).isdisjoint(".;:\n"):
                return False
            if words[position] == "trường":
                union = words[max(0, position - 1)] in ("cđ", "cđcs", "đoàn", "sở")  # CĐCS Trường ĐH Vinh, CĐ Y tế
                return words[position + 1] in ("cđ", "đh", "cao", "đại") and not union
        return False

    def marked(self, bit: int) -> Iterable[int]:
        """The syllables that something of a kind may begin with, in order."""
        return itertools.compress(range(len(self.words)), self._marks.translate(_TABLES[bit]))

    def __len__(self) -> int:
        return len(self.words)

    def shown(self, index: int) -> str:
        """The syllable as printed, or as written out."""
        return self.written_out.get(index) or self.text[self.starts[index] : self.ends[index]]

    def printed_gap(self, index: int) -> str:
        """What stands behind a syllable, as printed, or as its abbreviation is written out."""
        return self.text[self.ends[index] : self.starts[index + 1]] if self.closes[index] else self.gaps[index]

    def capitals(self, index: int) -> bool:
        """Whether the syllable is printed all in capitals, and is no abbreviation."""
        if not self.capital[index] or self.abbreviated[index]:
            return False
        piece = self.text[self.starts[index] : self.ends[index]]
        return len(piece) > 1 and piece.isupper()
