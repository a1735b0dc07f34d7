"""Which rule decided, as lines to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viennews.article import Article
    from viennews.mentions import DateMention, FigureMention, OrganizationMention

_SHOWN = 60


def explain(article: Article, what: str = "blocks") -> str:
    """See `Article.explain`."""
    if what == "facts":
        return "\n".join(f"{each.figure.start:>6} {each.rule:<48} {each.figure.text}" for each in article.facts)
    if what in ("dates", "figures", "organizations"):
        mentions: Sequence[DateMention | FigureMention | OrganizationMention] = getattr(article, what)
        return "\n".join(f"{each.start:>6} {each.rule:<48} {each.text}" for each in mentions)
    if what != "blocks":
        raise ValueError(f"no {what!r} to explain; there are blocks, dates, figures, organizations and facts")
    lines = []
    for block in article.blocks:
        text = block.text.replace("\n", " ")
        text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
        lines.append(f"{'+' if block.kept else '-'} {block.kind:<15} {block.rule:<24} {text}")
    return "\n".join(lines)
