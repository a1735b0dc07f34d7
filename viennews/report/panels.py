"""The panels of a report as HTML: what it counts, charts, the tools of the table, articles, failures."""

from __future__ import annotations

from collections.abc import Iterable

from viennews.charts import Bar, bars, timeline
from viennews.collection import Collection, Row, amount, window
from viennews.inputs import Failure
from viennews.rendering.markup import escape
from viennews.rendering.view import clipped
from viennews.wording import KINDS, Wording

BODIES = 14
SUMS = 10


def head(collection: Collection, heading: str, words: Wording) -> str:
    """The heading, the period, and how many of what there are."""
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


def legend(words: Wording, kinds: Iterable[str] = KINDS) -> str:
    """The colours of some kinds."""
    items = "".join(f'<span class="vn-key vn-{kind}">{escape(words[kind])}</span>\n' for kind in kinds)
    return f'<div class="vn-keys">\n{items}</div>\n'


def charts(collection: Collection, words: Wording) -> str:
    """Who reports, when, kinds of organization, the largest sums."""
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
    colours = legend(words, figures) if figures else ""
    return (
        '<div class="vn-grid">\n'
        + _section("who", words["organizations_title"], words["organizations_note"],
                   colours + bars(organizations, words) if organizations else none, "vn-tall")
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


def facts(collection: Collection, words: Wording) -> str:
    """The table of facts, which the script fills, with its tools."""

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


def articles(words: Wording) -> str:
    """The list of articles, which the script fills."""
    return (
        f'<section class="vn-panel" id="articles">\n<h2>{escape(words["articles_title"])}</h2>\n'
        '<ol class="vn-list" lang="vi"></ol>\n'
        f'<button type="button" class="vn-more-articles" hidden>{escape(words["show_more"])}</button>\n</section>\n'
    )


def failures(failures: list[Failure], words: Wording) -> str:
    """The documents that could not be read."""
    if not failures:
        return ""
    items = "".join(
        f"<li><b>{escape(each.source)}</b> {escape(each.error)}: {escape(each.message)}</li>\n" for each in failures
    )
    body = f'<ul class="vn-failures">\n{items}</ul>\n'
    return _section("failures", f"{words['failures_title']}: {len(failures)}", words["failures_note"], body)


def _section(name: str, title: str, note: str, body: str, css: str = "") -> str:
    return (
        f'<section class="vn-panel {css}" id="{name}">\n<h2>{escape(title)}</h2>\n'
        f'<p class="vn-note">{escape(note)}</p>\n{body}</section>\n'
    )
