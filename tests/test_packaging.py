"""What an installed package must hold, and what its metadata says."""

import datetime
import pathlib
from decimal import Decimal
from importlib.metadata import metadata, version
from importlib.resources import files

import pytest

import viennews
from tests import client

ROOT = pathlib.Path(__file__).parents[1]
TITLE = "Phụ nữ Tân Lập tặng quà hội viên nghèo"


def test_version_stands_in_one_place() -> None:
    assert version("viennews") == viennews.__version__
    changes = ROOT / "CHANGELOG.md"
    if not changes.exists():
        pytest.skip("CHANGELOG.md is not beside the tests")
    assert f"## {viennews.__version__}" in changes.read_text(encoding="utf-8")


def test_what_is_not_python_is_there() -> None:
    package = files("viennews")
    assert (package / "py.typed").is_file()
    tables = [each.name for each in (package / "data").iterdir() if each.name.endswith(".tsv")]
    assert {"units.tsv", "organization_heads.tsv", "chrome_phrases.tsv", "labels.tsv"} <= set(tables)
    for table in tables:
        assert viennews.Lexicon().rows(table.removesuffix(".tsv"))
    assert (package / "data" / "SOURCES.md").is_file()
    assert len(viennews.example_names()) >= 6


def test_metadata() -> None:
    told = metadata("viennews")
    assert told["Requires-Python"] == ">=3.11"
    assert {"pandas", "arrow", "all", "dev"} <= set(told.get_all("Provides-Extra") or ())


def test_a_typed_client(tmp_path: pathlib.Path) -> None:
    article = viennews.parse(f"{TITLE}\nNgày 8/3/2021, Hội LHPN xã Tân Lập trao 25 suất quà.")
    assert list(client.counted(article).values()) == [Decimal(25)]
    day = datetime.date(2021, 3, 8)
    assert client.days("ngày 8/3", datetime.date(2021, 1, 1)) == [(day, day)]
    (tmp_path / "page.txt").write_text(article.source, encoding="utf-8")
    (tmp_path / "scan.html").write_bytes(b"%PDF-1.4")
    read, failed = client.titles(str(tmp_path))
    assert read == [TITLE]
    assert len(failed) == 1
    assert client.spans("Chị vui.")[0] == (0, 8, "Chị vui.")
