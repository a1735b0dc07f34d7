"""A text folded and parted into syllables: once, for all that look for something in it."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Container

from viennews.spelling import fold

SYLLABLE = re.compile(r"[^\W_]++(?:'[^\W_]++)?+")
_PARTED = re.compile(f"({SYLLABLE.pattern})")
_GAP = re.compile(r"( (?![\W_])|[\W_]+)")
"""What parts syllables in which no apostrophe stands; it is found more quickly than they are."""


@dataclasses.dataclass(frozen=True, slots=True)
class Syllables:
    """A text as syllables, each with its place and what stands behind it."""

    text: str
    """In NFC."""
    folded: str
    """`spelling.fold(text)`, as long as `text`."""
    words: list[str]
    """The syllables, folded."""
    gaps: list[str]
    """What stands, folded, between each syllable and the next; a line end behind the last."""
    starts: list[int]
    ends: list[int]

    def beginnings(self, firsts: Container[str]) -> list[int]:
        """Where something may begin whose first syllable is one of `firsts`, or has more than letters in it; in order.

        What begins behind an apostrophe within a syllable is among it: `30` of `2'30`.
        """
        found = [start for word, start in zip(self.words, self.starts, strict=True)
                 if word in firsts or not word.isalpha()]  # fmt: skip
        if "'" in self.folded:
            found += [start + word.index("'") + 1 for word, start in zip(self.words, self.starts, strict=True)
                      if "'" in word]  # fmt: skip
            found.sort()
        return found


def syllables(text: str) -> Syllables:
    """The syllables of a text in NFC (see `spelling.compose`)."""
    folded = fold(text)
    pieces = _GAP.split(folded)
    if "'" in folded and "'" in pieces:
        pieces = ["", *_PARTED.split(folded), ""]  # K'Bang
    borders = list(itertools.accumulate(map(len, pieces)))
    words, gaps = pieces[::2], pieces[1::2]
    starts, ends = [0, *borders[1::2]], borders[::2]
    if not words[0]:
        del words[:1], gaps[:1], starts[:1], ends[:1]
    if words and not words[-1]:
        del words[-1:], starts[-1:], ends[-1:]
        gaps[-1:] = [f"{gap}\n" for gap in gaps[-1:]]
    elif words:
        gaps.append("\n")
    return Syllables(text, folded, words, gaps, starts, ends)
