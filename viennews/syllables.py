"""A text folded and parted into syllables: once, for all that look for something in it."""

from __future__ import annotations

import dataclasses
import itertools
import operator
import re
from collections.abc import Container, Mapping

from viennews.spelling import fold

SYLLABLE = re.compile(r"[^\W_]++(?:'[^\W_]++)?+")
_PARTED = re.compile(f"({SYLLABLE.pattern})")
_GAP = re.compile(r"([ \W_][\W_]*+)")
"""What parts syllables in which no apostrophe stands; it is found more quickly than they are.

The space stands first, for nearly all are one.
"""


def syllables_of(text: str) -> list[str]:
    """The syllables of a short text, as they are written."""
    return text.split() if text.replace(" ", "").isalpha() else SYLLABLE.findall(text)


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
    mixed: list[int]
    """Where syllables begin that hold more than letters, and where what stands behind an apostrophe in one (`2'30`)."""

    def beginnings(self, firsts: Mapping[str, Container[str] | None]) -> list[int]:
        """Where something may begin by its first syllable, or where that holds more than letters.

        Args:
            firsts: the first syllables, each with those of which one must follow, or one that holds more than letters;
                `None` when any may.

        Returns:
            The places in order; one may be given twice.
        """
        words, starts, last = self.words, self.starts, len(self.words) - 1
        places = []
        for index in itertools.compress(range(len(words)), map(firsts.__contains__, words)):
            seconds = firsts[words[index]]
            if seconds is not None:
                following = words[index + 1] if index < last else ""
                if following not in seconds and following.isalpha():
                    continue
            places.append(starts[index])
        return sorted(places + self.mixed)


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
    odd = list(itertools.compress(range(len(words)), map(operator.not_, map(str.isalpha, words))))
    mixed = [starts[index] for index in odd]
    if "'" in folded:
        mixed += [starts[index] + words[index].index("'") + 1 for index in odd if "'" in words[index]]
    return Syllables(text, folded, words, gaps, starts, ends, mixed)
