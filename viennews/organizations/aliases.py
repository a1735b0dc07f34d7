"""Short forms that a text gives bodies itself: in brackets behind the name, or the brand in the name of a company."""

from __future__ import annotations

import dataclasses
import itertools

from viennews.organizations.borders import VIETNAMESE
from viennews.organizations.grammar import Grammar
from viennews.organizations.heads import Head, match
from viennews.organizations.knowledge import phrase
from viennews.organizations.naming import Name
from viennews.organizations.syllables import Tokens
from viennews.spelling import fold

_CITY = 4
"""The letters of a city in short: `TPHB`."""
_SHORTEST_BRAND, _LONGEST_BRAND = 4, 30


def define(grammar: Grammar, name: Name, aliases: dict[str, Name]) -> None:
    """Notes a short form that the text gives a body in brackets: `Công ty Cổ phần Sữa Việt Nam (Vinamilk)`."""
    if not name.named:
        return
    if name.skipped is not None:  # Phòng … (PC03) Công an tỉnh …, but Ngân hàng … (NCB) Chi nhánh …
        first, behind = name.skipped
        branch = grammar.words[behind : behind + 2] == ["chi", "nhánh"]
        body = dataclasses.replace(name, end=first, place=None, skipped=None) if branch else name
        _define_at(grammar, body, aliases, first)
    if name.end < grammar.count:
        _define_at(grammar, name, aliases, name.end)


def _define_at(grammar: Grammar, name: Name, aliases: dict[str, Name], position: int) -> None:
    tokens = grammar.tokens
    if tokens.gaps[position - 1].strip(" ") != "(":
        return
    last = position
    while last + 1 < grammar.count and tokens.gaps[last] in ("", " ") and last - position < 3:
        last += 1
    if not tokens.gaps[last].startswith(")") or tokens.abbreviated[position]:
        return
    printed = tokens.text[tokens.starts[position] : tokens.ends[last]]
    capitals = sum(letter.isupper() for letter in printed)
    if printed.startswith(("TP", "TX", "TT")) and printed.isupper() and len(printed) == _CITY:
        return
    if (
        grammar.place_known(position)
        or grammar.country(position)
        or phrase(grammar.knowledge.countries, tokens.words, position)
    ):
        return
    foreign = len(printed) > _SHORTEST_BRAND and not any(map(VIETNAMESE.fullmatch, tokens.words[position : last + 1]))
    numbered = printed[0].isalpha() and printed[1:].isdigit() and name.kind == "government"  # C02
    if (
        (capitals >= 2 or foreign or numbered)
        and len(printed) > 2
        and not _stands_for_members(tokens, name, position, printed)
        and (numbered or all(tokens.capital[each] for each in range(position, last + 1)))
    ):
        aliases.setdefault(printed, _holder_of(printed, name))


def _stands_for_members(tokens: Tokens, name: Name, position: int, printed: str) -> bool:
    """Whether initials are those of an association's members, without the word for it: `Hội Người cao tuổi (NCT)`."""
    members = tokens.words[name.start + 1 : position]
    return tokens.words[name.start] == "hội" and "".join(word[0] for word in members).startswith(fold(printed))


def _holder_of(printed: str, name: Name) -> Name:
    """The body that initials in brackets stand for: the company that a union's name ends with, what begins as they."""
    inner, told = name, name if name.head.words[0][0] == printed[0].lower() else None
    while inner.nested is not None and inner.nested.end == name.end:
        inner = inner.nested
        if told is None and inner.head.words[0][0] == printed[0].lower():
            told = inner  # Ban Chấp hành Liên hiệp các Hội … (LHH)
    return inner if inner.kind == "enterprise" else told or name


def with_aliases(grammar: Grammar, names: list[Name], aliases: dict[str, Name], brands: dict[str, Name]) -> list[Name]:
    """The names, and the short forms that the text has defined, where no name stands."""
    tokens = grammar.tokens
    first: dict[str, list[str]] = {}
    for printed in aliases:
        first.setdefault(fold(printed).split(" ")[0], []).append(printed)
    defined = {fold(printed).replace(" ", ""): body for printed, body in aliases.items()}
    brands = {brand: body for brand, body in brands.items() if brand not in defined}
    taken = bytearray(grammar.count + 1)
    known = brands | defined
    names = [_of_union(grammar, _of_body(grammar, name, known, defined), aliases) for name in names]
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    added: list[Name] = []
    wanted = {brand[:size] for brand in brands for size in range(1, len(brand) + 1)}.union(first)
    for index in itertools.compress(itertools.count(), map(wanted.__contains__, tokens.words)):
        if taken[index]:
            continue
        brand = _brand_at(grammar, index, brands)
        if brand is not None and not any(taken[index : brand[0]]):
            added.append(_alias(index, brand[0], brand[1]))
            taken[index : brand[0]] = b"\1" * (brand[0] - index)
            continue
        for printed in first.get(tokens.words[index], [])[:20]:
            start = tokens.starts[index]
            if tokens.text.startswith(printed, start):
                end = index + 1
                while end < grammar.count and tokens.ends[end - 1] < start + len(printed):
                    end += 1
                if tokens.ends[end - 1] != start + len(printed) or any(taken[index:end]):
                    continue
                body = aliases[printed]
                if index < body.start or _in_number(tokens, index):
                    continue
                added.append(_alias(index, end, body))
                break
    return sorted(names + added, key=lambda name: name.start) if added else names


def _alias(start: int, end: int, body: Name) -> Name:
    """A name that stands for a body named elsewhere."""
    head = Head(
        body.head.words, "", body.head.official, body.kind, "alias", "name", body.level, "", frozenset(),
        body.head.rule, False,
    )  # fmt: skip
    return Name(start, end, head, end, body.kind, body.level, True, nested=body)


def _of_body(grammar: Grammar, name: Name, brands: dict[str, Name], defined: dict[str, Name]) -> Name:
    """A brand or a number of the tables that stands alone, as the body that the text names by it."""
    if name.head.follow == "company" and len(name.head.words) < 3 and name.nested is None:  # Công ty Vinamilk
        body = defined.get("".join(grammar.tokens.words[name.head_end : name.end]))
        return _alias(name.start, name.end, body) if body is not None and body.head.follow == "company" else name
    words = grammar.tokens.words
    rest = words[name.head_end : name.end]
    if name.head.follow not in ("brand", "office", "code") or (rest and rest != ["việt", "nam"]):
        return name
    brand = "".join(words[name.start : name.head_end])
    body = brands.get(brand)
    if rest and body is not None and words[body.end - 2 : body.end] != rest:
        return name  # Vedan Việt Nam, of Công ty Cổ phần hữu hạn Vedan Việt Nam
    if body is not None and name.head.follow != "brand":  # PC03, behind Phòng Cảnh sát kinh tế (PC03) Công an tỉnh …
        return _alias(name.start, name.end, body) if name.start > body.start else name
    fuller = body is not None and (
        brand in defined or len(body.head.words) > 2 or body.end - body.head_end > name.end - name.start
    )
    return name if body is None or not fuller else _alias(name.start, name.end, body)


def _in_number(tokens: Tokens, index: int) -> bool:
    """Whether a syllable is part of the number of a document (`720/KTNN-TH`)."""
    start = tokens.starts[index]
    return tokens.text[start - 1 : start] in ("/", "-") and tokens.text[max(0, start - 2) : start - 1].isalnum()


def _of_union(grammar: Grammar, name: Name, aliases: dict[str, Name]) -> Name:
    """A union of a company that it calls by the short form that the text has defined: `Công đoàn PTC2`."""
    if name.head.follow != "union" or name.nested is not None or name.place is not None or name.end <= name.head_end:
        return name
    tokens = grammar.tokens
    body = aliases.get(tokens.text[tokens.starts[name.head_end] : tokens.ends[name.end - 1]])
    if body is None or name.start < body.start:
        return name
    if body.kind == "labour":  # Công đoàn VSIP, behind Công đoàn Khu công nghiệp Việt Nam - Singapore (VSIP)
        return _alias(name.start, name.end, body)
    return dataclasses.replace(name, nested=_alias(name.head_end, name.end, body), level=name.level or "grassroots")


def brand_names(grammar: Grammar, names: list[Name]) -> dict[str, Name]:
    """The foreign brands in the names of companies, folded and without spaces, with the longest name of each.

    `Công ty Trách nhiệm hữu hạn Chang Shin Việt Nam` gives `changshin`.
    """
    tokens = grammar.tokens
    found: dict[str, Name] = {}
    several: set[str] = set()
    for name in names:
        body: Name | None = name
        while body is not None and body.head.follow != "company" and body.head is not grammar.knowledge.foreign:
            body = body.nested
        if body is None or not body.named:
            continue
        position = body.head_end if body.head.follow == "company" else body.start
        while position < body.end and (field := match(grammar.knowledge.fields, tokens, position)):
            position = field[0]
        last = position
        while last < body.end and last - position < 3 and tokens.capital[last] and not tokens.abbreviated[last] and (
            last == position or grammar.joined(last) or tokens.gaps[last - 1] == "&"
        ) and not phrase(grammar.knowledge.countries, tokens.words, last) and tokens.words[last] != "việt":  # fmt: skip
            last += 1
        for end in range(position + 1, last + 1):
            words = tokens.words[position:end]
            brand = "".join(words)
            if (
                not _SHORTEST_BRAND <= len(brand) <= _LONGEST_BRAND
                or not brand.isascii()
                or all(map(VIETNAMESE.fullmatch, words))
            ):
                continue
            held = found.get(brand)
            if held is not None and not _same(grammar, held, body):
                several.add(brand)
            if held is None or held.end - held.start < body.end - body.start:
                found[brand] = body
    return {brand: body for brand, body in found.items() if brand not in several}


def _same(grammar: Grammar, one: Name, other: Name) -> bool:
    """Whether two names of companies can be those of one: one says no more than a part of the other."""
    words = grammar.tokens.words
    first, second = sorted((f" {' '.join(words[each.head_end : each.end])} " for each in (one, other)), key=len)
    return first in second


def _brand_at(grammar: Grammar, index: int, brands: dict[str, Name]) -> tuple[int, Name] | None:
    """The brand that stands alone at a syllable: the syllable behind it, and its company."""
    tokens = grammar.tokens
    if not tokens.capital[index]:
        return None
    if index and grammar.joined(index) and (
        grammar.thing(index)
        or (tokens.capital[index - 1] and not grammar.opens(index - 1))
    ):  # fmt: skip
        return None
    brand, end = "", index
    while end < grammar.count and end - index < 3 and (
        end == index or grammar.joined(end) or tokens.gaps[end - 1] == "&"
    ):  # fmt: skip
        brand += tokens.words[end]
        end += 1
        if brand in brands and not (grammar.joined(end) and tokens.capital[end]) and tokens.gaps[end - 1] != "&":
            return end, brands[brand]
    return None
