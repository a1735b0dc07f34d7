"""The documents of one file, by its ending: a page, JSON lines, WARC; packed or not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from viennews.errors import MissingExtraError, SourceError
from viennews.inputs.items import LIMIT, Failure, File, Input, Item, Line, open_file

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = (".html", ".htm", ".xhtml", ".txt")
_LINES = (".jsonl", ".ndjson")
_WARC = (".warc", ".wet")
ENDINGS = (*_PAGES, *_LINES, *_WARC)
"""The endings of what is read; each also with `.gz` after it."""


def holds_many(path: str) -> bool:
    """Whether a file may hold several documents, by its ending."""
    return _ending(path) in (*_LINES, *_WARC)


def opened(path: str) -> Iterator[Item | Failure]:
    """The documents of a file; a failure where its ending is unknown, and where it breaks."""
    ending = _ending(path)
    if ending in _PAGES:
        yield File(path)
    elif ending in _LINES:
        yield from _guarded(path, _lines)
    elif ending in _WARC:
        yield from _guarded(path, _records)
    else:
        known = ", ".join(ENDINGS)
        yield Failure(path, "SourceError", f"unknown ending {ending!r}: what is read ends in {known}, or these and .gz")


def _ending(path: str) -> str:
    return os.path.splitext(path.lower().removesuffix(".gz"))[1]


def _guarded(path: str, reader: Callable[[BinaryIO, str, list[int]], Iterator[Item | Failure]]) -> Iterator[Any]:
    """What a reader gives; where it breaks, a failure that says after which line or record."""
    passed = [0]
    try:
        with open_file(path) as file:
            yield from reader(file, path, passed)
    except MissingExtraError:
        raise
    except Exception as error:
        yield Failure.of(f"{path}:{passed[0] + 1}", error)


def _lines(file: BinaryIO, path: str, passed: list[int]) -> Iterator[Item | Failure]:
    while line := file.readline(LIMIT + 1):
        number = passed[0] + 1
        if len(line) > LIMIT:
            yield Failure(f"{path}:{number}", "LimitError", f"the line is longer than {LIMIT:,} bytes")
            while line and not line.endswith(b"\n"):
                line = file.readline(LIMIT)
        elif line.strip():
            yield Line(f"{path}:{number}", line.rstrip(b"\r\n"))
        passed[0] = number


def _records(file: BinaryIO, path: str, passed: list[int]) -> Iterator[Item | Failure]:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise MissingExtraError("reading WARC needs warcio: pip install 'viennews[warc]'") from error
    for record in ArchiveIterator(file):
        number = passed[0] + 1
        if _is_page(record):
            data = record.content_stream().read(LIMIT + 1)
            record.raw_stream.read()
            if record.raw_stream.limit > 0:
                raise SourceError("the file ends within the record")
            yield Input(f"{path}:{number}", data, record.rec_headers.get_header("WARC-Target-URI"))
        passed[0] = number


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        kind = record.http_headers.get_header("Content-Type") or ""
        good = record.http_headers.get_statuscode() == "200"
        return good and kind.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
    kind = record.rec_headers.get_header("Content-Type") or ""
    return record.rec_type in ("resource", "conversion") and kind.lower().startswith(("text/html", "text/plain"))
