"""Tables that hold data: each row becomes one piece that keeps its cells."""

from __future__ import annotations

from viennews.blocks import Node, Piece

_LONG_CELL = 300


def with_rows(pieces: list[Piece], nodes: list[Node], cells: dict[int, list[int]]) -> list[Piece]:
    """The pieces, with those of one row of a data table as one; layout tables stay as they are."""
    if not cells:
        return pieces
    cell_of = [0] * len(nodes)
    table_of = [0] * len(nodes)
    nested = set()
    for index in range(1, len(nodes)):
        node = nodes[index]
        cell_of[index] = index if node.tag in ("td", "th") else cell_of[node.parent]
        table_of[index] = index if node.tag == "table" else table_of[node.parent]
        if node.tag == "table" and table_of[node.parent]:
            nested.add(table_of[node.parent])
    contents: dict[int, list[Piece]] = {}
    for piece in pieces:
        if cell_of[piece.node]:
            contents.setdefault(cell_of[piece.node], []).append(piece)
    rows_of: dict[int, list[int]] = {}
    for row in cells:
        rows_of.setdefault(table_of[row], []).append(row)
    data_rows: set[int] = set()
    for table, rows in rows_of.items():
        if (
            table
            and table not in nested
            and _holds_data([[contents.get(cell, []) for cell in cells[row]] for row in rows])
        ):
            data_rows.update(rows)
    merged: list[Piece] = []
    done = set()
    for piece in pieces:
        cell = cell_of[piece.node]
        row = nodes[cell].parent if cell else 0
        if row not in data_rows:
            merged.append(piece)
        elif row not in done:
            done.add(row)
            merged.append(_row(row, cells[row], contents, nodes))
    return merged


def _holds_data(rows: list[list[list[Piece]]]) -> bool:
    """Whether the cells of a table hold data: two rows or more of several short cells."""
    texts = [[sum(len(piece.text) for piece in cell) for cell in row] for row in rows]
    longest = max((length for row in texts for length in row), default=0)
    several = sum(1 for row in texts if sum(1 for length in row if length) >= 2)
    pictured = any(piece.pictured for row in rows for cell in row for piece in cell)
    return longest < _LONG_CELL and several >= 2 and several * 2 >= len(rows) and not pictured


def _row(row: int, cells: list[int], contents: dict[int, list[Piece]], nodes: list[Node]) -> Piece:
    texts = tuple(" ".join(piece.text.replace("\n", " ") for piece in contents.get(cell, ())) for cell in cells)
    pieces = [piece for cell in cells for piece in contents.get(cell, ())]
    in_head = nodes[nodes[row].parent].tag == "thead"
    return Piece(
        " | ".join(text for text in texts if text), node=row, tag="tr", links=sum(piece.links for piece in pieces),
        bold=sum(piece.bold for piece in pieces), italic=sum(piece.italic for piece in pieces),
        headed=pieces[0].headed, hidden=pieces[0].hidden, cells=texts,
        headers=tuple(in_head or nodes[cell].tag == "th" for cell in cells),
    )  # fmt: skip
