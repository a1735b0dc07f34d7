"""Pages and texts become articles."""

import datetime
import pathlib
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

import viennews
from viennews.tables import rows

PAGE = """<html><head><title>Hội Nông dân xã Phú An trao bò giống | Trang tin xã</title></head><body>
<div class=q1><a href=/>Trang chủ</a> <a href=/t>Tin tức</a></div>
<div class=q2><h1>Hội Nông dân xã Phú An trao bò giống</h1><p>Thứ năm - 28/10/2021 13:52</p>
<p><b>Hội Nông dân xã Phú An vừa trao 12 con bò giống cho hội viên có hoàn cảnh khó khăn trên địa bàn.</b></p>
<p>Số bò này do các hội viên trong xã góp vốn xoay vòng mua, mỗi
con trị giá khoảng 15 triệu đồng, nuôi trong hai năm.</p>
<p>Các hộ nhận bò được cán bộ thú y hướng dẫn cách làm chuồng, trồng cỏ và phòng bệnh cho đàn bò qua mùa rét.</p>
<p>Tin liên quan</p><ul><li><a href=/1>Xã Phú An ra quân làm thủy lợi</a></li>
<li><a href=/2>Ngày hội nông sản sạch</a></li></ul>
</div><div class=q3>Bản quyền thuộc xã Phú An</div></body></html>"""


def test_a_page() -> None:
    article = viennews.parse(PAGE)
    assert article.title == "Hội Nông dân xã Phú An trao bò giống"
    assert str(article.published) == "2021-10-28"
    assert article.text.count("\n\n") == 3
    assert {block.kind for block in article.dropped} >= {"breadcrumb", "date_line", "related_heading", "related_link"}
    assert article.lead is not None
    assert article.lead.startswith("Hội Nông dân xã Phú An vừa trao")


def test_a_soup_gives_the_same() -> None:
    soup = BeautifulSoup(PAGE, "lxml")
    before = str(soup)
    assert viennews.parse(soup) == viennews.parse(PAGE) == viennews.parse(PAGE.encode())
    assert str(soup) == before


def test_pickled() -> None:
    article = viennews.parse(PAGE)
    assert pickle.loads(pickle.dumps(article)) == article


def test_what_was_computed_travels() -> None:
    article = viennews.parse(PAGE, document="page 1")
    bodies = article.organizations
    again = pickle.loads(pickle.dumps(article))
    assert again.document == "page 1"
    assert again._computed == {"organizations": bodies}
    assert again == viennews.parse(PAGE)


def test_a_file_names_its_article(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    article = viennews.read(path)
    assert article.document == str(path)
    assert {row["document"] for row in rows(article, "blocks")} == {str(path)}
    assert rows(viennews.parse(PAGE), "blocks")[0]["document"] != str(path)


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"%PDF-1.4 x", "PDF"), (b"\x89PNG\r\n", "PNG"), (b"PK\x03\x04 word/document.xml", "DOCX"), (b"PK\x03\x04", "ZIP"),
     (b"ab\0\x01c\0", "binary")],
)  # fmt: skip
def test_binary(data: bytes, words: str) -> None:
    with pytest.raises(viennews.SourceError, match=words):
        viennews.parse(data)


def test_wrong_type() -> None:
    with pytest.raises(TypeError, match="str or bytes"):
        viennews.parse(3)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_bytes_of_every_kind(kind: Callable[[bytes], bytes]) -> None:
    assert viennews.parse(kind(PAGE.encode())) == viennews.parse(PAGE)


def test_an_element_of_a_soup() -> None:
    element = BeautifulSoup(PAGE, "lxml").find("div", class_="q2")
    assert isinstance(element, Tag)
    assert viennews.parse(element).text == viennews.parse(PAGE).text


def test_what_the_caller_knows_comes_before_what_the_page_says() -> None:
    markup = PAGE.replace("<title>", "<link rel=canonical href='https://example.org/a'><title>")
    told = viennews.parse(markup, published=datetime.datetime(2020, 2, 3, 8), url="https://example.org/b", document="b")
    assert (told.published, told.url, told.document) == (datetime.date(2020, 2, 3), "https://example.org/b", "b")
    read = viennews.parse(markup)
    assert (read.published, read.url, read.document) == (datetime.date(2021, 10, 28), "https://example.org/a", None)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"published": "2021-10-28"}, r"^published is a datetime\.date, not str$"),
        ({"url": b"https://example.org"}, "^url is a str, not bytes$"),
        ({"document": 3}, "^document is a str, not int$"),
        ({"lexicon": {}}, r"^lexicon is a viennews\.Lexicon, not"),
    ],
)
def test_options_of_wrong_types(options: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        viennews.parse(PAGE, **options)


def test_the_place_of_a_span_in_the_source() -> None:
    article = viennews.parse(PAGE)
    first, second = article.paragraphs[:2]
    whole = article.source_span(viennews.Span(first.start, second.end, article.text[first.start : second.end]))
    assert whole.text == article.source[whole.start : whole.end] == f"{first.text}\n{second.text}"
    nothing = article.source_span(viennews.Span(second.start, second.start, ""))
    assert (nothing.start, nothing.end) == (whole.end - len(second.text),) * 2
    assert viennews.parse("").source_span(viennews.Span(0, 0, "")) == viennews.Span(0, 0, "")


def test_spans_that_have_no_place_in_the_source() -> None:
    article = viennews.parse("Trời đẹp.")
    with pytest.raises(ValueError, match=r"^the span 0:10 does not lie in the text of 9 characters$"):
        article.source_span(viennews.Span(0, 10, "Trời đẹp. "))
    for wrong in ((0, 4), "Trời", None):
        with pytest.raises(
            TypeError, match=rf"^source_span\(\) takes a Span of the article's text, not {type(wrong).__name__}$"
        ):
            article.source_span(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("what", ["dates", "figures", "organizations", "facts"])
def test_explain_names_the_rule_of_each_mention(what: str) -> None:
    article = viennews.parse("Ngày 3/2/2021, Hội Nông dân xã Phú An trao 12 con bò giống.")
    (mention,) = getattr(article, what)
    (line,) = article.explain(what).splitlines()
    assert mention.rule
    assert mention.rule in line
    assert (mention.figure.text if what == "facts" else mention.text) in line


def test_explain_tells_what_there_is_to_explain() -> None:
    with pytest.raises(
        ValueError, match=r"^no 'words' to explain; there are blocks, dates, figures, organizations and"
    ):
        viennews.parse(PAGE).explain("words")


@pytest.mark.parametrize("empty", ["", "  \n ", b"", "<html></html>"])
def test_empty(empty: str | bytes) -> None:
    assert viennews.parse(empty).blocks == ()
