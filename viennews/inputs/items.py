"""What a document is before it is read: in memory, in a file of its own, a line of a file; and one that fails."""

from __future__ import annotations

import dataclasses
import datetime
import gzip
import json
from typing import Any, BinaryIO, TypeVar, cast

from viennews.article import Article
from viennews.errors import LimitError, SourceError
from viennews.lexicon import DEFAULT, Lexicon
from viennews.parsing import check_context, parse
from viennews.records import sealed

Markup = TypeVar("Markup", bound=str | bytes)

LIMIT = 64 * 2**20
"""The most bytes that one page, or one line, may have when unpacked."""


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read.

    Raises:
        TypeError: a field is no `str`.
    """

    source: str
    """Its name: a path, `path:line` in JSON lines, `path:record` in WARC (counted from 1), or the name it was given."""
    error: str
    """The type of the error, as `UnicodeDecodeError`; `BrokenProcessPool` when the process that read it was killed."""
    message: str
    """What was wrong, in one line."""

    def __post_init__(self) -> None:
        """Whether the fields are texts."""
        for name in self.__match_args__:
            if not isinstance(value := getattr(self, name), str):
                raise TypeError(f"the {name} of a Failure is a str, not {type(value).__name__}")

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


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class Input:
    """A page or a text from anywhere (a database, a queue): what `viennews.parse` takes, with a name.

    Args:
        name: says which it is, in tables and failures; tables have a digest of the source where it is empty.
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
        return parse(
            _at_most(self.source), published=self.published, url=self.url, document=self.name or None, lexicon=lexicon
        )


@dataclasses.dataclass(frozen=True, slots=True)
class File:
    """A page or a text in a file of its own; `name` is its path."""

    name: str
    weight: int = 100

    def load(self) -> Input:
        """What is in the file, read now."""
        with open_file(self.name) as file:
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
        return Input(str(name), source, _text(record, "url"), day_of(_text(record, "published")))

    def article(self, lexicon: Lexicon = DEFAULT) -> Article:
        """The article that the line describes."""
        return self.load().article(lexicon)


Item = Input | File | Line


def open_file(path: str) -> BinaryIO:
    """A file of bytes, unpacked where its name ends in `.gz`."""
    return cast("BinaryIO", gzip.open(path)) if path.lower().endswith(".gz") else open(path, "rb")


def _at_most(data: Markup) -> Markup:
    if len(data) > LIMIT:
        raise LimitError(f"larger than {LIMIT:,} bytes")
    return data


def _text(record: dict[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"the field {field!r} is no string")
    return value or None


def day_of(text: str | None) -> datetime.date | None:
    """The day that a text begins with, as `2021-03-05`.

    Raises:
        SourceError: it begins with none.
    """
    try:
        return datetime.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        raise SourceError(f"published is a date as 2021-03-05, not {text!r}") from None
