"""What the words around a date make of it: before, until, since, after."""

from __future__ import annotations

import re
from typing import get_args

from viennews.alternation import alternation
from viennews.date_grammar.expressions import DateExpression
from viennews.lexicon import Lexicon
from viennews.mentions import Relation
from viennews.spelling import fold

_WINDOW = 28


class RelationWords:
    """The words of `data/date_relations.tsv` as patterns for what stands before and behind a date."""

    def __init__(self, lexicon: Lexicon) -> None:
        words: dict[tuple[str, str], list[str]] = {}
        for row in lexicon.rows("date_relations"):
            words.setdefault((row["place"], row["relation"]), []).append(fold(row["word"]))
        groups = {
            place: "|".join(
                rf"(?P<{relation}>{alternation(words[place, relation])})"
                for relation in get_args(Relation)
                if (place, relation) in words
            )
            for place in ("before", "behind")
        }
        between = alternation(words["between", "-"])
        self.before = re.compile(rf"(?<!\w)(?:{groups['before']})(?: {between})? {{1,3}}\Z")
        self.behind = re.compile(rf" {{0,3}}(?:{groups['behind']})(?!\w)")


def relation_of(folded: str, expression: DateExpression, words: RelationWords) -> Relation | None:
    """The relation of a date to what is told, `None` when it is the time itself. A span with two ends has none."""
    if expression.finish is not None or expression.begin.clock_span:
        return None
    match = words.behind.match(folded[expression.end : expression.end + _WINDOW])
    if match is None:
        match = words.before.search(folded[max(0, expression.start - _WINDOW) : expression.start])
    return match.lastgroup if match else None  # type: ignore[return-value]
