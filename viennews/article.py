"""An `Article`: what is kept of a page, and what stands in it."""

from __future__ import annotations

import datetime
import os
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from viennews.arguments import check_target
from viennews.blocks import Block, Table
from viennews.columns import Columns
from viennews.layout import kept_text, placed, source_offset
from viennews.lexicon import DEFAULT, Lexicon
from viennews.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas
    from spacy.language import Language
    from spacy.tokens import Doc

    from viennews.mentions import DateMention, Fact, FigureMention, OrganizationMention
    from viennews.scan import Scan
    from viennews.syllables import Syllables

Result = TypeVar("Result")

_BODY_KINDS = frozenset(("paragraph", "list_item", "lead"))
# What was computed goes along to another process; the scan is no result, and large.
_SENT = ("sentences", "words", "dates", "figures", "organizations", "facts")


class Article:
    """A news article: what is kept of a page, and what stands in it.

    Sentences, words and mentions are computed when first asked for, once; safe in threads. Two articles are equal when
    they were made of equal blocks, metadata and lexicons; `document` plays no part.
    """

    __slots__ = (
        "_blocks", "_computed", "_lexicon", "_lock", "author", "document", "published", "source", "tables", "text",
        "title", "url",
    )  # fmt: skip

    source: str
    """Where blocks have their places: the text as given, in NFC; of markup the visible text, a line for each block."""
    text: str
    """The kept blocks in their order, a blank line between two."""
    title: str | None
    """The title; `None` when none is found, as for all metadata."""
    author: str | None
    """A person, an agency or whom the page names as such."""
    published: datetime.date | None
    """The reference date: what the caller gave, else the page's own."""
    url: str | None
    """Where the page is from: what the caller gave, else what the page says."""
    document: str | None
    """Its name: what the caller gave, or the path of the file."""
    tables: tuple[Table, ...]
    """The tables that hold data, as cells."""
    _blocks: tuple[Block, ...] | Columns
    _lexicon: Lexicon
    _computed: dict[str, Any]
    _lock: threading.RLock

    def __init__(
        self,
        source: str,
        blocks: Sequence[Block],
        *,
        title: str | None = None,
        author: str | None = None,
        published: datetime.date | None = None,
        url: str | None = None,
        document: str | None = None,
        tables: Sequence[Table] = (),
        lexicon: Lexicon = DEFAULT,
    ) -> None:
        """Made by `parse` and `read`."""
        fields: dict[str, Any] = {
            "source": source, "_blocks": tuple(blocks), "title": title, "author": author, "published": published,
            "url": url, "document": document, "tables": tuple(tables), "_lexicon": lexicon,
            "_computed": {}, "_lock": threading.RLock(),
            "text": kept_text(blocks),
        }  # fmt: skip
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an Article does not change: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"an Article does not change: cannot delete {name!r}")

    def _state(self) -> tuple[Any, ...]:
        return (self.source, self.blocks, self.title, self.author, self.published, self.url, self.tables, self._lexicon)

    def __eq__(self, other: object) -> bool:
        return self._state() == other._state() if isinstance(other, Article) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.source, self.title, self.published, self.url))

    def __reduce__(self) -> tuple[Any, ...]:
        computed = {name: self._computed[name] for name in _SENT if name in self._computed}
        source, blocks, *others = self._state()
        return (_restore, (source, self.text, Columns.of(blocks, source), others, self.document, computed))

    def __repr__(self) -> str:
        kept = sum(block.kept for block in self.blocks)
        return f"<Article {self.title!r}, {self.published or 'undated'}, {kept} of {len(self.blocks)} blocks kept>"

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the page in its order, kept or not."""
        if isinstance(self._blocks, Columns):
            object.__setattr__(self, "_blocks", self._blocks.blocks(self.source))
        return cast("tuple[Block, ...]", self._blocks)

    def _once(self, name: str, compute: Callable[[], Result]) -> Result:
        try:
            return self._computed[name]  # type: ignore[no-any-return]
        except KeyError:
            with self._lock:
                if name not in self._computed:
                    self._computed[name] = compute()
                return self._computed[name]  # type: ignore[no-any-return]

    @property
    def lead(self) -> str | None:
        """The lead: the first block of that kind."""
        return next((block.text for block in self.blocks if block.kind == "lead" and block.kept), None)

    @property
    def dropped(self) -> tuple[Block, ...]:
        """The blocks that were stripped, each with the rule that did it."""
        return tuple(block for block in self.blocks if not block.kept)

    @property
    def captions(self) -> tuple[Block, ...]:
        """The kept captions."""
        return tuple(block for block in self.blocks if block.kept and block.kind == "caption")

    def _spans(self) -> list[tuple[Block, int]]:
        """The kept blocks with their starts in `text`."""
        return self._once("spans", lambda: [(block, start) for block, start, _ in placed(self.blocks) if block.kept])

    def _of_kind(self, kinds: frozenset[str]) -> tuple[Span, ...]:
        return tuple(
            Span(start, start + len(block.text), block.text) for block, start in self._spans() if block.kind in kinds
        )

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """Lead, paragraphs and list items, as spans of `text`."""
        return self._of_kind(_BODY_KINDS)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, as spans of `text`."""
        from viennews.segments import sentences

        return self._once(
            "sentences", lambda: tuple(sentences(self.text, lexicon=self._lexicon, max_chars=len(self.text)))
        )

    @property
    def words(self) -> tuple[Span, ...]:
        """The words, as spans of `text`."""
        from viennews.segments import words

        return self._once("words", lambda: tuple(words(self.text, lexicon=self._lexicon, max_chars=len(self.text))))

    def _syllables(self) -> Syllables:
        from viennews.syllables import syllables

        return self._once("syllables", lambda: syllables(self.text))

    def _scan(self) -> Scan:
        from viennews.scan import scan

        return self._once("scan", lambda: scan(self._syllables(), self._lexicon))

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates of `text`, resolved against `published`."""
        from viennews.dates import dates_in

        return self._once("dates", lambda: tuple(dates_in(self._scan(), self.published)))

    @property
    def figures(self) -> tuple[FigureMention, ...]:
        """The figures of `text`."""
        from viennews.figures import figures_in

        return self._once("figures", lambda: tuple(figures_in(self._scan())))

    def _bodies(self) -> tuple[OrganizationMention, ...]:
        """The organizations with the groups and the bare words for one, which may be who a fact is about."""
        from viennews.organizations import organizations_in

        return self._once(
            "bodies", lambda: tuple(organizations_in(self._syllables(), generic=True, lexicon=self._lexicon))
        )

    @property
    def organizations(self) -> tuple[OrganizationMention, ...]:
        """The named organizations of `text`."""
        return self._once("organizations", lambda: tuple(body for body in self._bodies() if not body.generic))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Who, how many of what, when."""
        from viennews.facts import find_facts

        def compute() -> tuple[Fact, ...]:
            return tuple(
                find_facts(
                    self.text, sentences=self.sentences, dates=self.dates, figures=self.figures,
                    organizations=self._bodies(), title=self.title, published=self.published,
                    sections=self._of_kind(frozenset(("heading",))), lexicon=self._lexicon,
                )
            )  # fmt: skip

        return self._once("facts", compute)

    def source_span(self, span: Span) -> Span:
        """The place in `source` of a span of `text`: from the place of its first to that of its last character.

        Raises:
            TypeError: `span` is no `Span`.
            ValueError: the span does not lie in `text`.
        """
        if not isinstance(span, Span):
            raise TypeError(f"source_span() takes a Span of the article's text, not {type(span).__name__}")
        if not 0 <= span.start <= span.end <= len(self.text):
            raise ValueError(
                f"the span {span.start}:{span.end} does not lie in the text of {len(self.text)} characters"
            )
        kept = self._spans()
        start = source_offset(kept, span.start)
        end = start if span.start == span.end else source_offset(kept, span.end, after=True)
        return Span(start, end, self.source[start:end])

    def explain(self, what: str = "blocks") -> str:
        """Which rule decided, a line each.

        Args:
            what: `blocks`: kept or not, the kind, the rule, how it begins; `dates`, `figures`, `organizations` or
                `facts`: where in `text`, the rule or the row of the word lists, the words.

        Raises:
            ValueError: `what` is none of these.
        """
        from viennews.explanation import explain

        return explain(self, what)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values: metadata, text, blocks and mentions."""
        from viennews.frames import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """The same as a JSON string."""
        from viennews.frames import to_json

        return to_json(self)

    def to_frame(self, table: str = "facts") -> pandas.DataFrame:
        """A pandas table: `facts`, `dates`, `figures`, `organizations`, `sentences` or `blocks`."""
        from viennews.frames import to_frame

        return to_frame(self, table)

    def to_spacy(self, nlp: Language | None = None) -> Doc:
        """A spaCy `Doc` with our words, sentences and entities (extra `spacy`), on the vocabulary of `nlp`."""
        from viennews.exports import to_spacy

        return to_spacy(self, nlp)

    def to_html(self, path: str | os.PathLike[str] | None = None, **options: Any) -> str:
        """The article as an HTML page of its own, mentions highlighted; written to `path` where one is given.

        Options are those of `viennews.rendering.to_html`: `language`, `theme`, `dropped`, `facts`.

        Raises:
            TypeError, ValueError: `path` or an option is not as it may be.
            OSError: the file cannot be written.
        """
        from viennews.rendering import to_html

        target = None if path is None else check_target(path)
        html = to_html(self, **options)
        if target is not None:
            from viennews.output import whole

            with whole(target) as fresh:
                fresh.write_text(html, encoding="utf-8")
        return html

    def _repr_html_(self) -> str:
        from viennews.rendering import to_fragment

        return to_fragment(self)


def sharing(article: Article, lexicon: Lexicon) -> Article:
    """The article, with `lexicon` in place of an equal one that came with it from another process."""
    object.__setattr__(article, "_lexicon", lexicon)
    return article


def _restore(
    source: str, text: str, blocks: Columns, others: list[Any], document: str | None, computed: dict[str, Any]
) -> Article:
    title, author, published, url, tables, lexicon = others
    article = Article(
        source, (), title=title, author=author, published=published, url=url, document=document, tables=tables,
        lexicon=lexicon,
    )  # fmt: skip
    object.__setattr__(article, "_blocks", blocks)
    object.__setattr__(article, "text", text)
    article._computed.update(computed)
    return article
