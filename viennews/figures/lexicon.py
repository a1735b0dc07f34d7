"""What the tables know about figures: units, currencies, nouns that are counted, the words around."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict

from viennews.lexicon import Lexicon, Row
from viennews.spelling import fold

ROLES = (
    "end", "verb", "keep", "modifier", "more", "less", "about", "between", "whole", "name", "name-always",
    "number-before", "kin", "fixed", "money", "people", "copula", "change", "per", "no-bound", "body", "adjective",
    "stop", "slogan", "year-before", "vocation", "stock", "per-tail", "casualty", "good", "land", "done-on-land",
    "among-units",
)  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written: what it stands for and what kind of figure it makes."""

    form: str
    unit: str
    kind: str
    follow: tuple[str, ...]
    """What must stand behind it; anything where empty."""
    exact: str | None
    """The letters that it must be written in."""
    rule: str


class Knowledge:
    """The tables as sets and dictionaries of folded phrases, built once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.units: dict[str, tuple[Unit, ...]] = self._units(lexicon)
        """By the first letters of the form, the longest form first."""
        self.nouns: dict[str, str] = {}
        """Noun to class."""
        self.noun_beginnings: set[str] = set()
        """What longer nouns begin with, in whole syllables."""
        for row in lexicon.rows("figure_nouns"):
            noun = fold(row["noun"])
            self.nouns.setdefault(noun, row["class"])
            while " " in noun:
                noun = noun.rpartition(" ")[0]
                self.noun_beginnings.add(noun)
        roles: dict[str, set[str]] = {role: set() for role in ROLES}
        for row in lexicon.rows("figure_words"):
            roles[row["role"]].add(fold(row["word"]))
        self.roles = {role: frozenset(words) for role, words in roles.items()}
        self.bounds = {word: role for role in ("more", "less", "about") for word in self.roles[role]}
        self.bound_ends = frozenset(word.rpartition(" ")[2] for word in self.bounds)
        """The last syllables of the words for bounds."""
        self.name_ends = frozenset(
            word.rpartition(" ")[2] for role in ("name", "name-always") for word in self.roles[role]
        )
        """The last syllables of the words behind which a number is a name."""
        self.ends = self.roles["end"].union(self.bounds)
        self.verbs = self.roles["verb"]
        self.vocations = self.roles["vocation"]
        self.keeps = self.roles["keep"]
        self.modifiers = self.roles["modifier"]
        self.stops = self.roles["stop"]
        self.acts = (self.roles["end"] | self.verbs).difference(self.bounds, self.stops, self.roles["copula"])
        """Verbs that begin a clause, without the prepositions and adverbs that end a phrase as they do."""

    @staticmethod
    def _units(lexicon: Lexicon) -> dict[str, tuple[Unit, ...]]:
        found: dict[str, list[Unit]] = defaultdict(list)

        def add(row: Row, unit: str, kind: str) -> None:
            form = fold(row["form"])
            follow = tuple(fold(word.strip()) for word in row.get("follow", "").split(",") if word.strip())
            exact = row["form"] if row.get("case") == "exact" else None
            key = first_letters(form)
            if all(other.form != form or other.follow != follow for other in found[key]):
                found[key].append(Unit(form, unit, kind, follow, exact, row.place))

        for row in lexicon.rows("units"):
            add(row, row["unit"], row["kind"])
        for row in lexicon.rows("currencies"):
            add(row, row["code"], "money")
        return {key: tuple(sorted(units, key=lambda unit: -len(unit.form))) for key, units in found.items()}


def first_letters(form: str) -> str:
    """The letters that a form begins with, or its first sign: the key that units are looked up by."""
    letters = form[: _LETTERS.match(form).end()]  # type: ignore[union-attr]
    while letters and not letters.isalpha():  # m²: a sign of a number is no letter
        letters = letters[:-1]
    return letters or form[:1]


_LETTERS = re.compile(r"[^\W\d_]*")
