"""A page to look at for a collection of articles: who reports what, when, how much, and where it says so.

One self-contained file: charts as SVG, the facts as a table that can be sorted and filtered, every article behind the
facts that it gives. Its only script is our own; nothing of a page is executed, nothing is loaded.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from viennews.charts import Bar, bars, timeline
from viennews.collection import Collection, Row, amount, window
from viennews.inputs import Failure
from viennews.rendering.markup import asset, document, escape
from viennews.rendering.view import View, clipped
from viennews.tables import ArticleData, check_article, version
from viennews.wording import KINDS, Wording

__all__ = ["to_report", "write_report"]

BODIES = 14
SUMS = 10


def write_report(
    articles: Iterable[ArticleData | Failure],
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    language: str = "en",
) -> int:
    """Writes the report of articles to a file; gives the number of articles. See `to_report`.

    Raises:
        TypeError: `articles` are none.
        ValueError: there is no such language; the message says which there are.
    """
    target = Path(path)
    page, count = _build(articles, title, language)
    target.write_text(page, encoding="utf-8")
    return count


def to_report(articles: Iterable[ArticleData | Failure], *, title: str | None = None, language: str = "en") -> str:
    """The report of articles as one HTML page.

    Args:
        articles: read one by one; what `read_many` gives for a page that failed is listed as such.
        title: the heading of the page.
        language: of the words around the articles, `en` or `vi`.

    Raises:
        TypeError: `articles` are none.
        ValueError: there is no such language; the message says which there are.
    """
    return _build(articles, title, language)[0]


def _build(articles: Iterable[ArticleData | Failure], title: str | None, language: str) -> tuple[str, int]:
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
        _head(collection, heading, words),
        _charts(collection, words) if collection.pages else f'<p class="vn-none">{escape(words["empty"])}</p>\n',
        _facts(collection, words) if collection.rows else "",
        _articles(words) if collection.pages else "",
        _failures(failures, words),
        f'<footer class="vn-footer">{escape(words["made_by"])} viennews {escape(version())}</footer>\n',
    ]
    reader = (
        '<aside class="vn-reader" hidden tabindex="-1" '
        f'aria-label="{escape(words["article"])}">'
        f'<button type="button" class="vn-close" aria-label="{escape(words["close"])}">×</button>'
        f'{_legend(words)}<article class="vn-article" lang="vi"></article></aside>\n'
    )
    data = f'<script type="text/plain" id="vn-data">{packed(json.dumps(_data(collection, words)))}</script>\n'
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


def packed(text: str) -> str:
    """Text for the script to unpack when it is needed: deflated, in Base64, which no markup can break out of."""
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 6)).decode()


def _section(name: str, title: str, note: str, body: str, css: str = "") -> str:
    return (
        f'<section class="vn-panel {css}" id="{name}">\n<h2>{escape(title)}</h2>\n'
        f'<p class="vn-note">{escape(note)}</p>\n{body}</section>\n'
    )


def _head(collection: Collection, heading: str, words: Wording) -> str:
    pages = collection.pages
    stories = sum(page.first_of_story for page in pages)
    days = sorted(page.published for page in pages if page.published)
    span = " – ".join(dict.fromkeys(words.day(day) for day in (days[0], days[-1]))) if days else ""
    named = sum(not body.generic for body in collection.bodies)
    tiles = [
        (len(pages), words["articles"], ""),
        (stories, words["stories"], words["stories_note"] if stories < len(pages) else ""),
        (named, words["organizations"], ""),
        (len(collection.rows), words["facts_count"], ""),
    ]
    items = "".join(
        f'<li title="{escape(note)}"><b>{escape(words.number(value))}</b> {escape(name)}</li>\n'
        for value, name, note in tiles
    )
    period = f"<p>{escape(words['published'])} {escape(span)}</p>\n" if span else ""
    return f'<header class="vn-head">\n<h1>{escape(heading)}</h1>\n{period}<ul>\n{items}</ul>\n</header>\n'


def _legend(words: Wording, kinds: Iterable[str] = KINDS) -> str:
    items = "".join(f'<span class="vn-key vn-{kind}">{escape(words[kind])}</span>\n' for kind in kinds)
    return f'<div class="vn-keys">\n{items}</div>\n'


def _charts(collection: Collection, words: Wording) -> str:
    figures = [kind for kind in KINDS if any(body.counts[kind] for body in collection.bodies)]
    organizations = [
        Bar(
            body.name, {kind: body.counts[kind] for kind in figures if body.counts[kind]},
            words.number(body.counts.total()), words.label(body.kind), filter=f"body {index}",
        )
        for index in collection.largest_bodies(BODIES)
        for body in [collection.bodies[index]]
    ]  # fmt: skip
    kinds = [
        Bar(
            words.label(kind), {each: counts[each] for each in figures if counts[each]}, words.number(counts.total()),
            filter=f"bodyKind {kind}",
        )
        for kind, counts in collection.kinds().items()
    ]  # fmt: skip
    sums = [_sum(collection, row, words) for row in collection.largest_sums(SUMS)]
    none = f'<p class="vn-none">{escape(words["no_data"])}</p>\n'
    precise, spread = collection.months()
    published = collection.published()
    borders = window((precise, spread), published)
    keys = (
        '<div class="vn-keys">'
        + "".join(
            f'<span class="vn-key vn-{name}">{escape(words[f"timeline_{label}"])}</span>\n'
            for name, label in (("precise", "precise"), ("spread", "period"), ("published", "published"))
        )
        + "</div>\n"
    )
    time = keys + timeline((precise, spread), published, borders, words) if borders else none
    legend = _legend(words, figures) if figures else ""
    return (
        '<div class="vn-grid">\n'
        + _section("who", words["organizations_title"], words["organizations_note"],
                   legend + bars(organizations, words) if organizations else none, "vn-tall")
        + _section("when", words["timeline_title"], words["timeline_note"], time)
        + _section("kinds", words["kinds_title"], words["kinds_note"], bars(kinds, words) if kinds else none)
        + _section("money", words["money_title"], words["money_note"], bars(sums, words) if sums else none, "vn-wide")
        + "</div>\n"
    )  # fmt: skip


def _sum(collection: Collection, row: Row, words: Wording) -> Bar:
    who = collection.bodies[row.body].name if row.body >= 0 else ""
    what = words.what(row.fact.figure)
    return Bar(
        " · ".join(part for part in (who, what) if part) or collection.pages[row.page].title,
        {"money": float(amount(row.fact))},
        words.short(amount(row.fact)),
        clipped(row.fact, 40, 60),
        href=f"#a{row.page}.{row.fact.sentence.start}",
    )


def _facts(collection: Collection, words: Wording) -> str:
    def select(name: str, every: str, values: Iterable[tuple[str, str]]) -> str:
        options = "".join(f'<option value="{escape(value)}">{escape(label)}</option>' for value, label in values)
        return (
            f'<select name="{name}" aria-label="{escape(words[every])}">'
            f'<option value="">{escape(words[every])}</option>{options}</select>\n'
        )

    kinds = [kind for kind in KINDS if any(row.fact.figure.kind == kind for row in collection.rows)]
    body_kinds = sorted({body.kind for body in collection.bodies}, key=words.label)
    changes = (("0", words["only_levels"]), ("1", words["only_changes"]))
    again = any(not page.first_of_story for page in collection.pages)
    once = f'<label><input type="checkbox" name="once" checked> {escape(words["once"])}</label>\n' if again else ""
    head = "".join(
        f'<th scope="col" aria-sort="none">'
        f'<button type="button" data-sort="{column}">{escape(words[key])}</button></th>'
        for column, key in (
            ("who", "who"), ("amount", "amount"), ("what", "counted"), ("when", "when"), ("quote", "where_said"),
            ("article", "article"),
        )
    )  # fmt: skip
    tools = (
        '<form class="vn-tools" role="search">\n'
        f'<input type="search" name="q" placeholder="{escape(words["search_hint"])}" '
        f'aria-label="{escape(words["search"])}" autocomplete="off" spellcheck="false">\n'
        + select("kind", "all_kinds", ((kind, words[kind]) for kind in kinds))
        + select("bodyKind", "all_bodies", ((kind, words.label(kind)) for kind in body_kinds))
        + select("change", "all_changes", changes)
        + once
        + '<span class="vn-chips"></span>'
        f'<button type="reset" class="vn-clear" hidden>{escape(words["clear"])}</button>\n'
        f'<output class="vn-shown"></output><button type="button" class="vn-csv">{escape(words["download"])}</button>\n'
        "</form>\n"
    )
    table = (
        f'<table class="vn-table"><thead><tr>{head}</tr></thead><tbody lang="vi"></tbody></table>\n'
        f'<p class="vn-none vn-nothing" hidden>{escape(words["no_match"])}</p>\n'
        f'<button type="button" class="vn-more" hidden>{escape(words["show_more"])}</button>\n'
        f'<noscript><p class="vn-none">{escape(words["no_script"])}</p></noscript>\n'
    )
    return _section("facts", words["facts_title"], words["facts_note"], tools + table)


def _articles(words: Wording) -> str:
    return (
        f'<section class="vn-panel" id="articles">\n<h2>{escape(words["articles_title"])}</h2>\n'
        '<ol class="vn-list" lang="vi"></ol>\n'
        f'<button type="button" class="vn-more-articles" hidden>{escape(words["show_more"])}</button>\n</section>\n'
    )


def _failures(failures: list[Failure], words: Wording) -> str:
    if not failures:
        return ""
    items = "".join(
        f"<li><b>{escape(each.source)}</b> {escape(each.error)}: {escape(each.message)}</li>\n" for each in failures
    )
    body = f'<ul class="vn-failures">\n{items}</ul>\n'
    return _section("failures", f"{words['failures_title']}: {len(failures)}", words["failures_note"], body)


def _data(collection: Collection, words: Wording) -> dict[str, Any]:
    """What the script reads, column by column."""
    facts = [row.fact for row in collection.rows]
    return {
        "language": words.language,
        "version": version(),
        "labels": {key: words[key] for key in ("undated", "untitled", "facts_count", "also", "up", "down", "articles")},
        "kinds": {kind: words[kind] for kind in KINDS},
        "bodies": {
            "name": [body.name for body in collection.bodies],
            "kind": [body.kind for body in collection.bodies],
            "generic": [int(body.generic) for body in collection.bodies],
        },
        "pages": {
            "title": [page.title for page in collection.pages],
            "url": [page.url for page in collection.pages],
            "published": [page.published.toordinal() if page.published else 0 for page in collection.pages],
            "day": [words.day(page.published) for page in collection.pages],
            "facts": [page.facts for page in collection.pages],
            "same": [page.same_as for page in collection.pages],
        },
        "facts": {
            "page": [row.page for row in collection.rows],
            "body": [row.body for row in collection.rows],
            "sentence": [fact.sentence.start for fact in facts],
            "kind": [fact.figure.kind for fact in facts],
            "amount": [words.amount(fact.figure) for fact in facts],
            "value": [float(amount(fact)) for fact in facts],
            "what": [words.what(fact.figure) for fact in facts],
            "when": [words.when(fact.date) if fact.date else "" for fact in facts],
            "first": [fact.date.first.toordinal() if fact.date and fact.date.first else 0 for fact in facts],
            "months": [_months(fact.date) for fact in facts],
            "change": [fact.change or "" for fact in facts],
            "quote": [clipped(fact) for fact in facts],
        },
    }


def _months(date: Any) -> list[int]:
    """First and last month of a date, as the timeline counts them."""
    days = (date.first, date.last) if date else ()
    return [12 * day.year + day.month - 1 for day in days if day]
