from __future__ import annotations

import csv
import dataclasses
import datetime
import json
import os
import pathlib
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from tests.sample_article import empty, sample
from viennews import frames
from viennews.errors import MissingExtraError
from viennews.inputs import Failure
from viennews.mentions import FigureMention
from viennews.schema import json_schema
from viennews.span import Span

TABLES = frames.TABLES


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_columns_in_order(table: str) -> None:
    found = frames.rows(sample(), table)
    assert found
    for row in found:
        assert list(row) == list(frames.columns(table))
    names = list(frames.columns(table))
    assert names[:2] == ["document", "url"]
    assert names[-1] == "version"


@pytest.mark.parametrize("table", TABLES)
def test_empty_tables_have_the_same_columns_and_types(table: str) -> None:
    if table in ("sentences", "blocks"):
        assert frames.rows(empty(), table) == []
    full, none = frames.to_frame(sample(), table), frames.to_frame(empty(), table)
    assert len(none) == 0
    assert list(none.columns) == list(full.columns)
    plain_types = [name for name, kind in frames.columns(table).items() if kind != "category"]
    assert list(none.dtypes[plain_types]) == list(full.dtypes[plain_types])


@pytest.mark.parametrize("call", [frames.columns, frames.arrow_schema])
def test_an_unknown_table_names_those_that_exist(call: Any) -> None:
    with pytest.raises(ValueError, match="facts, dates, figures, organizations, sentences, blocks"):
        call("people")


def test_a_table_is_named() -> None:
    table: Any = ["facts"]
    with pytest.raises(TypeError, match=r"a table is one of facts, dates, .*, not list"):
        frames.rows(sample(), table)
    with pytest.raises(TypeError, match=r"a table is one of facts, dates, .*, not list"):
        frames.to_frame(sample(), table)


def test_an_unknown_table_of_an_article() -> None:
    with pytest.raises(ValueError, match="no table 'people'"):
        frames.rows(sample(), "people")
    with pytest.raises(ValueError, match="no table 'people'"):
        frames.to_frame(sample(), "people")


def test_facts() -> None:
    frame = frames.to_frame(sample(), "facts")
    first = frame.iloc[0]
    assert first["organization_key"] == "farmers|phú an"
    assert first["organization_province_after"] == "Thành phố Hồ Chí Minh"
    assert first["date_first"].date() == datetime.date(2021, 3, 5)
    assert first["value"] == 12.0
    assert frame["value"].tolist() == [12, 300000, 19, 5]
    assert frame["high"].isna().tolist() == [True, False, True, True]
    assert frame["whole"].dropna().tolist() == [20]
    assert frame["change"].tolist()[-1] == "up"
    assert frame["organization"].isna().tolist() == [False, False, True, True]
    assert str(frame["date_first"].dtype) == "datetime64[s]"
    assert str(frame["kind"].dtype) == "category"
    assert str(frame["value"].dtype) == "Float64"
    assert frame.attrs["viennews"] == frames.version()


def test_several_articles_and_the_ids_of_a_mapping() -> None:
    both = frames.to_frame([sample(), sample("https://example.org/b"), empty()], "figures")
    assert both["document"].nunique() == 1  # one source, one id
    assert both["url"].nunique() == 2
    named = frames.to_frame({"a": sample(), "b": empty()}, "organizations")
    assert named["document"].tolist() == ["a", "a"]
    assert frames.to_frame([], "facts").empty


@pytest.mark.parametrize("wrong", [3, "text", ["text"], None])
def test_what_is_no_article(wrong: Any) -> None:
    with pytest.raises(TypeError, match="expected"):
        frames.to_frame(wrong, "facts")


def test_what_could_not_be_read_is_no_article() -> None:
    with pytest.raises(TypeError, match=r"not Failure: leave out what could not be read, .*viennews\.Article"):
        frames.to_frame([sample(), Failure("page.html", "SourceError", "no page")], "facts")  # type: ignore[list-item]


def test_the_same_story_twice() -> None:
    long = " ".join(f"từ {index}" for index in range(200))
    one, two = (dataclasses.replace(sample(), text=f"{sample().text} {long}{end}") for end in ("", " Báo khác."))
    frame = frames.to_frame([one, two], "facts")
    assert frame["story"].nunique() == 1


@pytest.mark.parametrize("table", TABLES)
def test_arrow(table: str) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    schema = frames.arrow_schema(table)
    assert schema.names == list(frames.columns(table))
    assert schema.metadata[b"viennews"].decode() == frames.version()
    found = pyarrow.Table.from_pylist(frames.rows(sample(), table), schema=schema)
    assert found.num_rows == len(frames.rows(sample(), table))
    assert found.to_pylist() == frames.rows(sample(), table)


@pytest.mark.parametrize(
    ("module", "call", "extra"),
    [
        ("pandas", lambda _: frames.to_frame(sample(), "facts"), "pandas"),
        ("pyarrow", lambda _: frames.arrow_schema("facts"), "arrow"),
        ("openpyxl", lambda path: frames.write_table(sample(), "facts", path / "a.xlsx"), "xlsx"),
    ],
)
def test_a_missing_extra_is_named(
    module: str, call: Any, extra: str, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"viennews\[{extra}\]"):
        call(tmp_path)


@pytest.mark.parametrize("article", [sample(), empty()], ids=["sample", "empty"])
@pytest.mark.parametrize("words", [False, True])
def test_json_is_valid(article: Any, words: bool) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(frames.to_json(article, words=words))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert document == frames.to_dict(article, words=words)
    assert ("words" in document) is words


def test_json_says_its_versions_and_keeps_letters() -> None:
    import viennews

    text = frames.to_json(sample(), document="x")
    document = json.loads(text)
    assert (document["viennews"], document["schema"], document["document"]) == (viennews.__version__, 1, "x")
    assert "Nông dân" in text


def test_a_wrong_document_is_told() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    document = frames.to_dict(sample())
    document["facts"][0]["change"] = "sideways"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json_schema())


@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl", "parquet"])
def test_files(ending: str, tmp_path: pathlib.Path) -> None:
    import pandas

    path = tmp_path / f"facts.{ending}"
    assert frames.write_table([sample(), empty()], "sentences", path) == 3
    readers: dict[str, Any] = {
        "csv": pandas.read_csv,
        "xlsx": pandas.read_excel,
        "jsonl": lambda file: pandas.read_json(file, lines=True),
        "parquet": pandas.read_parquet,
    }
    read = readers[ending](path)
    assert list(read.columns) == list(frames.columns("sentences"))
    assert read["start"].tolist() == [each.start for each in sample().sentences]
    guarded = ending in ("csv", "xlsx")
    assert read["text"].tolist()[-1].startswith("'=" if guarded else "=")


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1", "\x00=1"]
)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_cell_is_a_formula(start: str, ending: str, tmp_path: pathlib.Path) -> None:
    text = f"{start} hội"
    article = dataclasses.replace(empty(), text=text, sentences=(Span(0, len(text), text),), url=start)
    path = tmp_path / f"sentences.{ending}"
    frames.write_table(article, "sentences", path)
    if ending == "csv":
        with open(path, encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
    else:
        import openpyxl

        rows = openpyxl.load_workbook(path).active.iter_rows()
        assert all(cell.data_type != "f" for row in rows for cell in row)
        cells = [str(cell.value) for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]
    assert not [cell for cell in cells if frames._FORMULA.match(cell)]
    assert sum(cell.startswith("'") for cell in cells) == 2


@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl", "parquet"])
def test_a_file_is_written_whole_or_not_at_all(ending: str, tmp_path: pathlib.Path) -> None:
    path = tmp_path / f"facts.{ending}"
    for before in ([], [path.name]):
        with pytest.raises(TypeError, match="an article is expected, not int"):
            frames.write_table([sample(), 5], "facts", path)  # type: ignore[list-item]
        assert [each.name for each in tmp_path.iterdir()] == before
        path.write_bytes(b"what stood there")
    assert path.read_bytes() == b"what stood there"
    assert frames.write_table(sample(), "facts", path) > 0
    assert path.read_bytes() != b"what stood there"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_link_stays_a_link(tmp_path: pathlib.Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "facts.csv").symlink_to(tmp_path / "far" / "real.csv")
    frames.write_table(sample(), "facts", tmp_path / "facts.csv")
    assert (tmp_path / "facts.csv").is_symlink()
    assert (tmp_path / "far" / "real.csv").read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_written_to(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "facts.jsonl"
    os.mkfifo(path)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(path.read_text, encoding="utf-8")
        count = frames.write_table(sample(), "facts", path)
        assert len(read.result(timeout=60).splitlines()) == count
    assert path.is_fifo()


def test_numbers_that_no_float_holds(tmp_path: pathlib.Path) -> None:
    large = Decimal("7" * 400)
    figures = (
        FigureMention(0, 1, "x", value=large), FigureMention(0, 1, "x", value=(Decimal(5), large)),
        FigureMention(0, 1, "x", kind="ratio", value=(Decimal(5), large)),
    )  # fmt: skip
    article = dataclasses.replace(sample(), figures=figures)
    found = [(row["value"], row["high"], row["whole"]) for row in frames.rows(article, "figures")]
    assert found == [(None, None, None), (5, None, None), (5, None, None)]
    assert frames.to_frame(article, "figures")["value"].isna().tolist() == [True, False, False]
    assert figures[0].to_dict()["value"] == large
    assert FigureMention(0, 1, "x", value=large + Decimal("0.5")).to_dict()["value"] != float("inf")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl", "parquet"])
def test_empty_files_have_the_header(ending: str, tmp_path: pathlib.Path) -> None:
    path = tmp_path / f"facts.{ending}"
    assert frames.write_table(empty(), "facts", path) == 0
    if ending == "csv":
        with open(path, encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == list(frames.columns("facts"))


def test_the_limits_of_excel(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr(frames, "_EXCEL_CELL", 10)
    path = tmp_path / "facts.xlsx"
    rows = frames.rows(sample(), "facts")
    frames.write_rows(rows, "facts", path)
    cells = [cell.value for row in openpyxl.load_workbook(path).active.iter_rows(min_row=2) for cell in row]
    assert max(len(cell) for cell in cells if isinstance(cell, str)) == 10
    monkeypatch.setattr(frames, "_EXCEL_ROWS", len(rows))
    with pytest.raises(ValueError, match=r"holds 4 rows; write \.csv or \.parquet instead"):
        frames.write_rows(rows, "facts", path)


def test_an_unknown_format(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ValueError, match=r"\.csv, \.xlsx, \.jsonl, \.parquet"):
        frames.write_table(sample(), "facts", tmp_path / "facts.doc")
    assert not (tmp_path / "facts.doc").exists()
    with pytest.raises(ValueError, match="no table"):
        frames.write_table(sample(), "people", tmp_path / "people.csv")
    assert not (tmp_path / "people.csv").exists()


def test_rows_need_no_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert len(frames.rows(sample(), "facts")) == 4


def test_the_documentation_lists_the_columns() -> None:
    page = (pathlib.Path(__file__).parents[1] / "docs" / "tables.md").read_text(encoding="utf-8")
    for table in TABLES:
        inside = list(frames.columns(table).items())[2:-1]
        assert f"| `{table}` | {', '.join(f'`{name}` {kind}' for name, kind in inside)} |" in page
