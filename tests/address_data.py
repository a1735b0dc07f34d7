"""Writes `viennews/data/address_units.txt` from the address data that comes with underthesea.

python -m tests.address_data
"""

from __future__ import annotations

import importlib.util
import json
import pathlib
from collections.abc import Iterator

import viennews
from viennews.spelling import fold
from viennews.syllables import syllables_of

FILE = pathlib.Path(viennews.__file__).parent / "data" / "address_units.txt"
COMMENT = """# Administrative units by their names, folded, before and after the mergers of July 2025.
# From the address data of underthesea (https://github.com/undertheseanlp/underthesea, Apache-2.0), in another order.
# Written by `python -m tests.address_data`: what it lacks belongs into `places.tsv`.
# The first line: the provinces before and after, numbered from 0. Others: a name, then each unit that bears it: its
# level (province, district, commune), its type, its name as written, the number of its provinces.
"""
TYPES = {"Tỉnh", "Quận", "Huyện", "Phường", "Xã"}


def lines() -> list[str]:
    """The lines of the file."""
    provinces: dict[tuple[str, str], int] = {}
    units: dict[str, list[str]] = {}
    for level, kind, name, *around in _units():
        number = provinces.setdefault((around[0], around[1]), len(provinces))
        units.setdefault(" ".join(syllables_of(fold(name))), []).append(f"{level}|{kind}|{name}|{number}")
    first = "\t".join("|".join(pair) for pair in provinces)
    return [first, *("\t".join([name, *units[name]]) for name in sorted(units))]


def _units() -> Iterator[tuple[str, str, str, str, str]]:
    """Level, type, name, province before and after of all units, the highest first."""
    spec = importlib.util.find_spec("underthesea")
    assert spec is not None
    assert spec.origin is not None
    data = json.loads((pathlib.Path(spec.origin).parent / "address/data/mapping.json").read_bytes())
    old = {key: row["short"] for key, row in data["old_province_names"].items()}
    new = {key: row["short"] for key, row in data["province_names"].items()}
    for key, row in data["old_province_names"].items():
        kind = "Tỉnh" if row["name"].startswith("Tỉnh") else "Thành phố"
        yield "p", kind, row["short"], row["short"], new[data["province_mapping"][key]]
    for level, column in (("d", "old_district"), ("c", "old_ward"), ("c", "new_ward")):
        rows = [(row[column], row["old_province_key"], row["new_province_key"]) for row in data["ward_mapping"]]
        for written, before, after in rows if column == "old_ward" else dict.fromkeys(rows):
            kind, _, name = written.partition(" ")
            if kind not in TYPES:
                second, _, name = name.partition(" ")
                kind = f"{kind} {second}"
            if name and not name.isdigit():
                yield level, kind, name, old[before], new[after]


if __name__ == "__main__":
    FILE.write_text(COMMENT + "\n".join(lines()) + "\n", encoding="utf-8")
