"""The syllables of a text with abbreviations written out, each with its place in the text.

Names of organizations are matched on these: `LĐLĐ TP.HCM` and `Liên đoàn Lao động Thành phố Hồ Chí Minh` are the same
syllables. A syllable that stands for part of an abbreviation has the place of the whole abbreviation; a name can begin
and end only at the borders of what is printed.
"""

from __future__ import annotations

import itertools
import re

from viennews.lexicon import Lexicon
from viennews.spelling import fold

SYLLABLE = re.compile(r"[^\W_]++(?:'[^\W_]++)?+")

# What may part the pieces of one abbreviation: T.Ư, GD&ĐT, LĐ-TB và XH, TP. HCM.
_JOINTS = frozenset(["", " ", ".", ". ", "&", " & ", "-", " - ", "- ", " -", "/", ",", ", ", "  "])


class Abbreviation:
    """One row of the abbreviations: the syllables that it is printed with and those that it stands for."""

    __slots__ = ("after", "ampersand", "before", "full", "gaps", "printed", "shown", "upper")

    def __init__(self, form: str, full: str, case: str, before: str, after: str) -> None:
        self.printed = tuple(SYLLABLE.findall(fold(form)))
        self.ampersand: bool | None = "&" in form
        self.shown = SYLLABLE.findall(full)
        self.full = SYLLABLE.findall(fold(full))
        spans = [match.span() for match in SYLLABLE.finditer(full)]
        self.gaps = [full[end:start] for (_, end), (start, _) in itertools.pairwise(spans)] + [""]
        self.upper = case == "upper"
        self.before = [tuple(fold(word).split()) for word in before.split("|") if word]
        self.after = [tuple(fold(word).split()) for word in after.split("|") if word]


def build(lexicon: Lexicon) -> dict[str, list[Abbreviation]]:
    """The abbreviations by their first syllable, the longest first."""
    table: dict[str, list[Abbreviation]] = {}
    for row in lexicon.rows("organization_abbreviations"):
        entry = Abbreviation(row["form"], row["full"], row["case"], row["before"], row["after"])
        table.setdefault(entry.printed[0], []).append(entry)
    for entries in table.values():
        # SX&TM and SX-TM are told apart by the sign; where only one form is listed, it stands for all.
        forms = [(entry.printed, entry.ampersand) for entry in entries]
        for entry in entries:
            if (entry.printed, not entry.ampersand) not in forms:
                entry.ampersand = None
        entries.sort(key=lambda entry: (-len(entry.printed), not entry.before))
    return table


class Tokens:
    """A text as syllables: `words` folded, and for each its place.

    `starts` and `ends` are offsets in the text; of a syllable from an abbreviation, those of the abbreviation.
    """

    __slots__ = ("_groups", "_shown", "ends", "starts", "text", "words")

    def __init__(self, text: str, folded: str, abbreviations: dict[str, list[Abbreviation]]) -> None:
        self.text = text
        self.words: list[str] = SYLLABLE.findall(folded)
        spans = [match.span() for match in SYLLABLE.finditer(folded)]
        self.starts: list[int] = [start for start, _ in spans]
        self.ends: list[int] = [end for _, end in spans]
        self._shown: dict[int, tuple[str, str]] = {}  # syllable -> as written out, and the gap behind it
        self._groups: dict[int, tuple[int, int]] = {}  # syllable -> first and last of its abbreviation
        self._write_out(folded, abbreviations)

    def _write_out(self, folded: str, abbreviations: dict[str, list[Abbreviation]]) -> None:
        words, starts, ends = self.words, self.starts, self.ends
        new_words: list[str] = []
        new_starts: list[int] = []
        new_ends: list[int] = []
        done = 0
        for index in [index for index, word in enumerate(words) if word in abbreviations]:
            if index < done:
                continue
            for entry in abbreviations[words[index]]:
                count = len(entry.printed)
                if count > 1 and (words[index + 1] != entry.printed[1] if index + 1 < len(words) else True):
                    continue
                if self._fits(entry, index, folded, new_words, done):
                    break
            else:
                continue
            new_words += words[done:index]
            new_starts += starts[done:index]
            new_ends += ends[done:index]
            base = len(new_words)
            start, end = starts[index], ends[index + count - 1]
            last = base + len(entry.full) - 1
            lower = self.text[start:end].islower()
            for offset, shown in enumerate(entry.shown):
                self._shown[base + offset] = (shown.lower() if lower else shown, entry.gaps[offset])
                self._groups[base + offset] = (base, last)
            new_words += entry.full
            new_starts += [start] * len(entry.full)
            new_ends += [end] * len(entry.full)
            done = index + count
        if done:
            self.words = new_words + words[done:]
            self.starts = new_starts + starts[done:]
            self.ends = new_ends + ends[done:]

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
                piece = self.text[starts[place] : ends[place]]
                if words[place] != "và" and not piece.isupper():
                    return False
        if entry.before:
            before = (written[-4:] + words[max(done, index - 4) : index])[-4:]
            if not any(tuple(before[-len(word) :]) == word for word in entry.before):
                return False
        if entry.after:
            after = index + count
            if after >= len(words) or folded[ends[after - 1] : starts[after]] not in (" ", "", "  ", ". ", "."):
                return False
            if not any(
                not self.text[starts[after]].islower()
                if word == ("^",)
                else tuple(words[after : after + len(word)]) == word
                for word in entry.after
            ):
                return False
        return True

    def __len__(self) -> int:
        return len(self.words)

    def begins(self, index: int) -> bool:
        """Whether a printed word begins with this syllable."""
        group = self._groups.get(index)
        return group is None or group[0] == index

    def closes(self, index: int) -> bool:
        """Whether a printed word ends with this syllable."""
        group = self._groups.get(index)
        return group is None or group[1] == index

    def abbreviated(self, index: int) -> bool:
        """Whether the syllable is written out from an abbreviation."""
        return index in self._groups

    def shown(self, index: int) -> str:
        """The syllable as printed, or as written out."""
        written = self._shown.get(index)
        return written[0] if written else self.text[self.starts[index] : self.ends[index]]

    def gap(self, index: int) -> str:
        """What stands between this syllable and the next."""
        group = self._groups.get(index)
        if group is not None and index < group[1]:
            return self._shown[index][1]
        if index + 1 >= len(self.words):
            return "\n"
        return self.text[self.ends[index] : self.starts[index + 1]]

    def capital(self, index: int) -> bool:
        """Whether the syllable begins with a capital letter (or is one of an abbreviation in capitals)."""
        written = self._shown.get(index)
        return (written[0] if written else self.text[self.starts[index]])[0].isupper()

    def capitals(self, index: int) -> bool:
        """Whether the syllable is printed all in capitals, and is no abbreviation."""
        if index in self._groups:
            return False
        piece = self.text[self.starts[index] : self.ends[index]]
        return len(piece) > 1 and piece.isupper()
