"""What `words` may keep in one piece: organizations, places, dates, figures, document numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from viennews.figures import figures_in
from viennews.lexicon import Lexicon
from viennews.organizations import organizations_in
from viennews.places import gazetteer
from viennews.scan import scan
from viennews.sentence_candidates import UPPER
from viennews.span import Span, longest_disjoint
from viennews.spelling import fold

_CAPITALS: Final = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*+(?:[ \u00a0'-][{UPPER}][^\W\d_]*+)++")
_KEPT_NUMBERS: Final = frozenset(("document", "plate", "telephone"))


def names_in(text: str, lexicon: Lexicon) -> list[Span]:
    """The names and numbers of a text in NFC, in text order, disjoint; where two overlap, the first and longer one."""
    scanned = scan(text, lexicon)
    found: list[Span] = [*organizations_in(scanned.syllables, lexicon=lexicon), *figures_in(scanned)]
    offsets = [(date.start, date.end) for date in scanned.dates]
    offsets += [(each.start, each.end) for each in scanned.reserved if each.rule in _KEPT_NUMBERS]
    offsets += _places(text, lexicon)
    return longest_disjoint([*found, *(Span(start, end, text[start:end]) for start, end in offsets)])


def _places(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Runs of capitalised syllables that are, whole, the name of a unit: `Bình Minh` alone, not in `Lê Bình Minh`."""
    units = lexicon.built(gazetteer).units
    for run in _CAPITALS.finditer(text):
        name = fold(run[0])
        if name in units or name.replace("-", " ") in units:
            yield run.span()
