"""A table of many documents in a file: whole or not at all, and to be gone on with when a run was broken off.

While a run lasts, its rows stand in the folder `.OUT.partial` beside the result, as JSON lines, with a state that says
how many documents are in them, and how many bytes. What a killed run wrote after the last state is cut off by the next.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import errno
import hashlib
import itertools
import json
import os
import pathlib
import shutil
import time
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from viennews.arguments import check_flag, check_no_source, check_target
from viennews.batch import CHUNK, counted, stream, table_rows
from viennews.frames import json_line, write_rows
from viennews.inputs import Failure, Item, Sources, check_found, count, inputs, listed
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.records import sealed
from viennews.tables import Row, columns, version

__all__ = ["Summary", "extract"]

COMMIT = 1.0
"""Seconds between two states: so much of its work is the most that a killed run loses."""


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class Summary:
    """What a run has done, those before it that it goes on with included."""

    documents: int = 0
    failures: int = 0
    rows: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class _State(Summary):
    """How far a run is; one document is either wholly in it or not at all."""

    table: str = ""
    version: str = ""
    row_bytes: int = 0
    failure_bytes: int = 0
    names: str = ""
    """A digest of the names of the documents, in order."""
    complete: bool = False

    def with_name(self, name: str) -> str:
        return hashlib.sha256(f"{self.names}{name}".encode("utf-8", "surrogatepass")).hexdigest()


def extract(
    sources: Sources,
    out: str | os.PathLike[str],
    *,
    table: str = "facts",
    workers: int | None = None,
    chunk: int = CHUNK,
    resume: bool = False,
    progress: bool = False,
    lexicon: Lexicon = DEFAULT,
) -> Summary:
    """Writes a table of the documents of files, folders, patterns and archives to a file.

    The rows are those of `read_rows`, in order. `out` appears when it is whole, beside it `OUT.failures.jsonl` if
    documents failed. A source that is not there is such a failure as long as another one is.

    Args:
        sources: see `viennews.inputs.inputs`.
        out: a path that ends in `.jsonl`, `.csv`, `.parquet` or `.xlsx`; see `viennews.frames.write_rows`.
        table: one of `viennews.tables.TABLES`.
        workers: processes; by default one for each processor that may be used. 0 reads in this process.
        chunk: documents that a process gets at a time.
        resume: go on where a run with the same `sources`, `table` and `out` was broken off; without one, begin.
        progress: show a bar on standard error.
        lexicon: the word lists.

    Raises:
        TypeError: an argument is of another type.
        FileNotFoundError: none of the sources is there; nothing is written then.
        ValueError: the table or the ending is not known; `out` is one of the sources; or a broken run cannot be gone
            on with, since the table, the documents or the version of the library is another one.
        MissingExtraError: what reads WARC or writes `out` is not installed.
        OSError: `out` cannot be written; or another run writes it.
    """
    check_lexicon(lexicon)
    check_flag("resume", resume)
    check_flag("progress", progress)
    columns(table)
    path = check_target(out)
    sources = list(listed(sources))
    check_no_source(path, sources)
    check_found(sources)
    spool = _Spool(path)
    with spool.locked():
        write_rows([], table, spool.result)
        state = spool.state() if resume else None
        if state is None:
            spool.forget()
            state = _State(table=table, version=version())
        elif (state.table, state.version) != (table, version()):
            raise ValueError(
                f"the run that was broken off wrote {state.table} with {state.version}, not {table} with {version()}; "
                f"without resume it begins anew"
            )
        if not state.complete:
            own = {os.path.abspath(each) for each in (path, spool.failed)}
            items = inputs(sources, leave_out=own)
            _skip(items, state)
            results = stream(items, partial(_lines, table, lexicon), workers=workers, chunk=chunk)
            if progress:
                results = counted(results, initial=state.documents, total=count(sources, leave_out=own))
            # Ctrl-C between two results leaves the bar and the pool open; what is said then comes after them.
            with contextlib.closing(results):
                state = spool.append(state, results)
        spool.publish(state)
    return Summary(state.documents, state.failures, state.rows)


def _lines(table: str, lexicon: Lexicon, document: Item) -> tuple[int, bytes]:
    found = table_rows(table, lexicon, document)
    names = columns(table)
    return len(found), "".join(json_line(row, names) for row in found).encode()


def _skip(items: Iterator[Item | Failure], state: _State) -> None:
    """Passes over the documents that are in the state."""
    passed = _State()
    for item in itertools.islice(items, state.documents):
        passed = dataclasses.replace(passed, documents=passed.documents + 1, names=passed.with_name(_name(item)))
    if (passed.documents, passed.names) != (state.documents, state.names):
        raise ValueError(
            f"the first {state.documents:,} documents are not those of the run that was broken off; "
            "without resume it begins anew"
        )


def _name(item: Item | Failure) -> str:
    return item.source if isinstance(item, Failure) else item.name


class _Spool:
    """The folder in which a run keeps its rows until they are whole."""

    def __init__(self, out: pathlib.Path) -> None:
        self._out = out
        self._folder = out.with_name(f".{out.name}.partial")
        self._rows, self._failures = self._folder / "rows.jsonl", self._folder / "failures.jsonl"
        self._state = self._folder / "state.json"
        self.result = self._folder / f"result{out.suffix}"
        self.failed = out.with_name(f"{out.name}.failures.jsonl")

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps a second run away from the folder."""
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise type(error)(error.errno, error.strerror, str(self._out)) from None
        with open(self._folder / "lock", "wb") as lock:
            with contextlib.suppress(ImportError):  # Windows has none
                import fcntl

                try:
                    fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    raise BlockingIOError(errno.EAGAIN, "another run is writing it", str(self._out)) from None
            try:
                yield
            finally:
                if not self._state.exists():
                    shutil.rmtree(self._folder)

    def state(self) -> _State | None:
        """The last state of a run that was broken off."""
        if not self._state.exists():
            return None
        known = {field.name for field in dataclasses.fields(_State)}
        written = json.loads(self._state.read_text(encoding="utf-8"))
        # Another version of the library, which is told of later, may have others.
        return _State(**{name: value for name, value in written.items() if name in known})

    def forget(self) -> None:
        """Drops the state: there is nothing to go on with."""
        self._state.unlink(missing_ok=True)

    def append(self, state: _State, results: Iterator[tuple[Item | Failure, tuple[int, bytes] | Failure]]) -> _State:
        """Writes results after those of a state; gives the state of all."""
        with _cut(self._rows, state.row_bytes) as rows, _cut(self._failures, state.failure_bytes) as failures:
            written = time.monotonic()
            try:
                for item, result in results:
                    changes: dict[str, int]
                    if isinstance(result, Failure):
                        line = json.dumps(result.to_dict(), ensure_ascii=False) + "\n"
                        size = failures.write(line.encode("utf-8", "backslashreplace"))
                        changes = {
                            "failures": state.failures + 1,
                            "failure_bytes": state.failure_bytes + size,
                        }
                    else:
                        number, lines = result
                        changes = {
                            "rows": state.rows + number,
                            "row_bytes": state.row_bytes + rows.write(lines),
                        }
                    names = state.with_name(_name(item))
                    state = dataclasses.replace(state, documents=state.documents + 1, names=names, **changes)  # type: ignore[arg-type]
                    if time.monotonic() - written > COMMIT:
                        self._commit(state, rows, failures)
                        written = time.monotonic()
                state = dataclasses.replace(state, complete=True)
            finally:
                self._commit(state, rows, failures)
        return state

    def _commit(self, state: _State, rows: BinaryIO, failures: BinaryIO) -> None:
        fresh = self._state.with_suffix(".new")
        with open(fresh, "wb") as file:
            file.write(json.dumps(dataclasses.asdict(state)).encode())
            for each in (rows, failures, file):
                each.flush()
                os.fsync(each.fileno())
        fresh.replace(self._state)

    def publish(self, state: _State) -> None:
        """Puts the result in its place; may be broken off and done again at any point."""
        if state.failures:
            fresh = self._folder / "failures.whole"
            shutil.copyfile(self._failures, fresh)
            fresh.replace(self.failed)
        else:
            self.failed.unlink(missing_ok=True)
        if self._rows.exists():
            if self._out.suffix.lower() == ".jsonl":
                self._rows.replace(self._out)
            else:
                write_rows(self._read(state.table), state.table, self.result)
                self.result.replace(self._out)
                self._rows.unlink()
        self.forget()

    def _read(self, table: str) -> Iterator[Row]:
        """The rows, of the types that they have in memory."""
        dates = [name for name, kind in columns(table).items() if kind == "date"]
        with open(self._rows, encoding="utf-8") as file:
            for line in file:
                row: Row = json.loads(line)
                for name in dates:
                    if row[name] is not None:
                        row[name] = datetime.date.fromisoformat(row[name])
                yield row


@contextlib.contextmanager
def _cut(path: pathlib.Path, size: int) -> Iterator[BinaryIO]:
    """A file opened for writing after its first `size` bytes."""
    with open(path, "r+b" if path.exists() else "w+b") as file:
        file.truncate(size)
        file.seek(size)
        yield file
