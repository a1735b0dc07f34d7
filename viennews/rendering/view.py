"""The pieces of an article's page: header, legend, text, facts, what was stripped; the report is made of them too."""

from __future__ import annotations

from typing import Literal

from viennews.article_data import ArticleData
from viennews.blocks import Block
from viennews.layout import kept_text, line_blocks, placed
from viennews.mentions import Fact, OrganizationMention
from viennews.rendering.markup import escape, link
from viennews.rendering.nesting import Cutter, Element
from viennews.span import longest_disjoint
from viennews.tables import source_digest
from viennews.wording import KINDS, Mention, Wording, kind_of

Dropped = Literal["folded", "inline", "hidden"]

_CELLS = " | "
_ELEMENTS = {"title": "h1", "heading": "h2", "list_item": "li", "table_row": "tr"}
_GROUPS = {"li": "ul", "tr": "table"}


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
        cutter = Cutter(self.article.text, elements)
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

    def _row(self, cutter: Cutter, start: int, end: int) -> str:
        """The cells of a table's row."""
        cells = []
        while True:
            border = self.article.text.find(_CELLS, start, end)
            cells.append(f"<td>{cutter.markup(start, border if border >= 0 else end)}</td>")
            if border < 0:
                return "".join(cells)
            start = border + len(_CELLS)

    def _elements(self) -> list[Element]:
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
            Element(
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
            elements.append(Element(mention.start, mention.end, *markup))
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
            f"{_scrolled(words['facts'], head, rows)}</details>\n"
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
            f"{_scrolled(words['dropped'], head, rows)}</details>\n"
        )


def _place(article: ArticleData) -> list[tuple[Block, int, int]]:
    """All blocks with their places in the text; of what was dropped, where it would stand."""
    if article.text == kept_text(article.blocks):
        return list(placed(article.blocks))
    # No blocks, or others than an article's: each line is one.
    return [(line, line.start, line.end) for line in line_blocks(article.text, article.title)]


def _scrolled(name: str, head: str, rows: str) -> str:
    """A table in a box of its own, which the keyboard can scroll too."""
    return (
        f'<div class="vn-scroll" tabindex="0" role="region" aria-label="{escape(name)}"><table>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
    )


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
