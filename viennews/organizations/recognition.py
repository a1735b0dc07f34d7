"""The names in a text, in its order, and the short forms that the text defines."""

from __future__ import annotations

from viennews.lexicon import DEFAULT, Lexicon
from viennews.mentions import OrganizationMention
from viennews.organizations.aliases import brand_names, define, with_aliases
from viennews.organizations.contexts import foreign, in_context, listed, listed_as_groups, numbered, reporter
from viennews.organizations.grammar import Grammar
from viennews.organizations.heads import END, REPORTERS, Head, Trie, match
from viennews.organizations.keys import key_of
from viennews.organizations.knowledge import Knowledge
from viennews.organizations.memory import Resolved
from viennews.organizations.naming import Name
from viennews.organizations.resolution import Resolver
from viennews.organizations.syllables import HEAD, Marks, Tokens, make_marks
from viennews.organizations.whereabouts import Whereabouts
from viennews.places import gazetteer
from viennews.spelling import fold
from viennews.syllables import Syllables

_CLOSING = {"”": "“", '"': '"', "»": "«"}
_NAMED_AFTER = frozenset(["company", "caponly", "school", "brand"])
_POSTS = frozenset(["đồn", "trạm", "trại"])
"""What is named after a place, which may be a village or a hill of the same name as a district elsewhere."""


def organizations_in(
    parted: Syllables, *, generic: bool = False, lexicon: Lexicon = DEFAULT
) -> list[OrganizationMention]:
    """The organizations named in a text that is parted into syllables; see `find_organizations`."""
    knowledge = lexicon.built(Knowledge)
    tokens = Tokens(parted, knowledge.abbreviations, lexicon.built(_marks))
    del parted  # the tokens may have lists of their own, as long as these
    grammar = Grammar(tokens, knowledge, lexicon.built(gazetteer))
    names = _names(grammar)
    if not names:
        return []
    resolver = Resolver(grammar, names)
    resolver.prepare()
    resolved = [resolver.resolve(name, listed=listed(names, index, grammar)) for index, name in enumerate(names)]
    full = fold("\n".join(each.full for each in resolved)).split("\n")
    places = fold("\n".join(each.place_text or "" for each in resolved)).split("\n")
    whereabouts = Whereabouts(resolver)
    mentions = [_mention(*each, whereabouts) for each in zip(resolved, full, places, strict=True)]
    return mentions if generic else [mention for mention in mentions if not mention.generic]


def _marks(lexicon: Lexicon) -> Marks:
    """What the syllables of a text are looked through for."""
    knowledge = lexicon.built(Knowledge)
    return make_marks(knowledge.abbreviations, knowledge.openings, lexicon.built(gazetteer).firsts)


def _mention(resolved: Resolved, folded: str, place: str, whereabouts: Whereabouts) -> OrganizationMention:
    name, resolver = resolved.name, whereabouts.resolver
    text = resolver.tokens.text
    start, end = resolver.tokens.starts[name.start], resolver.tokens.ends[name.end - 1]
    if end < len(text) and text[end] in _CLOSING and text.count(_CLOSING[text[end]], start, end) == 1:
        end += 1  # Công ty TNHH “Ánh Sao”
    holder = name.innermost()
    after = holder.head.follow in _NAMED_AFTER or holder.head.words[0] in _POSTS
    if resolved.place is not None:
        resolved.place = whereabouts.raised(resolved.place)
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
        key=key_of(resolved, folded, place, province, resolver.grammar, whereabouts.site(resolved)),
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
        name = reporter(grammar, index) if word in REPORTERS else None
        if word == "tổ" and following == "chức":
            name = foreign(grammar, index)
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
            if not (index and index == done) and numbered(tokens, index):
                continue
            if index and _tied(grammar, index, following):
                continue
            name = grammar.name(index)
            if name is not None:
                name = in_context(grammar, name)
        if name is not None:
            if names and not name.group and listed_as_groups(grammar, names[-1], name):
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
            and listed(names, index, grammar) is not None
        ):
            name.named = True
    brands = brand_names(grammar, names)
    return with_aliases(grammar, names, aliases, brands) if aliases or brands else names


def _tied(grammar: Grammar, index: int, following: str) -> bool:
    """Whether a syllable makes a word with the one before it: `thị trường`, `Chánh Văn phòng`."""
    pair = f"{grammar.words[index - 1]} {grammar.words[index]}"
    named = (
        grammar.words[index] == "báo"
        and index + 1 < grammar.count
        and match(grammar.knowledge.newspapers, grammar.tokens, index + 1) is not None
    )
    if grammar.tokens.capital[index] or named or following in ("ty", "đoàn", "đại"):
        return pair in grammar.knowledge.posted
    return pair in grammar.knowledge.ties


def _goes_on(node: Trie | list[Head], words: list[str], index: int) -> bool:
    """Whether a head may go on with a syllable and behind it, or end with it."""
    below = node[words[index]] if isinstance(node, dict) and words[index] in node else None
    if below is None or END in below:
        return True
    following = words[index + 1] if index + 1 < len(words) else ""
    return following in below or following == "và"
