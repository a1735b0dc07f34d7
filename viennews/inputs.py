"""Where many articles come from: files, folders, patterns, archives.

`inputs` walks them lazily and in a fixed order. It opens only what holds many documents (JSON lines, WARC); a page
in a file of its own is read, unpacked and parsed by whoever asks for its `article`, in whatever process that is.
"""

from __future__ import annotations

import dataclasses
import datetime
import glob
import gzip
import json
import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from viennews.article import Article, check_context, parse
from viennews.errors import LimitError, MissingExtraError, SourceError
from viennews.lexicon import DEFAULT, Lexicon

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

__all__ = ["ENDINGS", "LIMIT", "Failure", "Input", "Sources", "check_found", "count", "inputs", "listed"]

_ACCEPTED = "a path (str or os.PathLike) or a viennews.Input"
LIMIT = 64 * 2**20
"""The most bytes that one page, or one line, may have when unpacked."""
_PAGES = (".html", ".htm", ".xhtml", ".txt")
_LINES = (".jsonl", ".ndjson")
_WARC = (".warc", ".wet")
ENDINGS = (*_PAGES, *_LINES, *_WARC)
"""The endings of what is read; each also with `.gz` after it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read."""

    source: str
    """Its name: a path, `path:line` in JSON lines, `path:record` in WARC (counted from 1), or the name it was given."""
    error: str
    """The type of the error, as `UnicodeDecodeError`; `BrokenProcessPool` when the process that read it was killed."""
    message: str

    def __str__(self) -> str:
        return f"{self.source}: {self.error}: {self.message}"

    @classmethod
    def of(cls, source: str, error: BaseException) -> Failure:
        """The failure that an exception means."""
        message = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return cls(source, type(error).__name__, message.partition("\n")[0] or "no more is known")

    def to_dict(self) -> dict[str, str]:
        """The fields as a dict."""
        return dataclasses.asdict(self)


@dataclasses.dataclass(frozen=True, slots=True)
class Input:
    """A page or a text from anywhere (a database, a queue): what `viennews.parse` takes, with a name.

    Args:
        name: says which it is, in tables and failures.
        source: markup or text.
        url: where it is from; without it what the page says.
        published: the reference date; without it the page's own date.

    Raises:
        TypeError: an argument is of another type.
    """

    name: str
    source: str | bytes
    url: str | None = None
    published: datetime.date | None = None

    def __post_init__(self) -> None:
        """Wrong types are told where they are given, not by the process that reads it."""
        if not isinstance(self.name, str):
            raise TypeError(f"the name of an Input is a str, not {type(self.name).__name__}")
        if not isinstance(self.source, str | bytes):
            raise TypeError(f"the source of an Input is markup or text, str or bytes, not {type(self.source).__name__}")
        check_context(self.published, self.url)

    @property
    def weight(self) -> int:
        """Roughly the bytes that it takes to send it to another process."""
        return len(self.source)

    def load(self) -> Input:
        """Itself."""
        return self

    def article(self, lexicon: Lexicon = DEFAULT) -> Article:
        """The article; see `viennews.parse`."""
        return parse(_at_most(self.source), published=self.published, url=self.url, document=self.name, lexicon=lexicon)


@dataclasses.dataclass(frozen=True, slots=True)
class File:
    """A page or a text in a file of its own; `name` is its path."""

    name: str
    weight: int = 100

    def load(self) -> Input:
        """What is in the file, read now."""
        with _open(self.name) as file:
            return Input(self.name, _at_most(file.read(LIMIT + 1)))

    def article(self, lexicon: Lexicon = DEFAULT) -> Article:
        """The article, read now."""
        return self.load().article(lexicon)


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of a file of JSON lines."""

    name: str
    data: bytes

    @property
    def weight(self) -> int:
        """Roughly the bytes that it takes to send it to another process."""
        return len(self.data)

    def load(self) -> Input:
        """What the line describes; see `inputs`."""
        try:
            record = json.loads(_at_most(self.data))
        except json.JSONDecodeError as error:
            what = error.msg.removesuffix(" at").removesuffix(" starting")
            raise SourceError(f"broken JSON at character {error.pos + 1} of the line: {what}") from None
        if isinstance(record, str):
            record = {"text": record}
        if not isinstance(record, dict):
            raise SourceError("the line is neither a JSON object nor a string")
        source = record.get("html") or record.get("text")
        if not isinstance(source, str):
            raise SourceError(f"no field 'html' or 'text' with a string; the fields are {', '.join(record) or 'none'}")
        name = next((record[field] for field in ("document", "id") if record.get(field) is not None), self.name)
        return Input(str(name), source, _text(record, "url"), _day(_text(record, "published")))

    def article(self, lexicon: Lexicon = DEFAULT) -> Article:
        """The article that the line describes."""
        return self.load().article(lexicon)


Item = Input | File | Line
Sources = str | os.PathLike[str] | Input | Iterable["str | os.PathLike[str] | Input"]


def inputs(sources: Sources, *, leave_out: Container[str] = ()) -> Iterator[Item | Failure]:
    """The documents of files, folders, patterns and archives, in the order given; failures in their places.

    - A folder is walked with all its subfolders, names in order; hidden files and folders are left out.
    - A pattern (`pages/*.html`, `crawl/**/*.jsonl.gz`) gives what matches, in order.
    - `.html`, `.htm`, `.xhtml`, `.txt`: a page or text.
    - `.jsonl`, `.ndjson`: a line for each document, a string or an object with `html` or `text` and, if known, `url`,
      `published` (`2021-03-05`) and `document` or `id` (its name; without it `path:line`).
    - `.warc`, `.wet` (extra `warc`): HTML responses with status 200, and texts; named `path:record`.
    - Each of these also with `.gz` after it.
    - An `Input` as it is.

    Args:
        sources: one of these, or several.
        leave_out: absolute paths of files that are not to be read when a folder holds them.

    Raises:
        TypeError: a source is something else.
        ValueError: a path is empty.
        MissingExtraError: there is a WARC file, but `warcio` is not installed.
    """
    found = _found(listed(sources), leave_out)
    return (item for each in found for item in (_opened(each) if isinstance(each, str) else (each,)))


def count(sources: Sources, *, leave_out: Container[str] = ()) -> int | None:
    """How many documents `inputs` would give; `None` where that cannot be known without unpacking an archive."""
    number = 0
    for each in _found(listed(sources), leave_out):
        if isinstance(each, str) and _ending(each) in (*_LINES, *_WARC):
            return None
        number += 1
    return number


def listed(sources: Sources) -> Iterable[Any]:
    """The sources one by one.

    Raises:
        TypeError, ValueError: `sources`, or one of a list, is none; see `inputs`.
    """
    given = [sources] if isinstance(sources, str | os.PathLike | Input) else sources
    if isinstance(given, bytes | bytearray | memoryview | Mapping) or not isinstance(given, Iterable):
        raise TypeError(f"sources are one or several, each {_ACCEPTED}, not {type(sources).__name__}")
    if isinstance(given, list | tuple | set | frozenset):
        for each in given:
            _check_source(each)
    return given


def _check_source(source: object) -> None:
    if not isinstance(source, str | os.PathLike | Input):
        raise TypeError(f"a source is {_ACCEPTED}, not {type(source).__name__}")
    if source == "":
        raise ValueError("a source is the path of a file or folder, not an empty string")


def check_found(sources: Iterable[str | os.PathLike[str] | Input]) -> None:
    """Whether at least one of some sources is there; where some are and some are not, these become failures.

    Raises:
        FileNotFoundError: none is: no such file or folder, no file that matches.
    """
    absences = []
    for each in sources:
        absence = None if isinstance(each, Input) else _absence(os.fsdecode(each))
        if absence is None:
            return
        absences.append(f"{absence.source}: {absence.message}")
    raise FileNotFoundError(f"nothing to read: {'; '.join(absences) or 'no sources are given'}")


def _absence(path: str) -> Failure | None:
    """The failure that a path is under which nothing can be found."""
    if os.path.exists(path):
        return None
    if "<" in path or "\n" in path:
        name = path[:60].replace("\n", " ") + "…"
        return Failure(name, "SourceError", "a path is expected, not markup or text: give it as Input(name, source)")
    if not glob.has_magic(path):
        return Failure(path, "FileNotFoundError", "there is no such file or folder")
    if next(glob.iglob(path, recursive=True), None) is None:
        return Failure(path, "FileNotFoundError", "no file matches")
    return None


def _found(given: Iterable[Any], leave_out: Container[str]) -> Iterator[str | Input | Failure]:
    """The paths of the files that sources mean."""
    for each in given:
        _check_source(each)
        if isinstance(each, Input):
            yield each
        else:
            yield from _expanded(os.fsdecode(each), leave_out)


def _expanded(path: str, leave_out: Container[str]) -> Iterator[str | Failure]:
    if absence := _absence(path):
        yield absence
    elif os.path.isdir(path):
        yield from _walked(path, leave_out)
    elif os.path.exists(path):
        yield path
    else:
        for match in sorted(glob.iglob(path, recursive=True)):
            if not os.path.isdir(match):
                yield match
            elif "**" not in path:  # which gives what is in the folder by itself
                yield from _walked(match, leave_out)


def _walked(folder: str, leave_out: Container[str]) -> Iterator[str | Failure]:
    unreadable: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(parent, name)
            if not name.startswith(".") and os.path.abspath(path) not in leave_out:
                yield path
        while unreadable:
            error = unreadable.pop(0)
            yield Failure.of(os.fsdecode(error.filename or folder), error)
    for error in unreadable:
        yield Failure.of(os.fsdecode(error.filename or folder), error)


def _opened(path: str) -> Iterator[Item | Failure]:
    ending = _ending(path)
    if ending in _PAGES:
        yield File(path)
    elif ending in _LINES:
        yield from _counted(path, _lines)
    elif ending in _WARC:
        yield from _counted(path, _records)
    else:
        known = ", ".join(ENDINGS)
        yield Failure(path, "SourceError", f"unknown ending {ending!r}: what is read ends in {known}, or these and .gz")


def _ending(path: str) -> str:
    return os.path.splitext(path.lower().removesuffix(".gz"))[1]


def _open(path: str) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path)) if path.lower().endswith(".gz") else open(path, "rb")


def _counted(path: str, reader: Callable[[BinaryIO, str, list[int]], Iterator[Item | Failure]]) -> Iterator[Any]:
    """What a reader gives; where it breaks, a failure that says after which line or record."""
    passed = [0]
    try:
        with _open(path) as file:
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


def _at_most(data: Any) -> Any:
    if len(data) > LIMIT:
        raise LimitError(f"larger than {LIMIT:,} bytes")
    return data


def _text(record: dict[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"the field {field!r} is no string")
    return value or None


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        raise SourceError(f"published is a date as 2021-03-05, not {text!r}") from None
