"""Keys of organizations: the same text for one body in all articles."""

from __future__ import annotations

from typing import NamedTuple

from viennews.mentions import Province
from viennews.organizations.grammar import Grammar
from viennews.organizations.knowledge import Phrases, phrase
from viennews.organizations.memory import Resolved
from viennews.organizations.named_places import Place
from viennews.organizations.naming import OPEN_ENDED
from viennews.places import Unit
from viennews.syllables import syllables_of


class Site(NamedTuple):
    """Where a school lies: its district, or commune, the province of that, and how the name tells it, if it does."""

    place: Place
    province: Province | None
    words: list[str]


def key_of(
    resolved: Resolved,
    full: str,
    place_text: str,
    province: Province | None,
    grammar: Grammar,
    site: Site | None,
) -> str:
    """The same text for one body in all articles.

    Args:
        resolved: the body.
        full: its name, folded.
        place_text: the text of its place, folded.
        province: that of its place.
        grammar: the one that has read it.
        site: where the school lies that it is or is of, when the article tells it.
    """
    name, head = resolved.name, resolved.name.head
    words = _of_union(syllables_of(full))
    if head.follow == "ministry" and words[-2:] == ["việt", "nam"]:
        words = words[:-2]
    place = resolved.place
    lies = f":{_where(site.place, site.province, grammar)}" if site is not None else ""
    if site is not None and site.words and words[-len(site.words) :] == site.words:
        words = words[: -len(site.words)]
    if (
        head.follow in OPEN_ENDED
        or (resolved.kind == "enterprise" and head.follow != "placed")
        or (name.nested is not None and name.nested.head.follow in OPEN_ENDED)
    ):
        if head.renamed and head.follow == "brand" and tuple(words[: len(head.words)]) == head.words:
            words = head.official.split() + words[len(head.words) :]  # Agribank Láng Hạ
        words = [word for word in words if word != "và"]
        words = _without(words, grammar.knowledge.legal) or words
        return f"{resolved.kind}:{' '.join(_company(words) if resolved.kind == 'enterprise' else words)}{lies}"
    if place is None or (place.name is None and place.unit != "thủ đô"):
        return f"{resolved.kind}:{' '.join(words)}{lies}"
    front = words
    size = len(syllables_of(place_text))
    if size and len(words) > size:
        front = words[:-size]
    if front[-1:] == ["tỉnh"]:
        front = front[:-1]
    if " ".join(front[-2:]) == "việt nam" and resolved.kind == "front":
        front = front[:-2]
    where = _where(place, province, grammar)
    return f"{resolved.kind}:{' '.join(front)}:{where}"


def _where(place: Place, province: Province | None, grammar: Grammar) -> str:
    """The place from the province down, without the district of a commune whose name the province has but once."""
    before = province.before if province is not None else None
    if place.level == "province":
        return _named(place, grammar)
    parts, current = [_named(place, grammar)], place
    while current.above is not None and current.above.level != "province":
        same = [unit.before for unit in current.units if unit.level == "commune" and _fits(unit, current)]
        if current.level == "commune" and same.count(before) == 1:
            break
        current = current.above
        parts.append(_named(current, grammar))
    if before:
        parts.append(grammar.gazetteer.provinces[before])
    return "/".join(reversed(parts))


def _fits(unit: Unit, place: Place) -> bool:
    return place.unit in (None, unit.type.lower())


def _named(place: Place, grammar: Grammar) -> str:
    """The name of a place, with the word for its unit where there may be others of that name."""
    if place.name is None:
        return "hà nội"
    name = " ".join(grammar.tokens.words[slice(*place.name)]).removeprefix("số ").lstrip("0")
    if place.level not in ("commune", "grassroots") and not name.isdigit():
        return name
    types = {unit.type.lower() for unit in place.units}
    unit = place.unit or (types.pop() if len(types) == 1 else "")
    return f"{unit} {name}".strip()  # thị trấn Cái Bè is not huyện Cái Bè


def _without(words: list[str], legal: Phrases) -> list[str]:
    """The syllables that no phrase for the form of a company holds."""
    kept, position = list[str](), 0
    while position < len(words):
        size = phrase(legal, words, position)
        if not size:
            kept.append(words[position])
        position += size or 1
    return kept


def _company(words: list[str]) -> list[str]:
    """Without the word for a branch behind the company, foreign syllables in one word: `Chang Shin` is `Changshin`."""
    for position in range(1, len(words) - 2):
        if words[position : position + 2] == ["chi", "nhánh"]:
            behind = position + (3 if words[position + 2] in ("tại", "tỉnh") else 2)
            words = words[:position] + words[behind:]
            break
    joined: list[str] = []
    for word in words:
        if joined and _foreign(word) and _foreign(joined[-1]):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _foreign(word: str) -> bool:
    """Whether a word can be one of another language: it has no sign that only Vietnamese has."""
    return word.isascii() and word.isalpha()


def _of_union(words: list[str]) -> list[str]:
    """`công đoàn cơ sở` is `công đoàn`: a company has one."""
    for position in range(len(words) - 3):
        if words[position] == "công" and words[position : position + 4] == ["công", "đoàn", "cơ", "sở"]:
            return words[: position + 2] + words[position + 4 :]
    return words
