"""The tables of an article as plain rows: no pandas, no Arrow; batch jobs and the command line write them as they are.

Every row begins with `document` and `url` and ends with `version`. Column types are `string`, `category` (a string out
of few), `date` (`datetime.date`), `int`, `float` and `bool`; a value that is unknown is `None`. Numbers are `float`:
whole numbers are exact up to 2**53, beyond every sum of money in the news, and a number too large for any float is
`None`; the exact `Decimal` is in the mention. `start` and `end` are offsets in `article.text`, in code points; those of
blocks in `article.source`.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Literal

from viennews.arguments import check_text
from viennews.article_data import ArticleData, check_article
from viennews.decoding import printable
from viennews.mentions import DateMention, FigureMention, OrganizationMention
from viennews.span import Span
from viennews.stories import story_key

ColumnType = Literal["string", "category", "date", "int", "float", "bool"]
Row = dict[str, Any]

SCHEMA = 1
"""The version of the tables and of the JSON: raised when a column or a name goes or changes its meaning."""


_SPAN: dict[str, ColumnType] = {"text": "string", "start": "int", "end": "int"}
_DATE: dict[str, ColumnType] = {
    "value": "string", "first": "date", "last": "date", "precision": "category", "modifier": "category",
    "relation": "category", "time": "string", "calendar": "category", "timex": "string",
}  # fmt: skip
_FIGURE: dict[str, ColumnType] = {
    "kind": "category", "value": "float", "high": "float", "whole": "float", "unit": "category", "bound": "category",
    "per": "string", "counted": "string",
}  # fmt: skip
_ORGANIZATION: dict[str, ColumnType] = {
    "name": "string", "kind": "category", "level": "category", "place": "string", "province": "category",
    "province_after": "category", "key": "string", "generic": "bool",
}  # fmt: skip


def _prefixed(prefix: str, columns: Mapping[str, ColumnType]) -> dict[str, ColumnType]:
    return {f"{prefix}_{name}": kind for name, kind in columns.items()}


_FACT_DATE = ("value", "first", "last", "precision", "relation")
_BODIES: dict[str, dict[str, ColumnType]] = {
    "facts": {
        "title": "string", "published": "date", "story": "string",
        "organization": "string", **_prefixed("organization", _ORGANIZATION),
        "figure": "string", **_FIGURE, "change": "category",
        "date": "string", **_prefixed("date", {name: _DATE[name] for name in _FACT_DATE}),
        "sentence": "string", "start": "int", "end": "int", "sentence_start": "int", "sentence_end": "int",
        "rule": "string",
    },
    "dates": {**_SPAN, **_DATE, "rule": "string"},
    "figures": {**_SPAN, **_FIGURE, "rule": "string"},
    "organizations": {**_SPAN, **_ORGANIZATION, "rule": "string"},
    "sentences": {**_SPAN, "index": "int"},
    "blocks": {**_SPAN, "kind": "category", "kept": "bool", "rule": "category"},
}  # fmt: skip
_TABLES: dict[str, dict[str, ColumnType]] = {
    table: {"document": "string", "url": "string", **body, "version": "category"} for table, body in _BODIES.items()
}
TABLES = tuple(_TABLES)
"""The names of the tables."""


def columns(table: str) -> dict[str, ColumnType]:
    """The columns of a table with their types, in order.

    Raises:
        TypeError: it is no name of one.
        ValueError: there is no such table; the message says which exist.
    """
    if not isinstance(table, str):
        raise TypeError(f"a table is one of {', '.join(TABLES)}, not {type(table).__name__}")
    if table not in _TABLES:
        raise ValueError(f"no table {table!r}; the tables are {', '.join(TABLES)}")
    return dict(_TABLES[table])


def version() -> str:
    """The version of the library and of the schema, as it stands in every row: `0.1.0+schema.1`."""
    from viennews import __version__

    return f"{__version__}+schema.{SCHEMA}"


def document_id(article: ArticleData, given: str | None = None) -> str:
    """The name that is given, or that of an article; without either 16 hexadecimal digits of its source's SHA-256.

    Raises:
        TypeError: `given` is no `str`.
    """
    check_text("document", given)
    name = article.document if given is None else given
    return source_digest(article) if name is None else printable(name)


def source_digest(article: ArticleData) -> str:
    """16 hexadecimal digits of the SHA-256 of an article's source text."""
    return hashlib.sha256(article.source.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def rows(article: ArticleData, table: str, *, document: str | None = None) -> list[Row]:
    """The rows of one table of an article, in text order, with all of `columns(table)`.

    Args:
        article: the article.
        table: `facts`, `dates`, `figures`, `organizations`, `sentences` or `blocks`.
        document: its id; the default is `document_id(article)`.

    Raises:
        TypeError: `article` is no article.
        ValueError: there is no such table; the message says which exist.
    """
    check_article(article)
    columns(table)
    head = {"document": document_id(article, document), "url": article.url}
    tail = {"version": version()}
    return [head | body | tail for body in _READERS[table](article)]


def _span(span: Span) -> Row:
    return {"text": span.text, "start": span.start, "end": span.end}


def _date(mention: DateMention) -> Row:
    return {
        "value": mention.value,
        "first": mention.first,
        "last": mention.last,
        "precision": mention.precision,
        "modifier": mention.modifier,
        "relation": mention.relation,
        "time": mention.time.isoformat("minutes") if mention.time else None,
        "calendar": mention.calendar,
        "timex": mention.timex,
    }


def _figure(mention: FigureMention) -> Row:
    """`value` is the number, the low end of a range (`high` the other) or the part of a ratio (`whole` the whole)."""
    value: Decimal | tuple[Decimal, Decimal] = mention.value
    low, second = value if isinstance(value, tuple) else (value, None)
    ratio = mention.kind == "ratio"
    return {
        "kind": mention.kind,
        "value": _float(low),
        "high": None if ratio else _float(second),
        "whole": _float(second) if ratio else None,
        "unit": mention.unit,
        "bound": mention.bound,
        "per": mention.per,
        "counted": mention.counted,
    }


def _float(number: Decimal | None) -> float | None:
    """As a float; none that there is for more than 1.8e308, which infinity is not."""
    result = None if number is None else float(number)
    return None if result == math.inf else result


def _organization(mention: OrganizationMention) -> Row:
    return {
        "name": mention.name,
        "kind": mention.kind,
        "level": mention.level,
        "place": mention.place,
        "province": mention.province.before if mention.province else None,
        "province_after": mention.province.after if mention.province else None,
        "key": mention.key,
        "generic": mention.generic,
    }


_NO_ORGANIZATION = {f"organization_{name}": None for name in _ORGANIZATION}
_NO_DATE = {f"date_{name}": None for name in _FACT_DATE}


def _facts(article: ArticleData) -> list[Row]:
    found = article.facts
    if not found:
        return []
    head = {"title": article.title, "published": article.published, "story": story_key(article.text)}
    result = []
    for fact in found:
        organization, date = fact.organization, fact.date
        body = (
            {f"organization_{name}": cell for name, cell in _organization(organization).items()} if organization else {}
        )
        time = {f"date_{name}": getattr(date, name) for name in _FACT_DATE} if date else {}
        result.append(
            {
                **head,
                "organization": organization.text if organization else None,
                **(body or _NO_ORGANIZATION),
                "figure": fact.figure.text,
                **_figure(fact.figure),
                "change": fact.change,
                "date": date.text if date else None,
                **(time or _NO_DATE),
                "sentence": fact.sentence.text,
                "start": fact.figure.start,
                "end": fact.figure.end,
                "sentence_start": fact.sentence.start,
                "sentence_end": fact.sentence.end,
                "rule": fact.rule,
            }
        )
    return result


def _dates(article: ArticleData) -> list[Row]:
    return [{**_span(each), **_date(each), "rule": each.rule} for each in article.dates]


def _figures(article: ArticleData) -> list[Row]:
    return [{**_span(each), **_figure(each), "rule": each.rule} for each in article.figures]


def _organizations(article: ArticleData) -> list[Row]:
    return [{**_span(each), **_organization(each), "rule": each.rule} for each in article.organizations]


def _sentences(article: ArticleData) -> list[Row]:
    return [{**_span(each), "index": index} for index, each in enumerate(article.sentences)]


def blocks(article: ArticleData) -> list[Row]:
    """The fields of each block."""
    return [
        {
            "text": each.text,
            "start": each.start,
            "end": each.end,
            "kind": each.kind,
            "kept": each.kept,
            "rule": each.rule,
        }
        for each in article.blocks
    ]


_READERS: dict[str, Callable[[ArticleData], list[Row]]] = {
    "facts": _facts,
    "dates": _dates,
    "figures": _figures,
    "organizations": _organizations,
    "sentences": _sentences,
    "blocks": blocks,
}
