"""An article as HTML: a fragment for notebooks, a page of its own, and the pieces that the report is made of.

Everything of the article is escaped before it is wrapped, no script is needed, nothing is loaded. Themes follow the
reader's system or the notebook's own theme.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

from viennews.arguments import check_flag
from viennews.documents import from_dict
from viennews.mentions import Fact, OrganizationMention
from viennews.span import longest_disjoint
from viennews.tables import ArticleData, BlockData, check_article, source_digest, version
from viennews.wording import KINDS, Mention, Wording, kind_of

__all__ = ["render", "to_fragment", "to_html"]

Dropped = Literal["folded", "inline", "hidden"]
Theme = Literal["auto", "light", "dark"]

_SEPARATOR = "\n\n"
_CELLS = " | "
# What HTML has no place for: control characters and lone surrogates.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_ELEMENTS = {"title": "h1", "heading": "h2", "list_item": "li", "table_row": "tr"}
_GROUPS = {"li": "ul", "tr": "table"}


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
        ValueError: an option has another value than it may.
    """
    body = to_fragment(article, language=language, theme=theme, dropped=dropped, facts=facts)
    title = escape(article.title or Wording(language)["untitled"])
    style = f"<style>{asset('page.css')}</style>\n"
    return document(title, f'<main class="vn-page">\n{body}</main>\n', theme=theme, style=style)


def document(title: str, body: str, *, theme: Theme = "auto", script: str = "'none'", style: str = "") -> str:
    """An HTML document around markup; its policy forbids all scripts but `script`, and the network altogether."""
    scheme = "light dark" if theme == "auto" else theme
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src {script}; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="{scheme}">\n'
        f'<meta name="generator" content="viennews {escape(version())}">\n'
        f'<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n{style}</head>\n<body>\n{body}</body>\n</html>\n"
    )


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


@cache
def asset(name: str) -> str:
    """A file of the package's `assets/`."""
    return (files("viennews") / "assets" / name).read_text(encoding="utf-8").strip()


def escape(text: object) -> str:
    """Text as HTML, for elements and attribute values."""
    return _UNPRINTABLE.sub("\ufffd", html.escape(str(text), quote=True))


def link(url: str | None, text: str) -> str:
    """A link to a page of the web, or only its text where `url` is none."""
    if url is None or not _WEB.match(url):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow" target="_blank">{escape(text)}</a>'


class _Element(NamedTuple):
    """A span with its markup; `again` opens it a second time, where another span or a block's end cut it."""

    start: int
    end: int
    open: str
    again: str
    close: str


class _Line(NamedTuple):
    """A line of a text that has no blocks."""

    text: str
    start: int
    end: int
    kind: str
    kept: bool = True
    rule: str = ""


class View:
    """The pieces of one article's page.

    Args:
        article: the article.
        language: of the words around it.
        linked: whether figures lead to their facts.
        anchor: the prefix of the ids; the default tells articles of one page or notebook apart.
    """

    def __init__(self, article: ArticleData, language: str, *, linked: bool, anchor: str | None = None) -> None:
        self.article = article
        self.words = Wording(language)
        self.anchor = f"v{source_digest(article)[:8]}-" if anchor is None else anchor
        self.linked = linked
        self.placed = _place(article)
        groups = [fact.organization for fact in article.facts if fact.organization and fact.organization.generic]
        self.mentions: list[Mention] = sorted(
            [
                *longest_disjoint({*article.organizations, *groups}),
                *longest_disjoint(article.dates),
                *longest_disjoint(article.figures),
            ],
            key=lambda each: (each.start, -each.end),
        )
        self._notes: dict[tuple[str, int], str] = {}
        self.marked = {(kind_of(each), each.start) for each in self.mentions}

    def header(self) -> str:
        """What is known of the article: when, by whom, where; its title, where the text does not have it."""
        article = self.article
        host = (article.url or "").partition("://")[2].partition("/")[0].removeprefix("www.")
        published = article.published
        known = [
            f'<time datetime="{published.isoformat()}">{self.words.day(published)}</time>' if published else "",
            f"<span>{escape(article.author)}</span>" if article.author else "",
            link(article.url, host or article.url or ""),
        ]
        line = "".join(known)
        told = article.text.startswith(article.title or "") or any(
            block.kept and (block.kind == "title" or block.text == article.title) for block, _, _ in self.placed
        )
        title = f'<h1 class="jp-toc-ignore">{escape(article.title)}</h1>\n' if article.title and not told else ""
        return (f'<p class="vn-meta">{line}</p>\n' if line else "") + title

    def legend(self) -> str:
        """The kinds that occur, each with a box that switches its colour off."""
        counts = dict.fromkeys(KINDS, 0)
        for mention in self.mentions:
            counts[kind_of(mention)] += 1
        items = "".join(
            f'<label><input type="checkbox" checked class="vn-show-{kind}"> '
            f'<mark class="vn-m vn-{kind}">{escape(self.words[kind])}</mark> {count}</label>\n'
            for kind, count in counts.items()
            if count
        )
        return f'<div class="vn-legend">\n{items}</div>\n' if items else ""

    def body(self, dropped: Dropped = "folded") -> str:
        """The blocks of the text, mentions highlighted; with `inline` also what was stripped, struck out."""
        pieces: list[str] = []
        elements = self._elements()
        cutter = _Cutter(self.article.text, elements)
        group = ""
        for block, start, end in self.placed:
            if not block.kept:
                if dropped != "inline":
                    continue
                name, content = "p", f"<s>{escape(block.text)}</s>"
                attributes = f' class="vn-struck" title="{escape(f"{block.kind}: {block.rule}")}"'
            else:
                name = _ELEMENTS.get(block.kind, "p")
                content = self._row(cutter, start, end) if name == "tr" else cutter.markup(start, end)
                css = "jp-toc-ignore" if name in ("h1", "h2") else f"vn-{escape(block.kind)}"
                attributes = f' class="{css}"' if name in ("h1", "h2", "p") else ""
            wanted = _GROUPS.get(name, "")
            if wanted != group:
                pieces.append((f"</{group}>\n" if group else "") + (f"<{wanted}>\n" if wanted else ""))
                group = wanted
            pieces.append(f"<{name}{attributes}>{content}</{name}>\n")
        if group:
            pieces.append(f"</{group}>\n")
        return "".join(pieces)

    def _row(self, cutter: _Cutter, start: int, end: int) -> str:
        """The cells of a table's row."""
        cells = []
        while True:
            border = self.article.text.find(_CELLS, start, end)
            cells.append(f"<td>{cutter.markup(start, border if border >= 0 else end)}</td>")
            if border < 0:
                return "".join(cells)
            start = border + len(_CELLS)

    def _elements(self) -> list[_Element]:
        facts = {fact.figure.start: index for index, fact in enumerate(self.article.facts)} if self.linked else {}
        named = {
            (kind_of(each), each.start)
            for fact in (self.article.facts if self.linked else ())
            for each in (fact.organization, fact.date)
            if each
        }
        # A figure outside of all sentences has its line for one.
        sentences = {fact.sentence.start: fact.sentence for fact in self.article.facts}
        sentences |= {each.start: each for each in self.article.sentences}
        elements = [
            _Element(
                each.start, each.end, f'<span class="vn-s" id="{self.sentence_id(each.start)}">', '<span class="vn-s">',
                "</span>",
            )
            for each in sentences.values()
        ]  # fmt: skip
        for mention in self.mentions:
            kind = kind_of(mention)
            identity = f' id="{self._mention_id(mention)}"' if (kind, mention.start) in named else ""
            attributes = f'class="{self._css(mention)}" title="{self._note(mention)}"'
            if kind not in ("organization", "date") and mention.start in facts:
                target = f'<a href="#{self.anchor}f{facts[mention.start]}">'
                markup = f"<mark {attributes}>{target}", f"<mark {attributes}>{target}", "</a></mark>"
            else:
                markup = f"<mark {attributes}{identity}>", f"<mark {attributes}>", "</mark>"
            elements.append(_Element(mention.start, mention.end, *markup))
        # At one place the longer is the outer one, and a sentence is outside of its mentions.
        return sorted(elements, key=lambda each: (each.start, -each.end))

    def sentence_id(self, start: int) -> str:
        """The id of the sentence that starts there."""
        return f"{self.anchor}s{start}"

    def _mention_id(self, mention: Mention) -> str:
        return f"{self.anchor}{kind_of(mention)[0]}{mention.start}"

    def facts(self) -> str:
        """The table of facts, each leading to its sentence, its organization and its date in the article."""
        words, found = self.words, self.article.facts
        if not found:
            return f'<p class="vn-none">{escape(words["no_facts"])}</p>\n'
        head = "".join(
            f'<th scope="col">{escape(words[key])}</th>' for key in ("who", "amount", "counted", "when", "where_said")
        )
        rows = "".join(self._fact(index, fact) for index, fact in enumerate(found))
        # A notebook scrolls to a sentence without making it the target of its address; the link that was used is known.
        names = dict.fromkeys(self.sentence_id(fact.sentence.start) for fact in found)
        lit = ",".join(f'.viennews:has([href="#{name}"]:focus) #{name}' for name in names)
        return (
            f"<style>{lit}{{background:var(--vn-glow);box-shadow:0 0 0 3px var(--vn-glow)}}</style>\n"
            f'<details class="vn-facts" open>\n<summary>{escape(words["facts"])} <span>{len(found)}</span></summary>\n'
            f'<div class="vn-scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n'
            "</details>\n"
        )

    def _fact(self, index: int, fact: Fact) -> str:
        words = self.words
        sign = {"up": "▲ ", "down": "▼ "}.get(fact.change or "", "")
        title = f' title="{escape(words.label(fact.change))}"' if sign else ""
        home = f"#{self.sentence_id(fact.sentence.start)}"
        body, date = fact.organization, fact.date
        cells = (
            self._jump(body, body.name or body.text, home) if body else "",
            f'<a class="vn-m vn-{fact.figure.kind}" href="{home}"{title}>{sign}{escape(words.amount(fact.figure))}</a>',
            escape(words.what(fact.figure)),
            self._jump(date, words.when(date), home) if date else "",
            f'<a class="vn-quote" href="{home}">{escape(clipped(fact))}</a>',
        )
        row = "".join(f"<td>{cell}</td>" for cell in cells)
        return f'<tr id="{self.anchor}f{index}">{row}</tr>\n'

    @staticmethod
    def _css(mention: Mention) -> str:
        generic = " vn-generic" if isinstance(mention, OrganizationMention) and mention.generic else ""
        return f"vn-m vn-{kind_of(mention)}{generic}"

    def _note(self, mention: Mention) -> str:
        key = kind_of(mention), mention.start
        if key not in self._notes:
            self._notes[key] = escape(self.words.note(mention))
        return self._notes[key]

    def _jump(self, mention: Mention, text: str, home: str) -> str:
        """A link to the mention, or to the fact's sentence where another mention covers it."""
        target = f"#{self._mention_id(mention)}" if (kind_of(mention), mention.start) in self.marked else home
        note = self._note(mention)
        return f'<a class="{self._css(mention)}" href="{target}" title="{note}">{escape(text)}</a>'

    def stripped(self) -> str:
        """What was stripped, unfolded on demand, each block with the rule that did it."""
        blocks = [block for block in self.article.blocks if not block.kept]
        if not blocks:
            return ""
        words = self.words
        head = "".join(f'<th scope="col">{escape(words[key])}</th>' for key in ("kind", "rule", "text"))
        rows = "".join(
            f"<tr><td>{escape(block.kind)}</td><td>{escape(block.rule)}</td><td><s>{escape(block.text)}</s></td></tr>\n"
            for block in blocks
        )
        return (
            f'<details class="vn-dropped">\n<summary>{escape(words["dropped"])} <span>{len(blocks)}</span></summary>\n'
            f'<div class="vn-scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n'
            "</details>\n"
        )


class _Cutter:
    """Writes pieces of the text, in order, with the elements that lie in them; cuts what overlaps without nesting."""

    def __init__(self, text: str, elements: Sequence[_Element]) -> None:
        self.text = text
        self.elements = elements
        self.next = 0
        self.open: list[_Element] = []

    def markup(self, start: int, end: int) -> str:
        """The text from `start` to `end`; calls go forward."""
        pieces = [element.again for element in self.open if element.end > start]
        self.open = [element for element in self.open if element.end > start]
        position = start
        while self.next < len(self.elements) and self.elements[self.next].start < end:
            element = self.elements[self.next]
            self.next += 1
            if element.end <= start:
                continue
            position = self._advance(pieces, position, max(element.start, start))
            pieces.append(element.open)
            self.open.append(element)
        self._advance(pieces, position, end)
        pieces += [element.close for element in reversed(self.open)]
        return "".join(pieces)

    def _advance(self, pieces: list[str], position: int, goal: int) -> int:
        """Writes text up to `goal`, closing what ends on the way; gives `goal`."""
        while self.open:
            # Of those that end at one place the innermost.
            ending = min(reversed(self.open), key=lambda each: each.end)
            if ending.end > goal:
                break
            pieces.append(escape(self.text[position : ending.end]))
            position = ending.end
            index = self.open.index(ending)
            inner = self.open[index + 1 :]
            pieces += [each.close for each in reversed(inner)]
            pieces.append(ending.close)
            pieces += [each.again for each in inner]
            del self.open[index]
        pieces.append(escape(self.text[position:goal]))
        return goal


def _place(article: ArticleData) -> list[tuple[BlockData, int, int]]:
    """All blocks with their places in the text; of what was dropped, where it would stand."""
    if article.text != _SEPARATOR.join(block.text for block in article.blocks if block.kept):
        # No blocks, or others than an article's: each line is one.
        return [
            (_Line(match[0], *match.span(), "title" if match[0] == article.title else "paragraph"), *match.span())
            for match in _LINE.finditer(article.text)
        ]
    placed: list[tuple[BlockData, int, int]] = []
    position = 0
    for block in article.blocks:
        end = position + len(block.text) if block.kept else position
        placed.append((block, position, end))
        if block.kept:
            position = end + len(_SEPARATOR)
    return placed


def clipped(fact: Fact, before: int = 50, after: int = 90) -> str:
    """The sentence around the figure, cut at spaces."""
    text = fact.sentence.text
    first, last = (edge - fact.sentence.start for edge in (fact.figure.start, fact.figure.end))
    start = max(0, first - before)
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(len(text), last + after)
    if end < len(text):
        end = max(text.rfind(" ", last, end), last)
    return f"{'… ' if start else ''}{' '.join(text[start:end].split())}{' …' if end < len(text) else ''}"
