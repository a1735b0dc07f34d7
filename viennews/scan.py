"""One pass over a text for all finders: its dates as written, and what neither dates nor figures may claim.

Finding does not know the reference date; `viennews.dates` resolves what was found.
"""

from __future__ import annotations

import dataclasses

from viennews.date_grammar.chains import join_items
from viennews.date_grammar.doubt import is_date, is_repeated
from viennews.date_grammar.expressions import DateExpression
from viennews.date_grammar.items import read_items
from viennews.date_grammar.lexicon import YEAR, DateWords
from viennews.date_grammar.surroundings import Case, Surroundings
from viennews.date_grammar.tokens import tokenize
from viennews.lexicon import DEFAULT, Lexicon
from viennews.reserved import Reserved, Reserver
from viennews.syllables import Syllables, syllables


@dataclasses.dataclass(frozen=True, slots=True)
class Scan:
    """A text in NFC, folded, and what was found in it; offsets are those of `text`."""

    text: str
    folded: str
    """`spelling.fold(text)`, as long as `text`."""
    syllables: Syllables
    lexicon: Lexicon
    dates: tuple[DateExpression, ...]
    """The dates as written, in text order, disjoint."""
    reserved: tuple[Reserved, ...]
    """What is neither date nor figure, each with its rule, in text order, disjoint also from the dates."""
    claimed: bytes
    """A byte for each character: 1 where a date, 2 where something reserved stands, else 0."""


def scan(text: str | Syllables, lexicon: Lexicon = DEFAULT) -> Scan:
    """Scans a text in NFC (see `spelling.compose`), parted into syllables already or not."""
    parted = syllables(text) if isinstance(text, str) else text
    text, folded = parted.text, parted.folded
    words = lexicon.built(DateWords)
    surroundings = lexicon.built(Surroundings)
    reserver = Reserver(text, folded)
    tokens = tokenize(parted, words, reserver, reserver.web)
    claimed = bytearray(len(text))
    dates = []
    last, last_kind = -1, ""
    for found in join_items(read_items(tokens.kinds, tokens.values), tokens):
        start, end = tokens.starts[found.first], tokens.ends[found.last]
        in_list = found.listed and found.first == last + 1 and found.begin.kind == last_kind
        case = Case(text, folded, start, end, found, surroundings, in_list)
        if not is_date(case):
            continue
        if is_repeated(case):
            reserver.spans.append(Reserved(start, end, "repeated date"))
            continue
        last, last_kind = found.last, found.begin.kind
        if found.first < found.last and tokens.kinds[2 * found.first] == YEAR and words.counts(folded, start):
            # `năm` of `kế hoạch 5 năm 2016-2020` belongs to the number before it.
            start = tokens.starts[found.first + 1]
        elif text[end : end + 1] == ")" and "(" in text[start:end]:
            end += 1
        begin = found.begin._replace(lunar=True) if case.of_feast else found.begin
        dates.append(DateExpression(start, end, begin, found.finish, found.rule))
        claimed[start:end] = b"\x01" * (end - start)
    spans = [Reserved(start, end, "web address") for start, end in reserver.web] + reserver.spans
    reserved = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if not any(claimed[span.start : span.end]):
            claimed[span.start : span.end] = b"\x02" * (span.end - span.start)
            reserved.append(span)
    return Scan(text, folded, parted, lexicon, tuple(dates), tuple(reserved), bytes(claimed))
