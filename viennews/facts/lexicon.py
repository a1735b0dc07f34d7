"""The words that tell who does what when: `data/fact_words.tsv` as look-ups of phrases by their role."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence

from viennews.lexicon import Lexicon
from viennews.spelling import fold

TOKEN = re.compile(r"\w+|[^\w\s]")
WINDOW = 96
"""How many characters beside a mention are looked at: some fifteen words, so that the cost of a mention is bounded."""

# The roles; what they mean stands in the head of the table.
LEFT = ("agent", "control", "place", "source", "receive", "possess", "oblique", "post", "classifier", "opening")
"""Of words left of an organization."""
RIGHT = ("aspect", "verb", "speech")
"""Right of it."""
DATE_LEFT = ("document", "comparison", "past_reference", "holds")
"""Left of a date."""
CHANGE = ("up", "down", "level", "change_between")
"""Left of a figure."""
SINGLE = (
    "continuation", "copula", "event", "event_opening", "fronting", "group", "non_body", "observer", "receiving",
    "review", "vague_time", "whole",
)  # fmt: skip
"""Of the other words of a sentence."""
LONGEST = 6
"""Of how many words a phrase may be."""


@dataclasses.dataclass(frozen=True, slots=True)
class FactWords:
    """The phrases by role; a phrase of several words is joined by single spaces."""

    left: Mapping[str, str]
    right: Mapping[str, str]
    date_left: Mapping[str, str]
    change: Mapping[str, str]
    roles: Mapping[str, frozenset[str]]


def fact_words(lexicon: Lexicon) -> FactWords:
    """Built once for a lexicon: `lexicon.built(fact_words)`."""
    known = {*LEFT, *RIGHT, *DATE_LEFT, *CHANGE, *SINGLE}
    roles: dict[str, set[str]] = {role: set() for role in known}
    sides: dict[tuple[str, ...], dict[str, str]] = {LEFT: {}, RIGHT: {}, DATE_LEFT: {}, CHANGE: {}}
    for row in lexicon.rows("fact_words"):
        phrase = " ".join(TOKEN.findall(fold(row["phrase"])))
        roles[row["role"]].add(phrase)
        for side, phrases in sides.items():
            if row["role"] in side:
                phrases.setdefault(phrase, row["role"])
    return FactWords(
        sides[LEFT],
        sides[RIGHT],
        sides[DATE_LEFT],
        sides[CHANGE],
        {role: frozenset(phrases) for role, phrases in roles.items()},
    )


def tokens_before(folded: str, position: int, floor: int) -> list[str]:
    """Words and marks that end at `position`, not before `floor`; a word that the window cuts is left out."""
    start = max(floor, position - WINDOW)
    tokens = TOKEN.findall(folded, start, position)
    cut = start > floor and folded[start - 1].isalnum() and folded[start].isalnum()
    return tokens[1:] if cut else tokens


def tokens_after(folded: str, position: int, ceiling: int) -> list[str]:
    """Words and marks from `position` on, not beyond `ceiling`."""
    return TOKEN.findall(folded, position, min(ceiling, position + WINDOW))


def ending(tokens: Sequence[str], phrases: Mapping[str, str] | frozenset[str]) -> str | None:
    """The longest of `phrases` that `tokens` end with."""
    return next(
        (phrase for size in range(min(LONGEST, len(tokens)), 0, -1) if (phrase := " ".join(tokens[-size:])) in phrases),
        None,
    )


def beginning(tokens: Sequence[str], phrases: Mapping[str, str] | frozenset[str]) -> str | None:
    """The longest of `phrases` that `tokens` begin with."""
    return next(
        (phrase for size in range(min(LONGEST, len(tokens)), 0, -1) if (phrase := " ".join(tokens[:size])) in phrases),
        None,
    )


def start_of_ending(folded: str, position: int, floor: int, phrases: frozenset[str]) -> int | None:
    """Where the longest of `phrases` starts that ends right before `position`, not before `floor`."""
    found = [match.start() for match in TOKEN.finditer(folded, max(floor, position - WINDOW), position)]
    tokens = tokens_before(folded, position, floor)
    phrase = ending(tokens, phrases)
    return found[-size(phrase)] if phrase else None


def size(phrase: str) -> int:
    """Of how many tokens `phrase` is."""
    return phrase.count(" ") + 1


def anywhere(tokens: Sequence[str], phrases: frozenset[str]) -> int | None:
    """The index of the first token at which one of `phrases` begins."""
    return next((index for index in range(len(tokens)) if beginning(tokens[index : index + LONGEST], phrases)), None)


def within(tokens: Iterable[str], marks: str) -> bool:
    """Whether one of `tokens` is one of the characters `marks`."""
    return any(token in marks for token in tokens)
