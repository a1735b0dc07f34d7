"""`render`, `to_html`, `to_fragment`: the pieces of an article put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from viennews.arguments import check_flag
from viennews.article_data import ArticleData, check_article
from viennews.documents import from_dict
from viennews.rendering.markup import Theme, asset, document, escape
from viennews.rendering.view import Dropped, View
from viennews.tables import version
from viennews.wording import Wording


def render(document: ArticleData | Mapping[str, Any], **options: Any) -> str:
    """The HTML page of an article or of a plain dict: what somebody else found can be looked at too.

    Args:
        document: an article, or a mapping as `Article.to_dict()` gives it, or less of one: `text` and any of `dates`,
            `figures`, `organizations` (see `viennews.documents.from_dict`).
        options: those of `to_html`.

    Raises:
        TypeError: `document` is neither.
        ValueError: a span does not lie in the text, or an option has another value than it may.

    >>> page = render({"text": "Tặng 25 suất quà.", "figures": [{"start": 5, "end": 7, "kind": "count", "value": 25}]})
    >>> "<mark" in page
    True
    """
    return to_html(document if hasattr(document, "blocks") else from_dict(document), **options)  # type: ignore[arg-type]


def to_html(
    article: ArticleData,
    *,
    language: str = "en",
    theme: Theme = "auto",
    dropped: Dropped = "folded",
    facts: bool = True,
) -> str:
    """A page of its own: the article, its mentions highlighted, its facts, what was stripped.

    Args:
        article: the article.
        language: of the words around the article, `en` or `vi`.
        theme: `light`, `dark`, or as the reader's system has it.
        dropped: what was stripped is `folded` below the article, struck out `inline` where it stood, or `hidden`.
        facts: whether the table of facts is shown.

    Raises:
        TypeError: `article` is no article, or `facts` no `bool`.
        ValueError: an option has another value than it may.
    """
    body = to_fragment(article, language=language, theme=theme, dropped=dropped, facts=facts)
    title = escape(article.title or Wording(language)["untitled"])
    style = f"<style>{asset('page.css')}</style>\n"
    return document(title, f'<main class="vn-page">\n{body}</main>\n', theme=theme, style=style)


def to_fragment(
    article: ArticleData,
    *,
    language: str = "en",
    theme: Theme = "auto",
    dropped: Dropped = "folded",
    facts: bool = True,
) -> str:
    """The same for a notebook: one element with its style; options as in `to_html`."""
    for name, value, allowed in (("theme", theme, get_args(Theme)), ("dropped", dropped, get_args(Dropped))):
        if value not in allowed:
            raise ValueError(f"no {name} {value!r}; it is one of {', '.join(allowed)}")
    check_flag("facts", facts)
    check_article(article)
    view = View(article, language, linked=facts)
    parts = [
        f'<div class="viennews vn-{theme} tex2jax_ignore mathjax_ignore" lang="{language}">\n',
        f"<style>{asset('article.css')}</style>\n",
        view.legend(),
        f'<article class="vn-article" lang="vi">\n{view.header()}{view.body(dropped)}</article>\n',
        view.facts() if facts else "",
        view.stripped() if dropped == "folded" else "",
        f'<footer class="vn-footer">viennews {escape(version())}</footer>\n</div>\n',
    ]
    return "".join(parts)
