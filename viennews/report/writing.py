"""`write_report` and `to_report`: the parts of a report put together."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable, Mapping

from viennews.arguments import check_target, check_text
from viennews.article_data import ArticleData, check_article
from viennews.collection import Collection
from viennews.inputs import Failure
from viennews.output import whole
from viennews.rendering.markup import asset, document, escape
from viennews.rendering.view import View
from viennews.report import panels
from viennews.report.script_data import packed, script_data
from viennews.tables import version
from viennews.wording import Wording


def write_report(
    articles: Iterable[ArticleData | Failure],
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    language: str = "en",
) -> int:
    """Writes the report of articles to a file; gives the number of articles. See `to_report`.

    Raises:
        TypeError: `articles` are no articles and failures.
        ValueError: there is no such language; the message says which there are.
        OSError: the file cannot be written; where its folder is missing, that is told before an article is read.
    """
    target = check_target(path)
    page, count = _build(articles, title, language)
    with whole(target) as fresh:
        fresh.write_text(page, encoding="utf-8")
    return count


def to_report(articles: Iterable[ArticleData | Failure], *, title: str | None = None, language: str = "en") -> str:
    """The report of articles as one HTML page.

    Args:
        articles: read one by one; what `read_many` gives for a page that failed is listed as such.
        title: the heading of the page.
        language: of the words around the articles, `en` or `vi`.

    Raises:
        TypeError: `articles` are no articles and failures.
        ValueError: there is no such language; the message says which there are.
    """
    return _build(articles, title, language)[0]


def _build(articles: Iterable[ArticleData | Failure], title: str | None, language: str) -> tuple[str, int]:
    check_text("title", title)
    words = Wording(language)
    collection = Collection()
    texts: list[str] = []
    failures: list[Failure] = []
    if not isinstance(articles, Iterable) or isinstance(articles, str | bytes | Mapping):
        raise TypeError(
            f"articles and failures, as read_many() gives them, are expected, not {type(articles).__name__}"
        )
    for article in articles:
        if isinstance(article, Failure):
            failures.append(article)
            continue
        check_article(article)
        collection.add(article)
        view = View(article, language, linked=False, anchor="x-")
        texts.append(packed(f"{view.header()}{view.body('hidden')}"))
    collection.totals()
    heading = title or words["report"]
    script = asset("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    parts = [
        panels.head(collection, heading, words),
        panels.charts(collection, words) if collection.pages else f'<p class="vn-none">{escape(words["empty"])}</p>\n',
        panels.facts(collection, words) if collection.rows else "",
        panels.articles(words) if collection.pages else "",
        panels.failures(failures, words),
        f'<footer class="vn-footer">{escape(words["made_by"])} viennews {escape(version())}</footer>\n',
    ]
    reader = (
        '<aside class="vn-reader" hidden tabindex="-1" '
        f'aria-label="{escape(words["article"])}">'
        f'<button type="button" class="vn-close" aria-label="{escape(words["close"])}">×</button>'
        f'{panels.legend(words)}<article class="vn-article" lang="vi"></article></aside>\n'
    )
    data = f'<script type="text/plain" id="vn-data">{packed(json.dumps(script_data(collection, words)))}</script>\n'
    pages = "".join(f'<script type="text/plain" id="vn-a{index}">{text}</script>\n' for index, text in enumerate(texts))
    body = (
        f'<div class="viennews vn-auto vn-report" lang="{words.language}">\n'
        f"<main>\n{''.join(parts)}</main>\n{reader}</div>\n"
        f"{data}{pages}<script>{script}</script>\n"
    )
    style = f"<style>{asset('article.css')}\n{asset('report.css')}</style>\n"
    return document(escape(heading), body, language=words.language, script=f"'sha256-{digest}'", style=style), len(
        collection.pages
    )
