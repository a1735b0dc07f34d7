"""Heads of names: the rows of the tables as tries of syllables, and what of them stands at a syllable of a text."""

from __future__ import annotations

import dataclasses

from viennews.organizations.syllables import Tokens
from viennews.spelling import fold
from viennews.syllables import SYLLABLE


@dataclasses.dataclass(slots=True, eq=False)
class Head:
    """What a name begins with: a row of the heads, offices, bodies or newspapers."""

    words: tuple[str, ...]
    """The syllables, folded, without `và`."""
    name: str
    """As officially written."""
    official: str
    """Folded; the same for all heads that mean one kind of body."""
    kind: str
    follow: str
    bare: str
    level: str | None
    exact: str
    """The form in the only capitals that count; empty when any count."""
    soft: frozenset[int]
    """The syllables before which a comma, a dash or `và` may stand."""
    rule: str
    renamed: bool
    """Whether `name` says more than the form."""


FOLLOWS = frozenset(
    [
        "ban",
        "branch",
        "brand",
        "campaign",
        "caponly",
        "center",
        "club",
        "code",
        "company",
        "country",
        "court",
        "dept",
        "doan",
        "embassy",
        "faculty",
        "front",
        "fund",
        "guild",
        "hoi",
        "hospital",
        "insurance",
        "intl",
        "keep",
        "levelonly",
        "liaison",
        "loose",
        "library",
        "mass",
        "media",
        "ministry",
        "nested",
        "none",
        "numbered",
        "office",
        "office-placed",
        "organ",
        "partyorgan",
        "placed",
        "placedonly",
        "police",
        "school",
        "short",
        "shortfront",
        "squad",
        "trade",
        "union",
        "unit",
        "zone",
    ]
)
"""What a row may say in the column `follow`."""

Trie = dict[str, "Trie | list[Head]"]
END = ""
CREDITS = ("ảnh", "nguồn")
"""With a colon, words before a newspaper that a picture or a text is taken from."""
REPORTERS = ("pv", "phóng", "theo", "tờ", *CREDITS)
"""The first syllables of words before a newspaper that is named without `báo`: `PV`, `phóng viên`, `theo`, `tờ`."""


_PLAIN: frozenset[int] = frozenset()


def _soft(form: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """The syllables without `và`, and those before which stands a comma, a dash or `và`."""
    if form.replace(" ", "").isalpha() and " và " not in form:
        return tuple(form.split()), _PLAIN
    kept: list[str] = []
    soft = set()
    position = 0
    pending = False
    for match in SYLLABLE.finditer(form):
        gap = form[position : match.start()]
        position = match.end()
        if gap.strip() and kept:
            pending = True
        if match[0] == "và" and kept:
            pending = True
            continue
        if pending:
            soft.add(len(kept))
            pending = False
        kept.append(match[0])
    return tuple(kept), frozenset(soft)


Cells = tuple[str, str, str, str, str, str, bool, str]
"""Form, official name, kind, follow, bare, level, whether capitals count, rule."""


def make_heads(rows: list[Cells]) -> list[Head]:
    """Heads from the cells of rows; all are folded at once, which is quicker."""
    forms = fold("\n".join(row[0] for row in rows)).split("\n")
    names = fold("\n".join(row[1] or row[0] for row in rows)).split("\n")
    heads = []
    for (form, name, kind, follow, bare, level, exact, rule), folded, official in zip(rows, forms, names, strict=True):
        words, soft = _soft(folded)
        heads.append(Head(
            words, name or form, " ".join(SYLLABLE.findall(official)), kind, follow, bare, level or None,
            form if exact else "", soft, rule, bool(name)))  # fmt: skip
    return heads


def make_trie(rows: list[Cells]) -> Trie:
    """A trie of the heads of rows."""
    trie: Trie = {}
    for head in make_heads(rows):
        add(trie, head)
    return trie


def add(trie: Trie, head: Head) -> None:
    """Puts a head into a trie of syllables; of two heads with one form, the first wins unless it minds capitals."""
    node = trie
    for word in head.words:
        node = node.setdefault(word, {})  # type: ignore[assignment]
    node.setdefault(END, []).append(head)  # type: ignore[union-attr]


def match(trie: Trie, tokens: Tokens, index: int) -> tuple[int, Head] | None:
    """The longest entry at a syllable that ends where a printed word ends: the syllable behind it, and the entry."""
    for end, head in matches(trie, tokens, index):
        if tokens.closes[end - 1]:
            return end, head
    return None


def matches(trie: Trie, tokens: Tokens, index: int) -> list[tuple[int, Head]]:
    """All entries that stand at a syllable, the longest first, those too that end within an abbreviation."""
    words, gaps = tokens.words, tokens.gaps
    node: Trie | None = trie.get(words[index])  # type: ignore[assignment]
    if node is None:
        return []
    found: list[tuple[int, Head]] = []
    position = index + 1
    count = len(words)
    plain = True  # only single spaces so far, and no `và` left out
    while True:
        if END in node:
            heads: list[Head] = node[END]  # type: ignore[assignment]
            found += [
                (position, head)
                for head in reversed(heads)
                if (plain and not head.exact) or _printed_as(head, tokens, index, position)
            ]
        if position >= count:
            break
        following = node.get(words[position])
        if following is None and words[position] == "và" and position + 1 < count:
            following = node.get(words[position + 1])
            position += 1
            plain = False
        if following is None:
            break
        plain = plain and gaps[position - 1] == " "
        node = following  # type: ignore[assignment]
        position += 1
    found.reverse()
    return found


def _printed_as(head: Head, tokens: Tokens, start: int, end: int) -> bool:
    """Whether what stands between the syllables, and their capitals, are those of the head."""
    if head.exact:
        printed = "".join(tokens.shown(index) + tokens.gaps[index] for index in range(start, end - 1))
        return printed + tokens.shown(end - 1) == head.exact
    number = 0
    for index in range(start, end):
        if tokens.words[index] == "và" and (number >= len(head.words) or head.words[number] != "và"):
            if number not in head.soft:
                return False
            continue
        number += 1
        if index + 1 < end:
            gap = tokens.gaps[index]
            if gap != " " and gap.strip(" ") and (number not in head.soft or (gap != "." and gap.strip(" ,-&/"))):
                return False
            if gap != " " and not gap.strip(" ") and len(gap) > 3:
                return False
    return True
