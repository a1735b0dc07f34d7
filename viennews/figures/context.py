"""The words around a quantity: where they begin, the bound they set, the name they make of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viennews.figures.lexicon import Knowledge
from viennews.figures.quantities import Quantity

_REACH = 160
_SENTENCE_END = re.compile(r"[.;:!?…\n](?:(?<=\n)|(?=\s))")
"""Begins with a set of characters, so that a search skips to one of them at once."""
_BACK = 44
_FEW = 30
"""From here on, and before a round number, `trên` is rather a bound than a preposition."""
_ALL_PROVINCES = (34, 61, 63, 64)
"""How many provinces and cities there were at once, from 1997 on: `trên 63 tỉnh, thành`."""
_CLOSING = frozenset(".,;:)]!?…\"'/")
_OPENING = frozenset("([\"'")
_FROM_OR_MORE = re.compile(r"(?: [^\W\d_]+){1,4} trở (?:(lên)|xuống)(?!\w)")
_OR_MORE = re.compile(r" trở (?:(lên|đi)|xuống|lại(?= ?[,.;)\n]|$))(?!\w)")


def words_before(folded: str, position: int) -> list[str]:
    """The words right before a number, at most six, the nearest last; none where a mark or bracket stands between."""
    window = folded[max(0, position - _BACK) : position]
    if not window or window[-1] != " ":
        return []
    words = window.rpartition("\n")[2].replace("/", "/ ").split()[-6:]
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word[-1] in _CLOSING:
            return words[index + 1 :]
        if word[0] in _OPENING:
            return [word[1:], *words[index + 1 :]]
    return words


def bound_before(words: Sequence[str], knowledge: Knowledge) -> tuple[str | None, int]:
    """The bound that words before a number set, and how many words at their end say so."""
    bounds, between = knowledge.bounds, knowledge.roles["between"]
    last = len(words)
    for _ in range(3):
        for count in (4, 3, 2, 1) if last and words[last - 1] in knowledge.bound_ends else ():
            if last >= count and (bound := bounds.get(" ".join(words[last - count : last]))):
                none = knowledge.roles["no-bound"]
                if any(" ".join(words[max(0, last - count - more) : last]) in none for more in (1, 2)):
                    return None, 0
                return bound, len(words) - last + count
        if not last or words[last - 1] not in between:
            break
        last -= 1
    return None, 0


def tells_place(quantity: Quantity, words: Sequence[str], folded: str, knowledge: Knowledge) -> bool:
    """Whether `trên` or `dưới` before a number tells where: `trên 4 lĩnh vực`, `trồng keo trên 2 ha đồi`.

    So does `ngoài`, but before an age, or amid a sentence before a round number (`mặc ngoài hai lớp áo`).
    Of things that something is done on, few are counted; land is measured, unless a verb takes the amount.
    """
    if isinstance(quantity.value, tuple):
        return False
    if words[-1] == "ngoài" and quantity.unit != "tuổi":
        return len(words) < 2 or quantity.value % 10 != 0
    if quantity.counted is None or words[-1] not in ("trên", "dưới"):
        return False
    head = folded[slice(*quantity.counted)] + " "
    if quantity.kind == "count":
        if quantity.value in _ALL_PROVINCES and head.startswith("tỉnh"):
            return True
        few = quantity.value < _FEW and quantity.value % 10 != 0
        return few and any(head.startswith(noun + " ") for noun in knowledge.roles["whole"])
    if len(words) < 2 or not any(head.startswith(noun + " ") for noun in knowledge.roles["land"]):
        return False
    grown = (knowledge.roles["done-on-land"], knowledge.roles["good"], knowledge.nouns)
    return any(before in known for before in (words[-2], " ".join(words[-3:-1])) for known in grown)


def bound_after(folded: str, quantity: Quantity) -> str | None:
    """`trở lên`, `trở xuống` behind a figure or what it counts; behind `từ` words may stand between."""
    found = None
    for end in (quantity.end, quantity.last):
        if found is None and folded.startswith(" trở", end):
            found = _OR_MORE.match(folded, end)
    if found is None and folded.endswith("từ ", 0, quantity.start):
        found = _FROM_OR_MORE.match(folded, quantity.end)
    return None if found is None else "more" if found[1] else "less"


def after_or_more(folded: str, end: int) -> int:
    """Where `trở lên` ends behind a number, before what it counts (`60% trở lên hộ`); `end` where there is none."""
    found = _OR_MORE.match(folded, end) if folded.startswith(" trở", end) else None
    return end if found is None else found.end()


def sentence_start(folded: str, position: int) -> int:
    """Where the sentence (or line, or part before a semicolon) begins, within reach before `position`."""
    first = max(0, position - _REACH)
    start = first
    for found in _SENTENCE_END.finditer(folded, first, position):
        start = found.end()
    return start


def name_before(words: Sequence[str], knowledge: Knowledge) -> str | None:
    """Whether words before a number make it a name: `always`, `maybe` (what stands behind decides), or `None`."""
    if not words or words[-1] not in knowledge.name_ends:
        return None
    always, maybe = knowledge.roles["name-always"], knowledge.roles["name"]
    certainty = None
    for count in (1, 2, 3):
        if len(words) < count:
            break
        phrase = " ".join(words[-count:])
        if phrase in always:
            return "always"
        if phrase in maybe:
            certainty = "maybe"
    return certainty
