"""The lexicons: the only reader of `data/`.

A lexicon table is a UTF-8 file of tab-separated columns. Lines that start with `#` are comments (the first says what
the table holds and how to add to it), the first other line names the columns, each further line is a row; missing
cells at the end of a row are empty.

A comment `#: column: one, other, empty` lists all values that a column may have, where only some are known; `empty`
stands for the empty cell. `#: column (several): …`: a cell may hold several of them, parted by commas.
`#: column: by other`: it is one of the values that rows with the same cell in the column `other` have in the table.
"""

from __future__ import annotations

import dataclasses
import threading
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from typing import Any, TypeVar

from viennews.errors import LexiconError

Result = TypeVar("Result")


class Row(dict[str, str]):
    """A row of a lexicon table: column name to cell. `place` says where it stands, for messages and explanations."""

    __slots__ = ("place",)

    def __init__(self, cells: Mapping[str, str], place: str) -> None:
        super().__init__(cells)
        self.place = place

    def __reduce__(self) -> tuple[type[Row], tuple[dict[str, str], str]]:
        return Row, (dict(self), self.place)


class Lexicon:
    """The tables of the package, with the rows that a caller adds to them.

    Args:
        extra: for each table name (`"units"` for `data/units.tsv`) the rows to add, each a mapping from column names to
            cells; a column that is left out is empty. They stand before the rows of the package, so that they win where
            both match. Without it the lexicon is that of the package.

    Raises:
        TypeError: `extra` is no mapping.
        LexiconError: there is no such table; or its rows are not a list of mappings; or a row has a column that the
            table does not have, a cell that is no `str`, that is empty (or without a word) where none of the package's
            is, or that has another value than its column may. The message names the table, the row, the column and what
            is accepted.

    A lexicon does not change once it is made, and may be shared between threads and sent to processes.
    """

    __slots__ = ("__weakref__", "_built", "_extra", "_lock")

    def __init__(self, extra: Mapping[str, Iterable[Mapping[str, str]]] | None = None) -> None:
        if extra is not None and not isinstance(extra, Mapping):
            raise TypeError(
                "Lexicon() takes a mapping from the names of tables to rows, as "
                f"{{'units': [{{'form': 'giạ', …}}]}}, not {type(extra).__name__}"
            )
        self._extra = {table: _added(table, rows) for table, rows in (extra or {}).items()}
        self._built: dict[Any, Any] = {}
        self._lock = threading.RLock()

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table, those of the caller first."""
        return (*self._extra.get(table, ()), *_read(table).rows)

    def built(self, build: Callable[[Lexicon], Result]) -> Result:
        """What `build` makes of this lexicon (a set, a pattern, a grammar), made once, on first use."""
        try:
            return self._built[build]  # type: ignore[no-any-return]
        except KeyError:
            with self._lock:
                if build not in self._built:
                    self._built[build] = build(self)
                return self._built[build]  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        added = ", ".join(f"{table}: {len(rows)} added" for table, rows in self._extra.items())
        return f"<Lexicon {added or 'of the package'}>"

    def __eq__(self, other: object) -> bool:
        return self._extra == other._extra if isinstance(other, Lexicon) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._extra))

    def __reduce__(self) -> tuple[Callable[..., Lexicon], tuple[dict[str, tuple[Row, ...]]]] | str:
        return "DEFAULT" if self is DEFAULT else (_restore, (self._extra,))


def _restore(extra: dict[str, tuple[Row, ...]]) -> Lexicon:
    """A lexicon of rows that were checked when it was made."""
    lexicon = Lexicon()
    lexicon._extra = extra
    return lexicon


def check_lexicon(lexicon: object) -> None:
    """Whether what a caller gave as `lexicon=` is one.

    Raises:
        TypeError: it is not.
    """
    if not isinstance(lexicon, Lexicon):
        raise TypeError(
            f"lexicon is a viennews.Lexicon, not {type(lexicon).__name__}; viennews.Lexicon({{…}}) makes one of rows"
        )


@dataclasses.dataclass(frozen=True, slots=True)
class _Table:
    """A table of the package."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    values: Mapping[str, _Values]
    """The columns of which only some values are known."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Values:
    """The values that a column may have."""

    names: tuple[str, ...]
    """The empty one as `empty`."""
    several: bool
    by: str = ""
    """The column on which they depend; then `names` is empty."""

    def cells(self) -> frozenset[str]:
        """The cells that hold one value."""
        return frozenset("" if name == _EMPTY else name for name in self.names)

    def holds(self, cell: str) -> bool:
        parts = [part.strip() for part in cell.split(",")] if self.several else [cell]
        return all((part or _EMPTY) in self.names for part in parts)


_EMPTY = "empty"
_OWN = frozenset(["labels"])
"""Tables that are no word lists: what the package itself says."""


def _added(table: str, rows: object) -> tuple[Row, ...]:
    """The rows that a caller adds to a table."""
    names = _table_names()
    if table not in names:
        raise LexiconError(f"no lexicon table {table!r}; the tables are {', '.join(names)}")
    if isinstance(rows, Mapping | str | bytes) or not isinstance(rows, Iterable):
        raise LexiconError(f"{table}: the rows are a list of mappings, not {type(rows).__name__}")
    known = _read(table)
    checks = [_checker(known, column) for column in known.columns]
    added = []
    for number, cells in enumerate(rows, start=1):
        place = cells.place if isinstance(cells, Row) else f"{table} (added row {number})"
        columns = f"the columns are {', '.join(known.columns)}"
        if not isinstance(cells, Mapping):
            raise LexiconError(f"{place}: a mapping from columns to cells, not {type(cells).__name__}; {columns}")
        if unknown := [str(column) for column in cells if column not in known.columns]:
            raise LexiconError(f"{place}: no column {', '.join(unknown)}; {columns}")
        row = Row({column: _cell(cells.get(column, ""), place, column) for column in known.columns}, place)
        for check in checks:
            if problem := check(row):
                raise LexiconError(f"{place}: {problem}")
        added.append(row)
    return tuple(added)


def _cell(cell: object, place: str, column: str) -> str:
    if not isinstance(cell, str):
        raise LexiconError(f"{place}: the cell of the column {column} is a str, not {type(cell).__name__}")
    if "\t" in cell or len(cell.splitlines()) > 1:
        raise LexiconError(f"{place}: the cell of the column {column} holds a tab or a line end: {cell!r}")
    return unicodedata.normalize("NFC", cell.strip())


def _checker(table: _Table, column: str) -> Callable[[Row], str | None]:
    """Tells what is wrong with the cell that an added row has in a column."""
    values = table.values.get(column)
    if values is None:
        others = [other[column] for other in table.rows]
        filled, worded = all(others), column == table.columns[0] and all(map(_has_word, others))

        def of_text(row: Row) -> str | None:
            if filled and not row[column]:
                return f"the cell of the column {column} is empty"
            if worded and not _has_word(row[column]):
                return f"the cell of the column {column} has neither a letter nor a digit: {row[column]!r}"
            return None

        return of_text
    listed: dict[str, dict[str, None]] = {}
    if values.by:
        for other in table.rows:
            listed.setdefault(other[values.by], {})[other[column] or _EMPTY] = None

    def of_few(row: Row) -> str | None:
        known, name = values, column
        if values.by:
            known = _Values(tuple(listed.get(row[values.by], ())), values.several)
            name = f"{column} for {row[values.by]!r}"
        return None if known.holds(row[column]) else _not_one_of(known, name, row[column])

    return of_few


def _has_word(cell: str) -> bool:
    return any(map(str.isalnum, cell))


def _not_one_of(values: _Values, column: str, cell: str) -> str:
    return f"no {column} {cell!r}; it is {'some' if values.several else 'one'} of {', '.join(values.names)}"


def _table_names() -> list[str]:
    folder = files("viennews") / "data"
    return sorted({file.name.removesuffix(".tsv") for file in folder.iterdir() if file.name.endswith(".tsv")} - _OWN)


def generated(file: str) -> list[str]:
    """The lines of a file of `data/` that a program has written, without its comments."""
    lines = (files("viennews") / "data" / file).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [line for line in lines if not line.startswith("#")]


def _read(table: str) -> _Table:
    """A table of the package."""
    columns: list[str] = []
    values: dict[str, _Values] = {}
    rows = []
    text = (files("viennews") / "data" / f"{table}.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#:"):
            column, _, listed = line[2:].partition(":")
            name, _, several = column.strip().partition(" ")
            names = tuple(each.strip() for each in listed.split(","))
            by = names[0].removeprefix("by ") if names[0].startswith("by ") else ""
            values[name] = _Values(() if by else names, bool(several), by)
            continue
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            closed = [(columns.index(name), each, each.cells()) for name, each in values.items() if not each.by]
            continue
        place = f"{table}.tsv:{number}"
        if len(cells) > len(columns):
            raise LexiconError(f"{place}: {len(cells)} cells, but the columns are {', '.join(columns)}")
        if not cells[0]:
            raise LexiconError(f"{place}: the first cell is empty")
        cells += [""] * (len(columns) - len(cells))
        for index, each, usual in closed:
            if cells[index] not in usual and not each.holds(cells[index]):
                raise LexiconError(f"{place}: {_not_one_of(each, columns[index], cells[index])}")
        rows.append(Row(dict(zip(columns, cells, strict=True)), place))
    return _Table(tuple(columns), tuple(rows), values)


DEFAULT = Lexicon()
"""The lexicon of the package as it is."""
