"""The tokens of a sentence, cut as underthesea's own pattern cuts them.

That pattern tries some sixty alternatives at every token. Most tokens need none of them: letters before a blank, a
comma. A short pattern cuts those; what it leaves, never more than what stands between two blanks, goes to theirs. When
theirs is not the one that this module knows, all goes to it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Final

_KNOWN: Final = "ed7f6df4bba1133b1fd2baf02d612b7ef6912f0460f7a8166bd6b4aa8f072d25"
_FLAGS: Final = re.VERBOSE | re.UNICODE

# In a web address, `(?:[…]+|…)+` can be divided in so many ways that failing takes for ever; without the inner `+`
# it matches the same.
_HANGS: Final = r"[^\s()<>{}\[\]]+                   # Run"
_RUNS: Final = r"[^\s()<>{}\[\]]                    # Run"

# `Th.S` in their pattern takes any character for the point, a blank too.
_SIMPLE: Final = re.compile(
    r"(?!Th.[Ss])[^\W\d_]++(?=[\s,;?!…”“\"()\[\]»«/]|:\s|\Z)"
    r"|(?![A-ZĐ])[^\W\d_]++(?=\.(?:\s|\Z))"
    r"|[,;?!…”“\"()\[\]»«/%–]"
    r"|[.:\-](?=\s|\Z)"
    r"|\d++(?=[\s;%)]|\Z)"
    r"|(\S+(?:(?<=Th)\s[Ss]\S*)*)"
)
_RUN: Final = re.compile(r"(\S+(?:(?<=Th)\s[Ss]\S*)*)")

WINDOW: Final = 1000
"""How much of a run without a blank their pattern sees at once: it may look on to the end of the run at every token."""


class Cutter:
    """Cuts sentences into tokens.

    Args:
        pattern: underthesea's pattern, which matches one token and is written over several lines.
    """

    def __init__(self, pattern: str) -> None:
        self.known = hashlib.sha256(pattern.encode()).hexdigest() == _KNOWN
        self._first = _SIMPLE if self.known else _RUN
        self._theirs = re.compile(pattern.replace(_HANGS, _RUNS) if self.known else pattern, _FLAGS)

    def tokens(self, sentence: str) -> list[tuple[int, int]]:
        """The tokens of a sentence without line ends, as pairs of offsets."""
        found: list[tuple[int, int]] = []
        for match in self._first.finditer(sentence):
            if match.lastindex is None:
                found.append(match.span())
            else:
                found.extend(self._cut(sentence, *match.span()))
        return found

    def _cut(self, sentence: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        # With the blank behind it, so that what their pattern asks of the next character has its answer.
        last = min(end + 1, len(sentence))
        if last - start <= WINDOW:
            for match in self._theirs.finditer(sentence, start, last):
                yield match.span()
            return
        width = WINDOW
        while start < end:
            limit = min(start + width, last)
            found = self._theirs.search(sentence, start, limit)
            if found is None:
                return
            if limit < last and found.end() > limit - WINDOW // 2:
                width *= 2
                continue
            yield found.span()
            start, width = found.end(), WINDOW
