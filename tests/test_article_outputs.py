"""What an article gives besides itself: tables, JSON, files, other tools, pictures; on every article that ships."""

from __future__ import annotations

import json
import pathlib
import pickle
from typing import Any

import pytest
from click.testing import CliRunner

import viennews
from viennews import frames
from viennews.cli import main
from viennews.documents import from_dict

NAMES = viennews.example_names()


@pytest.fixture(scope="module", params=NAMES)
def article(request: pytest.FixtureRequest) -> viennews.Article:
    return viennews.example(request.param)


def test_the_examples_are_worth_looking_at(article: viennews.Article) -> None:
    assert article.facts
    assert article.organizations
    assert any(fact.organization for fact in article.facts)


def test_json_is_valid_and_comes_back(article: viennews.Article) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    document = json.loads(article.to_json())
    jsonschema.validate(document, viennews.json_schema())
    assert document == article.to_dict()
    again = from_dict(document)
    assert frames.rows(again, "facts") == frames.rows(article, "facts")
    for name in ("dates", "figures", "organizations", "sentences", "facts"):
        assert tuple(getattr(again, name)) == tuple(getattr(article, name))


@pytest.mark.parametrize("table", frames.TABLES)
def test_tables(article: viennews.Article, table: str) -> None:
    pytest.importorskip("pandas")
    frame = article.to_frame(table)
    assert list(frame.columns) == list(frames.columns(table))
    assert len(frame) == len(frames.rows(article, table))
    assert set(frame["version"].astype(str)) <= {frames.version()}


def test_a_doc_of_spacy_round_trip(article: viennews.Article) -> None:
    pytest.importorskip("spacy")
    doc = article.to_spacy()
    assert doc.text == article.text
    for name in ("dates", "figures", "organizations"):
        assert [(span.start_char, span.end_char) for span in doc.spans[name]] == [
            (mention.start, mention.end) for mention in getattr(article, name)
        ]
    assert {token.idx for token in doc} >= {word.start for word in article.words}
    assert [span.start_char for span in doc.sents if span.text.strip()] == [each.start for each in article.sentences]


def test_pictures(article: viennews.Article, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "article.html"
    page = article.to_html(path, language="vi")
    assert path.read_text(encoding="utf-8") == page == viennews.render(article, language="vi")
    assert article._repr_html_() in article.to_html()
    assert page.count("<tr id=") == len(article.facts)


def test_it_can_be_kept(article: viennews.Article) -> None:
    assert article == viennews.parse(pathlib_bytes(article))
    assert {article: 1}[pickle.loads(pickle.dumps(article))] == 1


def pathlib_bytes(article: viennews.Article) -> bytes:
    from importlib.resources import files

    folder = pathlib.Path(viennews.__file__).parent.parent / "examples" / "pages"
    name = str(article.document)
    return (folder / name).read_bytes() if folder.is_dir() else (files("viennews") / "examples" / name).read_bytes()


@pytest.mark.parametrize("what", ["blocks", "dates", "figures", "organizations", "facts"])
def test_explain(article: viennews.Article, what: str) -> None:
    lines = article.explain(what).splitlines()
    assert len(lines) == len(getattr(article, what))
    if what in ("dates", "figures", "organizations"):
        for line, mention in zip(lines, getattr(article, what), strict=True):
            assert mention.rule
            assert str(mention.start) in line
            assert mention.rule in line


def test_explain_says_what_it_explains() -> None:
    with pytest.raises(ValueError, match="blocks, dates, figures, organizations and facts"):
        viennews.example().explain("words")


def run(*arguments: str) -> Any:
    return CliRunner().invoke(main, list(arguments))


def test_the_show_command(tmp_path: pathlib.Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(viennews.example().text, encoding="utf-8")
    assert viennews.example().text in run("show", str(page)).output
    assert "\x1b[" in run("show", "--color", str(page)).output
    assert "quý IV/2021 [2021-36]" in run("show", "--values", str(page)).output
    assert run("show", str(tmp_path / "none.txt")).exit_code == 1


def test_the_report_command(tmp_path: pathlib.Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in NAMES[:2]:
        (pages / f"{name}.txt").write_text(viennews.example(name).text, encoding="utf-8")
    out = tmp_path / "report.html"
    good = run(
        "report", str(pages), "-o", str(out), "--workers", "0", "--quiet", "--title", "Hai bài", "--language", "vi"
    )
    assert (good.exit_code, good.output) == (0, "")
    assert "<title>Hai bài</title>" in out.read_text(encoding="utf-8")
    (pages / "broken.txt").write_bytes(b"%PDF-1.7")
    broken = run("report", str(pages), "-o", str(out), "--workers", "0", "--quiet")
    assert broken.exit_code == 1
    assert "broken.txt" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report"], "Missing argument"),
        (["report", "x", "-o", "no/such/folder/report.html"], "no/such/folder: there is no such folder"),
        (["report", "x", "--language", "de"], "'en', 'vi'"),
    ],
)
def test_wrong_use_of_the_report_command(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_the_schema_command() -> None:
    assert json.loads(run("schema").output) == viennews.json_schema()
