"""The names in a text, in its order, and the short forms that the text defines."""

from __future__ import annotations

from viennews.arguments import check_flag
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.limits import MAX_CHARS
from viennews.mentions import OrganizationMention
from viennews.organizations.aliases import brand_names, define, with_aliases
from viennews.organizations.grammar import Grammar
from viennews.organizations.heads import CREDITS, END, REPORTERS, Head, Trie, match
from viennews.organizations.keys import key_of
from viennews.organizations.knowledge import Knowledge
from viennews.organizations.locating import Place
from viennews.organizations.memory import Resolved
from viennews.organizations.naming import Name
from viennews.organizations.placing import short_unit
from viennews.organizations.resolution import Resolver
from viennews.organizations.surroundings import compatible
from viennews.organizations.syllables import HEAD, Marks, Tokens, make_marks
from viennews.places import gazetteer
from viennews.spelling import compose, fold
from viennews.syllables import Syllables, syllables

_CLOSING = {"”": "“", '"': '"', "»": "«"}
_LISTED = frozenset(["mass", "placed", "front", "office-placed", "doan"])
_LISTED_LAST = frozenset(["police", "office", "center"])
"""What follows the heads of bodies that a list may end with, so that their place is that of all."""
_NAMED_AFTER = frozenset(["company", "caponly", "school", "brand"])
_POSTS = frozenset(["đồn", "trạm", "trại"])
"""What is named after a place, which may be a village or a hill of the same name as a district elsewhere."""
_GROUPED = _LISTED | {"union"}


def find_organizations(
    text: str, *, generic: bool = False, lexicon: Lexicon = DEFAULT, max_chars: int = MAX_CHARS
) -> list[OrganizationMention]:
    """The organizations named in a text, in its order, not overlapping.

    Args:
        text: taken as an article whose first line is the title; short names are resolved by what it says.
        generic: whether to give bare common words (`Hội`, `Công đoàn`) and groups of bodies (`các cấp Hội`) too; their
            `generic` is true.
        lexicon: tables with rows of the caller's own.
        max_chars: the most characters that are taken.

    Offsets are code points of `text` as given, NFC or not.

    Raises:
        TypeError: `text` is not a `str`, or `lexicon` not a `Lexicon`.
        LimitError: `text` is longer than `max_chars`.

    >>> [each.name for each in find_organizations("Hội LHPN TP Móng Cái và Thành hội")]
    ['Hội Liên hiệp Phụ nữ Thành phố Móng Cái', 'Hội Liên hiệp Phụ nữ Thành phố Móng Cái']
    """
    check_lexicon(lexicon)
    check_flag("generic", generic)
    composed = compose(text, "find_organizations", max_chars)
    mentions = organizations_in(syllables(composed.text), generic=generic, lexicon=lexicon)
    return [composed.restore(mention) for mention in mentions]


def organizations_in(
    parted: Syllables, *, generic: bool = False, lexicon: Lexicon = DEFAULT
) -> list[OrganizationMention]:
    """The same for a text that is parted into syllables already."""
    knowledge = lexicon.built(Knowledge)
    tokens = Tokens(parted, knowledge.abbreviations, lexicon.built(_marks))
    del parted  # the tokens may have lists of their own, as long as these
    grammar = Grammar(tokens, knowledge, lexicon.built(gazetteer))
    names = _names(grammar)
    if not names:
        return []
    resolver = Resolver(grammar, names)
    resolver.prepare()
    resolved = [resolver.resolve(name, listed=_listed(names, index, grammar)) for index, name in enumerate(names)]
    full = fold("\n".join(each.full for each in resolved)).split("\n")
    places = fold("\n".join(each.place_text or "" for each in resolved)).split("\n")
    mentions = [_mention(*each, resolver) for each in zip(resolved, full, places, strict=True)]
    return mentions if generic else [mention for mention in mentions if not mention.generic]


def _marks(lexicon: Lexicon) -> Marks:
    """What the syllables of a text are looked through for."""
    knowledge = lexicon.built(Knowledge)
    return make_marks(knowledge.abbreviations, knowledge.openings, lexicon.built(gazetteer).firsts)


def _mention(resolved: Resolved, folded: str, place: str, resolver: Resolver) -> OrganizationMention:
    name, text = resolved.name, resolver.tokens.text
    start, end = resolver.tokens.starts[name.start], resolver.tokens.ends[name.end - 1]
    if end < len(text) and text[end] in _CLOSING and text.count(_CLOSING[text[end]], start, end) == 1:
        end += 1  # Công ty TNHH “Ánh Sao”
    after = name.head.follow in _NAMED_AFTER or name.head.words[0] in _POSTS
    province = resolver.around.province(resolved.place, sure=not after)
    return OrganizationMention(
        start,
        end,
        text[start:end],
        name=resolved.full,
        kind=resolved.kind or "other",  # type: ignore[arg-type]
        level=resolved.level,  # type: ignore[arg-type]
        place=resolved.place_text,
        province=province,
        key=key_of(resolved, folded, place, province, resolver.grammar),
        generic=name.group or not name.named,
        rule=name.head.rule,
    )


def _names(grammar: Grammar) -> list[Name]:
    """The names in the text, in order, each read where a head begins."""
    tokens, heads, openings = grammar.tokens, grammar.knowledge.heads, grammar.knowledge.openings
    words, capital, last = tokens.words, tokens.capital, len(tokens.words) - 1
    names: list[Name] = []
    aliases: dict[str, Name] = {}
    done = 0
    for index in tokens.marked(HEAD):
        if index < done:
            continue
        word = words[index]
        following = words[index + 1] if index < last else ""
        expected = openings[word]
        if expected is not None and following not in expected:
            continue
        name = _reporter(grammar, index) if word in REPORTERS else None
        if name is None and word in heads:
            below = heads[word]
            if expected is None:
                if not (
                    capital[index]
                    or following in below
                    or (index < last and capital[index + 1])
                    or grammar.grouped(index)
                ):
                    continue
            elif not _goes_on(below, words, index + 1):
                continue
            if (not (index and index == done) and _numbered(tokens, index)) or (
                index
                and not tokens.capital[index]
                and following not in ("ty", "đoàn")
                and f"{words[index - 1]} {words[index]}" in grammar.knowledge.ties
            ):
                continue
            name = grammar.name(index)
            if name is not None:
                name = _in_context(grammar, name)
        if name is not None:
            if names and not name.group and _listed_as_groups(grammar, names[-1], name):
                name.group = True
            names.append(name)
            done = name.end
            define(grammar, name, aliases)
    for index, name in enumerate(names):
        # `Đảng ủy, HĐND, UBND xã Tân Lập`: the place stands once, behind the last.
        if (
            not (name.named or name.group)
            and name.end == name.head_end
            and len(name.head.words) > 1
            and tokens.capital[name.start]
            and _listed(names, index, grammar) is not None
        ):
            name.named = True
    brands = brand_names(grammar, names)
    return with_aliases(grammar, names, aliases, brands) if aliases or brands else names


def _listed_as_groups(grammar: Grammar, before: Name, name: Name) -> bool:
    """Whether a short name follows a group of its like in a list: `các Thành hội, Huyện hội`."""
    follow = name.head.follow
    return (
        before.group
        and follow in ("short", "keep")
        and follow == before.head.follow
        and name.place is None
        and grammar.tokens.gaps[before.end - 1] in (", ", " - ")
        and before.end == name.start
    )


def _goes_on(node: Trie | list[Head], words: list[str], index: int) -> bool:
    """Whether a head may go on with a syllable and behind it, or end with it."""
    below = node[words[index]] if isinstance(node, dict) and words[index] in node else None
    if below is None or END in below:
        return True
    following = words[index + 1] if index + 1 < len(words) else ""
    return following in below or following == "và"


def _numbered(tokens: Tokens, index: int) -> bool:
    """Whether a syllable is part of a document number (`295/LĐLĐ`, `357/KH-HPN`) or of an address (`vtv.vn`)."""
    start, end = tokens.starts[index], tokens.ends[index]
    text = tokens.text
    if (start == 0 or text[start - 1] in " \n") and text[end : end + 1] not in ("@", "_", "."):
        return False
    if start and text[start - 1] in "/-&.@_" and index:
        if text[start - 1] in "/" and text[start - 2 : start - 1].isdigit():
            return True
        left = text[max(0, start - 16) : start].rsplit(None, 1)
        if left and any(sign in left[-1] for sign in "/@") and any(letter.isdigit() for letter in left[-1]):
            return True
        if text[start - 1] in "@_" or (text[start - 1] == "." and text[start - 2 : start - 1].islower()):
            return True
    return text[end : end + 1] in ("@", "_") or text[end : end + 4].lower() in (".vn/", ".com") or (
        text[end : end + 3].lower() == ".vn" and not text[end + 3 : end + 4].isalpha()
    )  # fmt: skip


def _in_context(grammar: Grammar, name: Name) -> Name | None:
    """What the words before a name make of it: a group, a person, a law."""
    words, tokens = grammar.words, grammar.tokens
    start = name.start
    if (
        name.named
        and name.place is not None
        and name.place.name is None
        and name.head.follow != "keep"
        and not (name.kind == "labour" and name.place.start > name.head_end)
        and not any(
            tokens.capital[index] or tokens.abbreviated[index]
            for index in range(start + (name.kind in ("hospital", "school", "media")), name.end)
        )
    ):
        name.named = False  # trạm y tế xã
    if start == 0:
        return name
    if name.head.follow == "brand" and name.end == name.head_end and words[start - 1] in grammar.knowledge.goods:
        return None
    before = words[start - 1]
    if before in ("tại", "ở") and " ".join(name.head.words[:2]) in grammar.knowledge.venues:
        return None
    spaced = grammar.joined(start)
    told = name.place is not None and name.place.name is not None
    if spaced and before == "cấp" and words[start - 2 : start - 1] == ["các"] and name.head.follow in _GROUPED:
        name.group = True  # các cấp công đoàn tỉnh Bình Định
    several = before in grammar.knowledge.plural or (before.isdigit() and not told)
    if spaced and several and name.head.follow == "unit" and name.proper == name.head_end:
        name.group = name.nested is None and not words[name.head_end].isdigit()  # các chi hội xã, 13 chi hội phường
    if spaced and not told and not (name.head.follow == "none" and name.head.bare == "name"):
        if before in grammar.knowledge.plural or (before == "cấp" and words[start - 2 : start - 1] == ["các"]):
            name.group = (
                name.group or name.proper is None or (name.head.follow == "organ" and not tokens.capital[start])
            )
        elif before.isdigit() and name.proper is None:
            name.group = True
    if spaced and name.head.words[0] == "thị" and tokens.capital[start - 1] and before in grammar.knowledge.family:
        return None  # Đoàn Thị Hội
    if spaced and name.head.follow == "doan" and before in grammar.knowledge.persons:
        return None  # anh Đoàn Thị Xã
    if spaced and len(name.head.words) <= 2 and name.end == name.head_end:
        if before in ("luật", "bộ") and name.head.level != "central":
            return None
        if (
            tokens.capital[start - 1]
            and (before in grammar.knowledge.middle or before in grammar.knowledge.family)
            and len(name.head.words) == 1
        ):
            return None
    return name


def _reporter(grammar: Grammar, index: int) -> Name | None:
    """The newspaper behind `PV`, `phóng viên`, `theo` or `Ảnh:`."""
    tokens = grammar.tokens
    credit = grammar.words[index] in CREDITS
    position = index + (2 if grammar.words[index] == "phóng" else 1)
    if position > index + 1 and grammar.words[index + 1 : index + 2] != ["viên"]:
        return None
    if position >= grammar.count or not grammar.tokens.capital[position]:
        return None
    if not (tokens.gaps[index].strip() == ":" if credit else grammar.joined(position)):
        return None
    found = match(grammar.knowledge.newspapers, grammar.tokens, position)
    if found is None:
        return None
    end, head = found
    if grammar.words[index] == "theo" and (
        head.rule not in grammar.knowledge.newspapers_alone
        or not (tokens.capital[end - 1] or end == position + 1)
        or (grammar.joined(end) and tokens.capital[end])
    ):
        return None  # theo Lao động Thủ đô, theo Giao thông vận tải
    if credit and (head.rule not in grammar.knowledge.newspapers_alone or grammar.joined(end)):
        return None  # Ảnh: Thanh niên tình nguyện
    return Name(position, end, head, end, "media", None, True)


def _listed(names: list[Name], index: int, grammar: Grammar) -> Place | None:
    """The place that stands once behind a list of bodies: `Hội LHPN, Hội Nông dân xã Yên Mỹ`."""
    short = names[index].head.follow == "keep"  # Thành đoàn, Hội Sinh viên TP.HCM
    if not (short or names[index].head.follow in _LISTED) or names[index].place is not None:
        return None
    current = index
    while current + 1 < len(names) and current - index < 12:
        here, following = names[current], names[current + 1]
        gap = grammar.tokens.text[grammar.tokens.ends[here.end - 1] : grammar.tokens.starts[following.start]]
        if gap.strip() not in (",", "và", "-", "–", ", và") or following.head.follow not in _LISTED | _LISTED_LAST:
            return None
        if following.place is not None:
            if not short:
                return following.place
            unit = short_unit(names[index].head)
            return following.place if unit is not None and compatible(following.place, *unit) else None
        current += 1
    return None
