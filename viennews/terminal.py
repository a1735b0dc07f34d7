"""An article as text for a terminal, its mentions coloured."""

from __future__ import annotations

import re

from viennews.arguments import check_flag
from viennews.article_data import ArticleData, check_article
from viennews.span import longest_disjoint
from viennews.wording import Mention, Wording, kind_of

__all__ = ["to_terminal"]

# ANSI foreground colours that read on light and dark grounds.
_COLOURS = {
    "organization": "32", "date": "34", "count": "33", "money": "31", "percent": "35", "ratio": "35", "measure": "36",
    "duration": "36",
}  # fmt: skip
# What moves the cursor or changes the terminal; a page has no business with it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_RESET = "\x1b[0m"


def to_terminal(
    article: ArticleData, *, colour: bool = True, values: bool = False, dropped: bool = False, language: str = "en"
) -> str:
    """The article as text.

    Args:
        article: the article.
        colour: whether its mentions are coloured by ANSI sequences.
        values: whether the normalised value stands in brackets behind each mention, numbers as `1250` and `3.2`.
        dropped: whether what was stripped follows, with the rules that did it.
        language: of the words around the article, `en` or `vi`.

    Control characters of the article are replaced: a page cannot reach through to the terminal.

    Raises:
        TypeError: `article` is no article.
        ValueError: there is no such language.
    """
    check_article(article)
    for name, value in (("colour", colour), ("values", values), ("dropped", dropped)):
        check_flag(name, value)
    words = Wording(language)
    known = [words.day(article.published), article.author or "", article.url or ""]
    parts = [_dim(" · ".join(_clean(each) for each in known if each), colour)]
    text = article.text
    if colour or values:
        found: list[Mention] = longest_disjoint([*article.organizations, *article.dates, *article.figures])
        pieces, position = [], 0
        for mention in found:
            pieces += [_clean(text[position : mention.start]), _mention(mention, words, colour, values)]
            position = mention.end
        text = "".join(pieces) + _clean(text[position:])
        if colour:
            legend = dict.fromkeys(kind_of(mention) for mention in found)
            parts.append("  ".join(_painted(words[kind], kind) for kind in legend))
    else:
        text = _clean(text)
    parts.append(text)
    if dropped:
        lines = [
            _clean(f"  {block.kind} ({block.rule}): {' '.join(block.text.split())[:100]}")
            for block in article.blocks
            if not block.kept
        ]
        parts.append("\n".join([f"{words['dropped']}: {len(lines)}", *lines]))
    return "\n\n".join(part for part in parts if part)


def _mention(mention: Mention, words: Wording, colour: bool, values: bool) -> str:
    text = _clean(mention.text)
    if values:
        text += f" [{_clean(words.value(mention, grouped=False))}]"
    return _painted(text, kind_of(mention)) if colour else text


def _painted(text: str, kind: str) -> str:
    return f"\x1b[{_COLOURS[kind]}m{text}{_RESET}"


def _dim(text: str, colour: bool) -> str:
    return f"\x1b[2m{text}{_RESET}" if colour and text else text


def _clean(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)
