"""Articles as pandas and Arrow tables, files, and JSON."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viennews.arguments import check_flag, check_target
from viennews.article_data import ArticleData, check_article, each_article
from viennews.errors import MissingExtraError
from viennews.output import whole
from viennews.span import plain
from viennews.stories import same_stories, story_key
from viennews.tables import SCHEMA, TABLES, ColumnType, Row, blocks, columns, document_id, rows, version

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = [
    "SCHEMA",
    "TABLES",
    "arrow_schema",
    "columns",
    "document_id",
    "many_rows",
    "rows",
    "to_dict",
    "to_frame",
    "to_json",
    "version",
    "write_rows",
    "write_table",
]

Articles = ArticleData | Iterable[ArticleData] | Mapping[str, ArticleData]
_EXCEL_ROWS = 1_048_576
_EXCEL_CELL = 32_767
_FORMULA = re.compile(r"(?<![\x00-\x20\x7f])[\x00-\x20\x7f]*+[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet may take for the start of a formula (OWASP, CSV injection)."""


def many_rows(articles: Articles, table: str) -> Iterator[Row]:
    """The rows of a table of many articles, one article after another, read when a row is asked for; see `rows`."""
    columns(table)
    if isinstance(articles, Mapping):
        for document, article in articles.items():
            yield from rows(article, table, document=document)
    else:
        for article in each_article(articles):
            yield from rows(article, table)


def to_frame(articles: Articles, table: str) -> pandas.DataFrame:
    """A pandas table of an article, of several, or of a mapping from ids to articles: one row a mention.

    Dates are `datetime64[s]` without a zone, numbers `Float64`, offsets `Int64`, categories `category`, texts `string`,
    so that what is unknown is missing and never a zero or an empty text. An empty table has the same columns and types.
    In `facts` of several articles `story` is the same for near duplicates (see `viennews.stories`).

    Raises:
        TypeError: `articles` are no articles.
        ValueError: there is no such table; the message says which exist.
        MissingExtraError: pandas is not installed.
    """
    types = columns(table)
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError("to_frame() needs pandas: pip install 'viennews[pandas]'") from error
    found = list(many_rows(articles, table))
    if table == "facts" and found:
        keys = list(dict.fromkeys(row["story"] for row in found))
        story = dict(zip(keys, same_stories(keys), strict=True))
        for row in found:
            row["story"] = story[row["story"]]
    frame = pandas.DataFrame(
        {
            name: pandas.Series([row[name] for row in found], dtype="object" if kind == "date" else _PANDAS[kind])
            for name, kind in types.items()
        }
    )
    for name, kind in types.items():
        if kind == "date":
            frame[name] = frame[name].astype("datetime64[s]")
    frame.attrs["viennews"] = version()
    return frame


_PANDAS: dict[ColumnType, Any] = {
    "string": "string", "category": "category", "int": "Int64", "float": "Float64", "bool": "boolean",
}  # fmt: skip


def arrow_schema(table: str) -> pyarrow.Schema:
    """The Arrow schema of a table; categories are dictionaries of strings, dates `date32`, numbers `float64`.

    Raises:
        ValueError: there is no such table.
        MissingExtraError: pyarrow is not installed.
    """
    types = columns(table)
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("arrow_schema() needs pyarrow: pip install 'viennews[arrow]'") from error
    arrow = {
        "string": pyarrow.string(),
        "category": pyarrow.dictionary(pyarrow.int32(), pyarrow.string()),
        "date": pyarrow.date32(),
        "int": pyarrow.int64(),
        "float": pyarrow.float64(),
        "bool": pyarrow.bool_(),
    }
    return pyarrow.schema(
        [pyarrow.field(name, arrow[kind]) for name, kind in types.items()],
        metadata={"viennews": version(), "viennews.table": table},
    )


def to_dict(article: ArticleData, *, document: str | None = None, words: bool = False) -> dict[str, Any]:
    """An article in plain JSON values, as `viennews.schema.json_schema()` describes it.

    Args:
        article: the article.
        document: its id; the default is `document_id(article)`.
        words: whether the words belong to it: they cost more than all the rest.

    Raises:
        TypeError: `article` is no article.
    """
    check_article(article)
    check_flag("words", words)
    from viennews import __version__

    result: dict[str, Any] = {
        "viennews": __version__,
        "schema": SCHEMA,
        "document": document_id(article, document),
        "url": article.url,
        "title": article.title,
        "lead": article.lead,
        "author": article.author,
        "published": plain(article.published),
        "story": story_key(article.text),
        "text": article.text,
        "blocks": blocks(article),
        "sentences": [each.to_dict() for each in article.sentences],
        "dates": [each.to_dict() for each in article.dates],
        "figures": [each.to_dict() for each in article.figures],
        "organizations": [each.to_dict() for each in article.organizations],
        "facts": [each.to_dict() for each in article.facts],
    }
    if words:
        result["words"] = [each.to_dict() for each in article.words]
    return result


def to_json(
    article: ArticleData, *, document: str | None = None, words: bool = False, indent: int | None = None
) -> str:
    """`to_dict` as JSON text, Vietnamese letters as they are."""
    return json.dumps(to_dict(article, document=document, words=words), ensure_ascii=False, indent=indent)


def write_table(articles: Articles, table: str, path: str | os.PathLike[str]) -> int:
    """Writes a table of articles to a file; see `write_rows`."""
    return write_rows(many_rows(articles, table), table, path)


def write_rows(found: Iterable[Row], table: str, path: str | os.PathLike[str]) -> int:
    """Writes rows to a file, by its ending `.csv`, `.xlsx`, `.jsonl` or `.parquet`; gives the number of rows.

    The file appears when it is whole; when a row cannot be had or written, what stood there before stays.

    CSV is UTF-8 with a byte order mark, so that spreadsheets read Vietnamese; a text that a spreadsheet would take for
    a formula gets an apostrophe before it, in CSV and in Excel. Excel's cells hold 32,767 characters and no control
    characters: a text is cut to that. JSON lines and Parquet hold every text as it is.

    Raises:
        TypeError: `path` is no path.
        OSError: the file cannot be written; where its folder is missing, that is told before a row is asked for.
        ValueError: the ending, or the table, is not known, or a sheet of Excel cannot hold so many rows.
        MissingExtraError: what writes the format is not installed (extras `xlsx`, `arrow`).
    """
    target = check_target(path)
    ending = target.suffix.lower().lstrip(".")
    if ending not in _WRITERS:
        raise ValueError(
            f"no table format {target.suffix!r}; the formats are {', '.join('.' + each for each in _WRITERS)}"
        )
    columns(table)
    with whole(target) as fresh:
        return _WRITERS[ending](found, table, fresh)


def json_line(row: Row, names: Iterable[str]) -> str:
    """A row as a line of a `.jsonl` file; dates are written `2021-03-05`."""
    return json.dumps({name: plain(row[name]) for name in names}, ensure_ascii=False) + "\n"


def _cell(value: Any) -> Any:
    """A cell of a spreadsheet: a text is never a formula."""
    if isinstance(value, str) and _FORMULA.match(value):
        return "'" + value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _write_jsonl(found: Iterable[Row], table: str, path: Path) -> int:
    names = list(columns(table))
    count = 0
    with open(path, "w", encoding="utf-8") as lines:
        for row in found:
            lines.write(json_line(row, names))
            count += 1
    return count


def _write_csv(found: Iterable[Row], table: str, path: Path) -> int:
    names = list(columns(table))
    count = 0
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for row in found:
            writer.writerow([_cell(row[name]) for name in names])
            count += 1
    return count


def _write_xlsx(found: Iterable[Row], table: str, path: Path) -> int:
    try:
        from openpyxl import Workbook
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    except ImportError as error:
        raise MissingExtraError("writing .xlsx needs openpyxl: pip install 'viennews[xlsx]'") from error
    names = list(columns(table))
    book = Workbook(write_only=True)
    book.properties.creator = f"viennews {version()}"
    sheet = book.create_sheet(table)
    sheet.freeze_panes = "A2"
    with contextlib.closing(sheet):
        sheet.append(names)
        count = 0
        for row in found:
            count += 1
            if count >= _EXCEL_ROWS:
                raise ValueError(f"a sheet of Excel holds {_EXCEL_ROWS:,} rows; write .csv or .parquet instead")
            sheet.append(
                [
                    _cell(ILLEGAL_CHARACTERS_RE.sub("", cell))[:_EXCEL_CELL] if isinstance(cell, str) else _cell(cell)
                    for cell in (row[name] for name in names)
                ]
            )
    book.save(path)
    return count


def _write_parquet(found: Iterable[Row], table: str, path: Path) -> int:
    schema = arrow_schema(table)
    import pyarrow
    from pyarrow import parquet

    count = 0
    with parquet.ParquetWriter(path, schema) as writer:
        batch: list[Row] = []
        for row in found:
            batch.append(row)
            count += 1
            if len(batch) == 10_000:
                writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
                batch = []
        writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
    return count


_WRITERS = {"csv": _write_csv, "xlsx": _write_xlsx, "jsonl": _write_jsonl, "parquet": _write_parquet}
