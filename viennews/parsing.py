"""`parse` and `read`: a page or a text goes in, an `Article` comes out."""

from __future__ import annotations

import datetime
import errno
import os
from pathlib import Path

from bs4 import Tag

from viennews.article import Article
from viennews.chrome import judge
from viennews.errors import SourceError
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.limits import MAX_CHARS, WIDEST, check_length
from viennews.metadata import describe
from viennews.source import load


def parse(
    source: str | bytes | Tag,
    *,
    published: datetime.date | None = None,
    url: str | None = None,
    document: str | None = None,
    lexicon: Lexicon = DEFAULT,
    max_chars: int = MAX_CHARS,
) -> Article:
    """The article of a page or of a flattened text.

    Args:
        source: markup or text as `str`, `bytes` (encoding from BOM, UTF-8, `<meta>`, else detected), or a
            `BeautifulSoup` or `Tag`, which is not changed. Markup and text are told apart by looking.
        published: the reference date; without it the page's own date.
        url: where the page is from; without it what the page says.
        document: its name, for tables; without it they have a digest of the source text.
        lexicon: the word lists.
        max_chars: the most characters that are taken.

    Raises:
        TypeError: an argument is of another type.
        SourceError: `source` is a binary file or written in an old font encoding.
        LimitError: `source` is longer than `max_chars`.
    """
    check_context(published, url, lexicon)
    if document is not None and not isinstance(document, str):
        raise TypeError(f"document is a str, not {type(document).__name__}")
    if isinstance(published, datetime.datetime):
        published = published.date()
    page = load(source, max_chars)
    metadata = describe(page, lexicon)
    verdict = judge(page, title=metadata.title, title_piece=metadata.title_piece, description=metadata.description,
                    lexicon=lexicon)  # fmt: skip
    author = metadata.author if metadata.is_person else verdict.byline or metadata.author
    return Article(
        page.text, verdict.blocks, title=metadata.title, author=author,
        published=published or metadata.published, url=url or metadata.url, document=document, tables=verdict.tables,
        lexicon=lexicon,
    )  # fmt: skip


def read(
    path: str | os.PathLike[str],
    *,
    published: datetime.date | None = None,
    url: str | None = None,
    lexicon: Lexicon = DEFAULT,
    max_chars: int = MAX_CHARS,
) -> Article:
    """The article of a file, whose path is its `document`; see `parse`.

    Raises:
        FileNotFoundError: there is no such file.
        IsADirectoryError: it is a folder.
        TypeError: an argument is of another type.
        ValueError: `path` is empty.
        SourceError: the file is binary or written in an old font encoding; or `path` is no path but markup or text.
        LimitError: the file is longer than `max_chars`.
    """
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"read() takes a path as str or os.PathLike, not {type(path).__name__}; parse() takes markup")
    check_context(published, url, lexicon)
    name = os.fsdecode(path)
    if not name:
        raise ValueError("read() takes the path of a file, not an empty string; parse() takes markup or text")
    if any(sign in name for sign in "<\n\0") and not ("\0" not in name and os.path.exists(name)):
        raise SourceError(
            f"read() takes the path of a file, and this is markup or text, which parse() takes: {name[:60]!r}"
        )
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        raise SourceError(f"read() takes the path of a file, and no file can be called so: {name[:60]!r}") from None
    file = Path(path)
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder; read_many() reads all files in it", name)
    check_length(-(-file.stat().st_size // WIDEST), "read", max_chars)
    data = file.read_bytes()
    return parse(
        data, published=published, url=url, document=name, lexicon=lexicon, max_chars=max_chars
    )  # fmt: skip


def check_context(published: object, url: object, lexicon: object = DEFAULT) -> None:
    """Whether what a caller knows of a page is of the right types.

    Raises:
        TypeError: it is not.
    """
    if published is not None and not isinstance(published, datetime.date):
        raise TypeError(f"published is a datetime.date, not {type(published).__name__}")
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url is a str, not {type(url).__name__}")
    check_lexicon(lexicon)
