"""`read_many` and `read_rows`: the articles, or the rows of a table, of many documents."""

from __future__ import annotations

import sys
from collections.abc import Collection, Container, Generator, Iterable, Iterator
from functools import partial
from multiprocessing.context import BaseContext
from typing import Any

from viennews.arguments import check_flag
from viennews.article import Article, sharing
from viennews.batch.chunks import CHUNK, Result
from viennews.batch.streaming import stream
from viennews.inputs import Failure, Item, Sources, inputs
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.tables import Row, columns, rows

ANALYSES = ("sentences", "words", "dates", "figures", "organizations", "facts")
"""What the processes can compute of an article."""


def read_many(
    sources: Sources,
    *,
    workers: int | None = None,
    chunk: int = CHUNK,
    progress: bool = False,
    analyse: Collection[str] = ("dates", "figures", "organizations"),
    lexicon: Lexicon = DEFAULT,
    context: BaseContext | None = None,
    leave_out: Container[str] = (),
) -> Generator[Article | Failure]:
    """The articles of files, folders, patterns and archives, in order; a `Failure` in the place of each that fails.

    Articles stream: whatever their number, only some chunks for each process are held at a time. A process that is
    killed or runs out of memory costs nothing but, when it happens twice with the same document, that document.

    Args:
        sources: paths of files, folders, patterns, or `Input`s; see `viennews.inputs.inputs`.
        workers: processes; by default one for each processor that may be used. 0 reads in this process.
        chunk: documents that a process gets at a time.
        progress: show a bar on standard error.
        analyse: what the processes compute; the rest is computed when asked for, in this process.
        lexicon: the word lists.
        context: how processes are started; by default as `multiprocessing` does on this system.
        leave_out: absolute paths of files that are not read when a folder holds them.

    Raises:
        TypeError, ValueError: an argument is not as described.
        MissingExtraError: there is a WARC file, but `warcio` is not installed.
    """
    check_lexicon(lexicon)
    check_flag("progress", progress)
    if not isinstance(analyse, Iterable):
        raise TypeError(f"analyse is some of {', '.join(ANALYSES)}; not {type(analyse).__name__}")
    names = tuple(analyse)
    if wrong := [analyse] if isinstance(analyse, str) else [name for name in names if name not in ANALYSES]:
        raise ValueError(f"analyse is some of {', '.join(ANALYSES)}; not {', '.join(map(repr, wrong))}")
    items = inputs(sources, leave_out=leave_out)
    results = stream(items, partial(_analysed, names, lexicon), workers=workers, chunk=chunk, context=context)
    return _articles(results, lexicon, progress)


def _articles(results: Iterator[Any], lexicon: Lexicon, progress: bool) -> Generator[Article | Failure]:
    for _, result in counted(results) if progress else results:
        # What comes from a process brings a lexicon of its own, of which nothing is built.
        yield sharing(result, lexicon) if isinstance(result, Article) else result


def read_rows(
    sources: Sources,
    table: str = "facts",
    *,
    workers: int | None = None,
    chunk: int = CHUNK,
    progress: bool = False,
    lexicon: Lexicon = DEFAULT,
    context: BaseContext | None = None,
) -> Generator[Row | Failure]:
    """The rows of a table (see `viennews.tables`) of many documents, as `read_many` reads them.

    Raises:
        TypeError, ValueError: an argument is not as described.
        MissingExtraError: there is a WARC file, but `warcio` is not installed.
    """
    check_lexicon(lexicon)
    check_flag("progress", progress)
    columns(table)
    results = stream(
        inputs(sources), partial(table_rows, table, lexicon), workers=workers, chunk=chunk, context=context
    )
    return _rows(results, progress)


def _rows(results: Iterator[Any], progress: bool) -> Generator[Row | Failure]:
    for _, result in counted(results) if progress else results:
        if isinstance(result, Failure):
            yield result
        else:
            yield from result


def table_rows(table: str, lexicon: Lexicon, document: Item) -> list[Row]:
    """The rows of a document; what `read_rows` and the clusters have computed."""
    return rows(document.article(lexicon), table)


def counted(results: Iterable[tuple[Item | Failure, Result | Failure]], **options: Any) -> Generator[Any]:
    """`results`, with a bar of their number, rate and failures on standard error; `options` are those of tqdm."""
    from tqdm import tqdm

    failed = 0
    # In a log, which keeps every line of the bar, one in ten seconds is enough.
    with tqdm(unit=" pages", smoothing=0.05, mininterval=0.2 if sys.stderr.isatty() else 10, **options) as bar:
        for each in results:
            failed += isinstance(each[1], Failure)
            bar.set_postfix(failed=failed, refresh=False)
            bar.update()
            yield each


def _analysed(analyse: tuple[str, ...], lexicon: Lexicon, document: Item) -> Article:
    article = document.article(lexicon)
    for name in analyse:
        getattr(article, name)
    return article
