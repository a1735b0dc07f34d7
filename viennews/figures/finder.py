"""`find_figures`: the figures of any text."""

from __future__ import annotations

from viennews.figures.recognition import figures_in
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.limits import MAX_CHARS
from viennews.mentions import FigureMention
from viennews.scan import scan
from viennews.spelling import compose


def find_figures(text: str, *, lexicon: Lexicon = DEFAULT, max_chars: int = MAX_CHARS) -> list[FigureMention]:
    """The figures in a text, in its order, not overlapping one another or a date.

    Args:
        text: any string, NFC or not; offsets are those of the string given, in code points.
        lexicon: tables with rows of the caller's own (`units`, `currencies`, `figure_nouns`, `figure_words`).
        max_chars: the most characters that are taken.

    Raises:
        TypeError: `text` is not a `str`, or `lexicon` not a `Lexicon`.
        LimitError: `text` is longer than `max_chars`.

    >>> [(each.text, each.kind, each.counted) for each in find_figures("trồng 04 tuyến đường hoa dài 1,2 km")]
    [('04', 'count', 'tuyến đường hoa'), ('1,2 km', 'measure', None)]
    """
    check_lexicon(lexicon)
    composed = compose(text, "find_figures", max_chars)
    return [composed.restore(mention) for mention in figures_in(scan(composed.text, lexicon))]
