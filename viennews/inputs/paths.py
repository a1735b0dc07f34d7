"""Sources as a caller gives them: files, folders and patterns become documents, lazily, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from viennews.inputs.archives import holds_many, opened
from viennews.inputs.items import Failure, Input, Item

_ACCEPTED = "a path (str or os.PathLike) or a viennews.Input"
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
    return (item for each in found for item in (opened(each) if isinstance(each, str) else (each,)))


def count(sources: Sources, *, leave_out: Container[str] = ()) -> int | None:
    """How many documents `inputs` would give; `None` where that cannot be known without unpacking an archive."""
    number = 0
    for each in _found(listed(sources), leave_out):
        if isinstance(each, str) and holds_many(each):
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
