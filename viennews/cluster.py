"""Many articles on a cluster: one function over Arrow record batches, and a thin entry for each engine.

What goes in is a table of pages: a column `document` (a name), a column `html` (markup or text, as string or as the
bytes of the file) and, if known, `url` and `published` (a date). A page without a name has a digest of its text for
one. What comes out has the `schema` of the table that is
asked for. A page that fails has one row: its `document`, and what was wrong in `error`; the rows of all others have no
`error`.

The engines distribute, retry and write; a page gives the same rows wherever and however often it is read.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from viennews.arguments import check_no_source, check_target
from viennews.batch import attempt, table_rows
from viennews.decoding import printable
from viennews.errors import MissingExtraError, SourceError
from viennews.frames import arrow_schema
from viennews.inputs import Failure, Input, Item, Sources, check_found, day_of, inputs, listed
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.output import whole
from viennews.tables import Row

if TYPE_CHECKING:
    import dask.dataframe
    import datasets
    import pandas
    import pyarrow
    import pyspark.sql
    import ray.data

__all__ = [
    "extract_batches",
    "extract_table",
    "on_dask",
    "on_datasets",
    "on_ray",
    "on_spark",
    "pack",
    "page_batches",
    "page_schema",
    "schema",
]

PAGES = 64
"""Pages in a batch, where this module decides."""
PAGE_BYTES = 8 * 2**20
"""A batch whose pages are larger is closed earlier."""
_ROWS = 4096
"""Rows after which a batch is given out."""
_SQL = {"string": "string", "date32[day]": "date", "int64": "bigint", "double": "double", "bool": "boolean"}


def schema(table: str = "facts") -> pyarrow.Schema:
    """The schema of what comes out: the columns of the table, categories as plain strings, then `error`.

    Raises:
        ValueError: there is no such table.
        MissingExtraError: pyarrow is not installed.
    """
    columns = arrow_schema(table)
    import pyarrow

    plain = [
        pyarrow.field(each.name, each.type.value_type if pyarrow.types.is_dictionary(each.type) else each.type)
        for each in columns
    ]
    return pyarrow.schema([*plain, pyarrow.field("error", pyarrow.string())], metadata=columns.metadata)


def page_schema() -> pyarrow.Schema:
    """The schema of the table of pages that `page_batches` makes."""
    pyarrow = _pyarrow()
    return pyarrow.schema(
        [
            pyarrow.field("document", pyarrow.string()),
            pyarrow.field("url", pyarrow.string()),
            pyarrow.field("published", pyarrow.date32()),
            pyarrow.field("html", pyarrow.binary()),
            pyarrow.field("error", pyarrow.string()),
        ]
    )


def pack(sources: Sources, path: str | os.PathLike[str]) -> int:
    """Writes the pages of files, folders, patterns and archives to one Parquet file, some dozens to a row group.

    The file appears when it is whole.

    Returns:
        The number of pages.

    Raises:
        TypeError, ValueError: a source, or `path`, is not as described.
        FileNotFoundError: none of the sources is there; nothing is written then.
        OSError: the file cannot be written.
        MissingExtraError: pyarrow is not installed; or there is a WARC file, but `warcio` is not.
    """
    target = check_target(path)
    sources = list(listed(sources))
    check_no_source(target, sources)
    check_found(sources)
    columns = page_schema()
    from pyarrow import parquet

    count = 0
    with whole(target) as fresh, parquet.ParquetWriter(fresh, columns, compression="zstd") as writer:
        for batch in _page_batches(inputs(sources, leave_out={os.path.abspath(target)})):
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def page_batches(sources: Sources) -> Iterator[pyarrow.RecordBatch]:
    """The pages of files, folders, patterns and archives as record batches.

    What cannot be read has no `html` but an `error`, which comes out again at the other end.

    Raises:
        MissingExtraError: pyarrow is not installed; or there is a WARC file, but `warcio` is not.
    """
    return _page_batches(inputs(sources))


def _page_batches(items: Iterable[Item | Failure]) -> Iterator[pyarrow.RecordBatch]:
    pyarrow = _pyarrow()
    columns = page_schema()
    rows: list[Row] = []
    weight = 0
    for item in items:
        page = item if isinstance(item, Failure) else attempt(_loaded, item)
        if isinstance(page, Failure):
            rows.append({"document": printable(page.source), "error": f"{page.error}: {page.message}"})
        else:
            data = page.source.encode("utf-8", "replace") if isinstance(page.source, str) else page.source
            rows.append({"document": printable(page.name), "url": page.url, "published": page.published, "html": data})
            weight += len(data)
        if len(rows) == PAGES or weight > PAGE_BYTES:
            yield pyarrow.RecordBatch.from_pylist(rows, schema=columns)
            rows, weight = [], 0
    if rows:
        yield pyarrow.RecordBatch.from_pylist(rows, schema=columns)


def _loaded(item: Item) -> Input:
    return item.load()


def extract_batches(
    batches: Iterable[pyarrow.RecordBatch],
    table: str = "facts",
    *,
    html: str = "html",
    document: str = "document",
    url: str = "url",
    published: str = "published",
    lexicon: Lexicon = DEFAULT,
) -> Iterator[pyarrow.RecordBatch]:
    """Batches of pages become batches of rows, one or more for each; streams.

    Args:
        batches: record batches of pages; further columns are passed over.
        table: one of `viennews.tables.TABLES`.
        html: the column with markup or text, as string or bytes.
        document: the column with the name of a page; null for a page without one.
        url: the column with the address; may be missing.
        published: the column with the day, as date, timestamp or `2021-03-05`; may be missing.
        lexicon: the word lists.

    Raises:
        TypeError: `batches` are no record batches, or `lexicon` is not a `Lexicon`.
        ValueError: there is no such table, or a column is missing.
        MissingExtraError: pyarrow is not installed.
    """
    check_lexicon(lexicon)
    if not isinstance(batches, Iterable):
        raise TypeError(f"batches are an iterable of pyarrow.RecordBatch, not {type(batches).__name__}")
    return _extracted(batches, schema(table), partial(table_rows, table, lexicon), (document, html, url, published))


def _extracted(
    batches: Iterable[pyarrow.RecordBatch],
    target: pyarrow.Schema,
    work: Callable[[Item], list[Row]],
    columns: tuple[str, str, str, str],
) -> Iterator[pyarrow.RecordBatch]:
    pyarrow = _pyarrow()
    for batch in batches:
        if not isinstance(batch, pyarrow.RecordBatch):
            raise TypeError(f"a batch is a pyarrow.RecordBatch, not {type(batch).__name__}")
        given = batch.schema.names
        if missing := [name for name in columns[:2] if name not in given]:
            raise ValueError(f"no column {', '.join(map(repr, missing))}; the columns are {', '.join(given)}")
        names = [name if name in given else None for name in (*columns, "error")]
        rows: list[Row] = []
        for number in range(batch.num_rows):
            cells = [batch.column(name)[number].as_py() if name is not None else None for name in names]
            result = attempt(partial(_read, work, cells), Input("" if cells[0] is None else str(cells[0]), ""))
            if isinstance(result, Failure):
                rows.append({"document": result.source or None, "error": f"{result.error}: {result.message}"})
            else:
                rows += result
            if len(rows) >= _ROWS:
                yield pyarrow.RecordBatch.from_pylist(rows, schema=target)
                rows = []
        yield pyarrow.RecordBatch.from_pylist(rows, schema=target)


def _read(work: Callable[[Item], list[Row]], cells: Sequence[Any], page: Item) -> list[Row]:
    _, html, url, published, error = cells
    if html is None:
        raise SourceError(error or "there is no page")
    return work(Input(page.name, html, url or None, _day(published)))


def _day(value: Any) -> datetime.date | None:
    if isinstance(value, str):
        return day_of(value)
    return value.date() if isinstance(value, datetime.datetime) else value


def extract_table(pages: pyarrow.Table, table: str = "facts", **options: Any) -> pyarrow.Table:
    """A table of pages becomes a table of rows; see `extract_batches`."""
    pyarrow = _pyarrow()
    _check(pages, "to_batches", "extract_table() takes a pyarrow.Table", table, options)
    return pyarrow.Table.from_batches(
        extract_batches(pages.to_batches(max_chunksize=PAGES), table, **options), schema=schema(table)
    )


def on_spark(pages: pyspark.sql.DataFrame, table: str = "facts", **options: Any) -> pyspark.sql.DataFrame:
    """A Spark data frame of pages becomes one of rows, by `mapInArrow`; `options` are those of `extract_batches`.

    Spark sends 10,000 pages to Python at a time unless told otherwise: set
    `spark.sql.execution.arrow.maxRecordsPerBatch` to about 100.
    """
    _check(pages, "mapInArrow", "on_spark() takes a Spark data frame", table, options)
    columns = ", ".join(f"`{each.name}` {_SQL[str(each.type)]}" for each in schema(table))
    return pages.mapInArrow(partial(extract_batches, table=table, **options), columns)


def on_dask(pages: dask.dataframe.DataFrame, table: str = "facts", **options: Any) -> dask.dataframe.DataFrame:
    """A Dask data frame of pages becomes one of rows, partition by partition; `options` as for `extract_batches`.

    Its columns have Arrow types.
    """
    _check(pages, "map_partitions", "on_dask() takes a Dask data frame", table, options)
    return pages.map_partitions(_partition, table, options, meta=_pandas(schema(table).empty_table()))


def _partition(pages: pandas.DataFrame, table: str, options: dict[str, Any]) -> pandas.DataFrame:
    pyarrow = _pyarrow()
    return _pandas(extract_table(pyarrow.Table.from_pandas(pages, preserve_index=False), table, **options))


def _pandas(table: pyarrow.Table) -> pandas.DataFrame:
    import pandas

    frame: pandas.DataFrame = table.to_pandas(types_mapper=pandas.ArrowDtype)
    return frame


def on_ray(pages: ray.data.Dataset, table: str = "facts", **options: Any) -> ray.data.Dataset:
    """A Ray dataset of pages becomes one of rows, by `map_batches`; `options` are those of `extract_batches`."""
    _check(pages, "map_batches", "on_ray() takes a Ray dataset", table, options)
    return pages.map_batches(
        extract_table, batch_format="pyarrow", batch_size=PAGES, fn_kwargs={"table": table, **options}
    )


def on_datasets(pages: datasets.Dataset, table: str = "facts", **options: Any) -> datasets.Dataset:
    """A Hugging Face dataset of pages becomes one of rows, by `map`; `options` are those of `extract_batches`."""
    _check(pages, "with_format", "on_datasets() takes a Hugging Face dataset", table, options)
    rows = pages.with_format("arrow").map(
        extract_table,
        batched=True,
        batch_size=PAGES,
        remove_columns=pages.column_names,
        fn_kwargs={"table": table, **options},
    )
    return rows.with_format(None)


def _check(pages: object, method: str, accepted: str, table: str, options: dict[str, Any]) -> None:
    """What is wrong with arguments is told where they are given, not by the processes of the engine."""
    if not hasattr(pages, method):
        raise TypeError(f"{accepted}, not {type(pages).__name__}")
    extract_batches((), table, **options)


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("the batches of a cluster need pyarrow: pip install 'viennews[arrow]'") from error
    return pyarrow
