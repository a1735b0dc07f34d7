from __future__ import annotations

import datetime
import gzip
import io
import json
import os
import pathlib
import sys
from typing import Any

import pytest

from viennews import inputs
from viennews.errors import MissingExtraError, ViennewsError
from viennews.inputs import Failure, Input, count

TEXT = "Hội Nông dân xã Phú An trao bò\nNgày 5/3/2021, Hội Nông dân xã Phú An trao 12 con bò cho hội viên nghèo."
PAGE = f"<html><body><h1>Tin</h1><p>{TEXT}</p></body></html>"


def names(sources: Any, **options: Any) -> list[str]:
    return [item.source if isinstance(item, Failure) else item.name for item in inputs.inputs(sources, **options)]


def only(sources: Any) -> Failure:
    """The failure of a source which is one."""
    (item,) = inputs.inputs(sources)
    if isinstance(item, Failure):
        return item
    with pytest.raises((ViennewsError, OSError, EOFError, UnicodeError)) as caught:
        item.article()
    return Failure.of(item.name, caught.value)


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b/2.html", "b/10.html", "a.txt", "c.htm", ".hidden/x.html", "b/.DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    (tmp_path / "d.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    return tmp_path


def test_folders_and_patterns_in_order(folder: pathlib.Path) -> None:
    assert names("b") == ["b/10.html", "b/2.html"]
    assert names(".") == ["./a.txt", "./c.htm", "./d.html.gz", "./b/10.html", "./b/2.html"]
    assert names("*.h*") == ["c.htm", "d.html.gz"]
    assert names("**/*.html") == ["b/10.html", "b/2.html"]
    assert names("*") == ["a.txt", "b/10.html", "b/2.html", "c.htm", "d.html.gz"]
    assert names(["c.htm", pathlib.Path("a.txt"), "c.htm"]) == ["c.htm", "a.txt", "c.htm"]
    assert names(".", leave_out={os.path.abspath("a.txt")}) == names(".")[1:]


def test_a_name_with_brackets_is_no_pattern(folder: pathlib.Path) -> None:
    (folder / "bài [1].html").write_text(PAGE, encoding="utf-8")
    assert names("bài [1].html") == ["bài [1].html"]


def test_pages_of_every_kind_are_read(folder: pathlib.Path) -> None:
    found = {item.name: item.article() for item in inputs.inputs(".") if not isinstance(item, Failure)}
    assert len(found) == 5
    for name, article in found.items():
        assert article.document == name
        assert "trao 12 con bò" in article.text


def test_count(folder: pathlib.Path) -> None:
    assert count(["."]) == 5
    assert count([".", "nowhere.html"]) == 6
    (folder / "more.jsonl").write_text("", encoding="utf-8")
    assert count(["."]) is None


def test_inputs_are_read_lazily() -> None:
    def endless() -> Any:
        while True:
            yield Input("x", TEXT)

    stream = inputs.inputs(endless())
    assert [next(stream).name for _ in range(3)] == ["x"] * 3  # type: ignore[union-attr]


def test_json_lines(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "crawl.jsonl.gz"
    records: list[Any] = [
        {"html": PAGE, "url": "https://example.org/1", "published": "2021-03-07T08:00:00+07:00", "id": 17},
        TEXT,
        {"text": TEXT, "document": "bài 3"},
        {"text": TEXT + " \ud83d"},
    ]
    lines = "\n".join(json.dumps(record) for record in records).replace("\n", "\n\n", 1)
    path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + lines.encode()))
    found = [item.article() for item in inputs.inputs(path) if not isinstance(item, Failure)]
    assert [article.document for article in found] == ["17", f"{path}:3", "bài 3", f"{path}:5"]
    assert found[0].url == "https://example.org/1"
    assert found[0].published == datetime.date(2021, 3, 7)
    assert "12 con bò" in found[1].text
    assert found[3].text.encode()


@pytest.mark.parametrize(
    ("line", "error", "message"),
    [
        ('{"html": "<p>', "SourceError", "broken JSON at character 10 of the line: Unterminated"),
        ("[1]", "SourceError", "neither a JSON object nor a string"),
        ('{"url": "u", "body": "x"}', "SourceError", "no field 'html' or 'text' .* url, body"),
        ("{}", "SourceError", "the fields are none"),
        ('{"text": 5}', "SourceError", "no field 'html' or 'text'"),
        ('{"text": "x", "published": "hôm qua"}', "SourceError", "published is a date as 2021-03-05, not 'hôm qua'"),
        ('{"text": "x", "published": 2021}', "SourceError", "'published' is no string"),
        ('{"text": "x", "url": ["u"]}', "SourceError", "'url' is no string"),
        (b'"\xff\xfe"', "UnicodeDecodeError", "can't decode"),
    ],
)
def test_broken_lines_say_their_number(line: str | bytes, error: str, message: str, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "crawl.jsonl"
    path.write_bytes(b'"x"\n' + (line.encode() if isinstance(line, str) else line) + b'\n"y"\n')
    good, broken, last = inputs.inputs(path)
    assert not isinstance(broken, Failure)
    with pytest.raises(ValueError, match=message) as caught:
        broken.article()
    assert type(caught.value).__name__ == error
    assert [good.name, broken.name, last.name] == [f"{path}:{number}" for number in (1, 2, 3)]  # type: ignore[union-attr]


def test_a_broken_archive_gives_what_stands_before(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "crawl.jsonl.gz"
    lines = [json.dumps({"text": f"{TEXT} {number} {os.urandom(50).hex()}"}) for number in range(200)]
    path.write_bytes(gzip.compress("\n".join(lines).encode())[:-5000])
    *good, failure = inputs.inputs([path])
    assert 100 < len(good) < 200
    assert failure == Failure(
        f"{path}:{len(good) + 1}", "EOFError", "Compressed file ended before the end-of-stream marker was reached"
    )


def test_bad_files(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    whole = gzip.compress(PAGE.encode())
    for name, data in {
        "cut.html.gz": whole[:40], "plain.html.gz": b"<html>", "damaged.html.gz": whole[:20] + b"\0\0\0\0" + whole[24:],
        "scan.pdf": b"%PDF-1.4", "pdf.html": b"%PDF-1.4", "no_ending": b"x", "plain.jsonl.gz": b"{}",
    }.items():  # fmt: skip
        pathlib.Path(name).write_bytes(data)
    pathlib.Path("loop.html").symlink_to("loop.html")
    expected = {
        "cut.html.gz": ("EOFError", "end-of-stream"),
        "plain.html.gz": ("BadGzipFile", "Not a gzipped file"),
        "scan.pdf": ("SourceError", "unknown ending '.pdf'"),
        "no_ending": ("SourceError", "unknown ending ''"),
        "pdf.html": ("SourceError", "PDF"),
        "loop.html": ("FileNotFoundError", "there is no such file"),
        "nowhere.html": ("FileNotFoundError", "there is no such file"),
        "nowhere*.html": ("FileNotFoundError", "no file matches"),
        "a" * 5000: ("FileNotFoundError", "there is no such file"),
        "x\0y": ("FileNotFoundError", "there is no such file"),
    }
    for source, (error, message) in expected.items():
        failure = only(source)
        assert (failure.source, failure.error) == (source, error)
        assert message in failure.message
    assert only("damaged.html.gz").error in ("error", "BadGzipFile", "EOFError")
    assert only("plain.jsonl.gz") == Failure("plain.jsonl.gz:1", "BadGzipFile", "Not a gzipped file (b'{}')")
    assert only(PAGE).message.startswith("a path is expected, not markup")


def test_what_cannot_be_read(tmp_path: pathlib.Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("everything can be read by root")
    path = tmp_path / "secret.html"
    path.touch(mode=0)
    assert only(path) == Failure(str(path), "PermissionError", "Permission denied")


def test_limits(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("items", "archives"):
        monkeypatch.setattr(f"viennews.inputs.{module}.LIMIT", 1000)
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(b"a" * 10**6))
    assert only(path).error == "LimitError"
    lines = tmp_path / "lines.jsonl"
    lines.write_text('"one"\n"' + "x" * 5000 + '"\n"three"\n', encoding="utf-8")
    one, two, three = inputs.inputs(lines)
    assert two == Failure(f"{lines}:2", "LimitError", "the line is longer than 1,000 bytes")
    assert one.article().text == "one"  # type: ignore[union-attr]
    assert three.name == f"{lines}:3"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "wrong", [5, None, b"page.html", bytearray(b"page.html"), memoryview(b"page.html"), {"page.html": 1}]
)
def test_wrong_sources(wrong: Any) -> None:
    for given in (wrong, [wrong], (wrong,)):
        with pytest.raises(TypeError, match=rf"path.*not {type(wrong).__name__}$"):
            list(inputs.inputs(given))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"name": 5}, "the name of an Input is a str, not int"),
        ({"source": None}, "the source of an Input is markup or text, str or bytes, not NoneType"),
        ({"source": bytearray(b"x")}, "str or bytes, not bytearray"),
        ({"url": b"https://example.org"}, "url is a str, not bytes"),
        ({"published": "2021-03-05"}, r"published is a datetime\.date, not str"),
    ],
)
def test_what_makes_no_input(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Input(**({"name": "page", "source": TEXT} | arguments))


def warc(records: list[tuple[str, str, str, bytes]], *, gzipped: bool = True) -> bytes:
    """A WARC file of (kind, url, content type, body)."""
    writer_module = pytest.importorskip("warcio.warcwriter")
    headers_module = pytest.importorskip("warcio.statusandheaders")
    stream = io.BytesIO()
    writer = writer_module.WARCWriter(stream, gzip=gzipped)
    for kind, url, content, body in records:
        headers = None
        if kind.startswith("response"):
            kind, _, status = kind.partition(" ")
            headers = headers_module.StatusAndHeaders(status, [("Content-Type", content)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, kind, payload=io.BytesIO(body), http_headers=headers, warc_content_type=content
            )
        )
    return stream.getvalue()


RECORDS = [
    ("response 200 OK", "https://example.org/1", "text/html; charset=utf-8", PAGE.encode()),
    ("response 404 Not Found", "https://example.org/2", "text/html", PAGE.encode()),
    ("response 200 OK", "https://example.org/3.png", "image/png", b"\x89PNG"),
    ("conversion", "https://example.org/4", "text/plain", TEXT.encode()),
    ("response 200 OK", "https://example.org/5", "text/html", b"%PDF-1.4"),
]


@pytest.mark.parametrize("ending", [".warc", ".warc.gz", ".warc.wet.gz"])
def test_warc(ending: str, tmp_path: pathlib.Path) -> None:
    path = tmp_path / f"crawl{ending}"
    path.write_bytes(warc(RECORDS, gzipped=ending.endswith(".gz")))
    one, four, five = inputs.inputs(path)
    assert [each.name for each in (one, four, five)] == [f"{path}:{number}" for number in (1, 4, 5)]  # type: ignore[union-attr]
    article = one.article()  # type: ignore[union-attr]
    assert (article.url, article.document) == ("https://example.org/1", f"{path}:1")
    assert "12 con bò" in article.text
    assert "12 con bò" in four.article().text  # type: ignore[union-attr]


def test_a_broken_warc_gives_what_stands_before(tmp_path: pathlib.Path) -> None:
    whole = warc(
        [RECORDS[0], ("response 200 OK", "https://example.org/6", "text/html", os.urandom(20_000).hex().encode())]
    )
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(whole[:-3000])
    good, failure = inputs.inputs(path)
    assert good.article().url == "https://example.org/1"  # type: ignore[union-attr]
    assert isinstance(failure, Failure)
    assert failure.source == f"{path}:2"
    plain = tmp_path / "crawl.warc"
    plain.write_bytes(warc(RECORDS[:1], gzipped=False)[:-30])
    assert only(plain) == Failure(f"{plain}:1", "SourceError", "the file ends within the record")
    plain.write_bytes(b"no WARC at all\n" * 100)
    assert only(plain).source == f"{plain}:1"


def test_without_warcio_the_extra_is_named(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "warcio", None)
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(MissingExtraError, match=r"viennews\[warc\]"):
        list(inputs.inputs(tmp_path))
