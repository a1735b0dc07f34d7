"""What the grammar of names of organizations knows: heads, fields, words around names; built once from the tables."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from viennews.lexicon import Lexicon
from viennews.organizations.heads import END, REPORTERS, Cells, Head, make_trie
from viennews.organizations.syllables import Abbreviation
from viennews.organizations.syllables import build as build_abbreviations
from viennews.spelling import fold
from viennews.syllables import SYLLABLE

JOINING = frozenset(["và", "các", "về", "vì", "cho", "của"])
"""Words that stand between the parts of a name."""
_BODY_FOLLOW = {"enterprise": "brand", "international": "intl", "association": "brand"}


class Knowledge:
    """All that the grammar looks up, from one lexicon."""

    openings: dict[str, frozenset[str] | None]
    """The first syllables of heads, each with those that may follow it; `None` when any may."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.abbreviations: dict[str, list[Abbreviation]] = build_abbreviations(lexicon)
        rows: list[Cells] = [
            (row["form"], row["name"], row["kind"], _BODY_FOLLOW.get(row["kind"], "none"), "name", row["level"],
             row["case"] == "exact", row.place)
            for row in lexicon.rows("organization_bodies")
        ]  # fmt: skip
        rows += [
            (
                row["head"],
                row["name"],
                row["kind"],
                row["follow"] or "none",
                row["bare"],
                row["level"],
                False,
                row.place,
            )
            for row in lexicon.rows("organization_heads")
        ]
        levels = {"Bộ": "central", "Sở": "province", "Phòng": "district", "Ty": "province"}
        for row in lexicon.rows("organization_offices"):
            for first in filter(None, (each.strip() for each in row["heads"].split(","))):
                follow = "ministry" if first == "Bộ" else "office-placed"
                rows.append(
                    (f"{first} {row['field']}", "", "government", follow, "capital", levels[first], False, row.place)
                )
        self.heads = make_trie(rows)
        self.openings = {first: None if END in node else frozenset([*node, "và"]) for first, node in self.heads.items()}
        self.openings |= dict.fromkeys(REPORTERS)
        names = lexicon.rows("newspapers")
        self.newspapers = make_trie(
            [
                (row["name"], f"{row['head']} {row['name']}", "media", "none", "name", "", False, row.place)
                for row in names
            ]
        )
        self.newspapers_alone = frozenset(row.place for row in names if row["alone"])
        fields = lexicon.rows("organization_fields")
        self.fields = make_trie([(row["field"], "", "", "none", "", "", False, row.place) for row in fields])
        roles: dict[str, list[str]] = {}
        word_rows = lexicon.rows("organization_words")
        for row in word_rows:
            roles.setdefault(row["role"], []).append(row["word"])
        roles = {role: fold("\n".join(words)).split("\n") for role, words in roles.items()}
        self.compounds = frozenset(
            pair
            for words in (
                *(tuple(row["field"].split()) for row in fields),
                *(each.split() for each in roles["compound"]),
            )
            for pair in itertools.pairwise(words)
            if JOINING.isdisjoint(pair)
        )
        """Two syllables that make one word, of which only the first has a capital in a name (`Kiểm tra`)."""
        self.ends = _phrases(roles["end"])
        self.posted = frozenset(roles["tie-post"])
        self.ties = frozenset(roles["tie"]) | self.posted
        self.brands = _phrases(roles["brand"])
        self.posts = frozenset(roles["post"])
        self.post_ends = frozenset(post.rpartition(" ")[2] for post in self.posts)
        """The last syllables of posts."""
        self.persons = frozenset(roles["person"])
        self.plain_ends = frozenset(roles["plain-end"])
        self.tied = frozenset(roles["tied"])
        self.doubtful_countries = frozenset(roles["doubtful-country"])
        self.campaigns = _phrases(roles["campaign"])
        self.goods = frozenset(roles["goods"])
        self.good_ends = frozenset(good.rpartition(" ")[2] for good in self.goods)
        """The last syllables of goods."""
        self.venues = frozenset(roles["venue"])
        self.trades = _phrases(roles["trade"])
        self.squad_fields = _phrases(roles["squad-field"])
        self.state_fields = _phrases(roles["state-field"])
        self.legal = _phrases(roles["legal"])
        self.plural = frozenset(roles["plural"])
        self.counted = _phrases(roles["counted"])
        self.each = _phrases(roles["each"])
        self.middle = frozenset(roles["middle"])
        self.countries = _phrases(roles["country"])
        self.regions = _phrases(roles["region"])
        self.stops = _phrases(roles["stop"])
        self.sorts = _phrases(roles["sort"])
        self.fellows = _phrases(roles["fellow"])
        self.clubs = _phrases(roles["club"])
        self.landscapes = _phrases(roles["landscape"])
        self.foreign = Head(
            ("tổ", "chức"), "", "tổ chức", "international", "intl", "name", None, "", frozenset(),
            next(row.place for row in word_rows if row["role"] == "sort"), False,
        )  # fmt: skip
        """The head of a foreign body that only the word before it tells."""
        family = lexicon.rows("family_names")
        folded = fold("\n".join(row["name"] for row in family)).split("\n")
        self.family = frozenset(folded)
        self.family_often = frozenset(name for row, name in zip(family, folded, strict=True) if row["often"])


Phrases = dict[str, list[tuple[str, ...]]]


def _phrases(forms: Iterable[str]) -> Phrases:
    """Phrases by their first syllable, the longest first."""
    table: Phrases = {}
    for form in forms:
        words = tuple(SYLLABLE.findall(form))
        if words:
            table.setdefault(words[0], []).append(words)
    for entries in table.values():
        entries.sort(key=len, reverse=True)
    return table


def phrase(table: Phrases, words: list[str], index: int) -> int:
    """How many syllables of a phrase stand at a syllable; 0 for none."""
    for entry in table.get(words[index], ()):
        if len(entry) == 1 or tuple(words[index : index + len(entry)]) == entry:
            return len(entry)
    return 0
