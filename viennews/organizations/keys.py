"""Keys of organizations: the same text for one body in all articles."""

from __future__ import annotations

from viennews.mentions import Province
from viennews.organizations.grammar import Grammar
from viennews.organizations.memory import Resolved
from viennews.organizations.writing import OPEN_ENDED
from viennews.syllables import syllables_of


def key_of(resolved: Resolved, full: str, place_text: str, province: Province | None, grammar: Grammar) -> str:
    """The same text for one body in all articles; `full` and `place_text` are those of `resolved`, folded."""
    name, head = resolved.name, resolved.name.head
    words = syllables_of(full)
    place = resolved.place
    if (
        head.follow in OPEN_ENDED
        or (resolved.kind == "enterprise" and head.follow != "placed")
        or (name.nested is not None and name.nested.head.follow in OPEN_ENDED)
    ):
        kept = [word for word in words if word not in grammar.knowledge.legal] or words
        return f"{resolved.kind}:{' '.join(kept)}"
    if place is None or (place.name is None and place.unit != "thủ đô"):
        return f"{resolved.kind}:{' '.join(word for word in words)}"
    where = "hà nội" if place.name is None else " ".join(grammar.tokens.words[slice(*place.name)])
    front = words
    size = len(syllables_of(place_text))
    if size and len(words) > size:
        front = words[:-size]
    front = [word for word in front if (word not in ("tỉnh",))]
    if " ".join(front[-2:]) == "việt nam" and resolved.kind == "front":
        front = front[:-2]
    if place.level != "province" and province is not None and province.before:
        where = f"{grammar.gazetteer.provinces[province.before]}/{where}"
    return f"{resolved.kind}:{' '.join(front)}:{where}"
