"""The lexicons: the only reader of `data/`.

A lexicon table is a UTF-8 file of tab-separated columns. Lines that start with `#` are comments (the first says what
the table holds and how to add to it), the first other line names the columns, each further line is a row; missing
cells at the end of a row are empty.
"""

from __future__ import annotations

import threading
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
            cells. They stand before the rows of the package, so that they win where both match.

    Raises:
        LexiconError: there is no such table, or a row has a column that the table does not have.

    A lexicon does not change once it is made, and may be shared between threads and sent to processes.
    """

    def __init__(self, extra: Mapping[str, Iterable[Mapping[str, str]]] | None = None) -> None:
        self._extra = {table: [dict(row) for row in rows] for table, rows in (extra or {}).items()}
        self._built: dict[Any, Any] = {}
        self._lock = threading.RLock()
        for table in self._extra:
            self.rows(table)

    def rows(self, table: str) -> tuple[Row, ...]:
        """All rows of a table, those of the caller first."""
        columns, rows = _read(table)
        added = []
        for number, cells in enumerate(self._extra.get(table, ()), start=1):
            place = f"{table} (added row {number})"
            if unknown := sorted(set(cells) - set(columns)):
                raise LexiconError(f"{place}: no column {', '.join(unknown)}; the columns are {', '.join(columns)}")
            added.append(Row(dict.fromkeys(columns, "") | cells, place))
        return (*added, *rows)

    def built(self, build: Callable[[Lexicon], Result]) -> Result:
        """What `build` makes of this lexicon (a set, a pattern, a grammar), made once, on first use."""
        try:
            return self._built[build]  # type: ignore[no-any-return]
        except KeyError:
            with self._lock:
                if build not in self._built:
                    self._built[build] = build(self)
                return self._built[build]  # type: ignore[no-any-return]

    def __reduce__(self) -> tuple[type[Lexicon], tuple[dict[str, list[dict[str, str]]]]] | str:
        return "DEFAULT" if self is DEFAULT else (Lexicon, (self._extra,))


def _read(table: str) -> tuple[list[str], tuple[Row, ...]]:
    """The columns and rows of a table of the package."""
    file = files("viennews") / "data" / f"{table}.tsv"
    if not file.is_file():
        raise LexiconError(f"no lexicon table {table!r}")
    columns: list[str] = []
    rows = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            continue
        place = f"{table}.tsv:{number}"
        if len(cells) > len(columns):
            raise LexiconError(f"{place}: {len(cells)} cells, but the columns are {', '.join(columns)}")
        if not cells[0]:
            raise LexiconError(f"{place}: the first cell is empty")
        cells += [""] * (len(columns) - len(cells))
        rows.append(Row(dict(zip(columns, cells, strict=True)), place))
    return columns, tuple(rows)


DEFAULT = Lexicon()
"""The lexicon of the package as it is."""
