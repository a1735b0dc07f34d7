"""Pages and texts become articles."""

import pathlib
import pickle

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize("empty", ["", "  \n ", b"", "<html></html>"])
def test_empty(empty: str | bytes) -> None:
    assert viennews.parse(empty).blocks == ()


FRAGMENTS = st.lists(
    st.sampled_from([
        "<p>", "</p>", "<div>", "</div>", "<td>", "<tr>", "<table>", "<br>", "<a href=x>", "</a>", "Hội phụ nữ",
        "10/3/2021", "Tin liên quan", " ", "<", ">", "\u0301", "\n", "<h1>", "<ul><li>", "A" * 90 + ".",
    ]), max_size=40,
)  # fmt: skip


@given(st.one_of(st.text(), FRAGMENTS.map("".join)))
def test_offsets_hold_and_nothing_is_lost(text: str) -> None:
    try:
        article = viennews.parse(text)
    except viennews.SourceError:
        return
    end = 0
    for block in article.blocks:
        assert article.source[block.start : block.end] == block.text
        assert not article.source[end : block.start].strip()
        end = block.end
    assert not article.source[end:].strip()
    for span in article.paragraphs:
        assert article.text[span.start : span.end] == span.text
        assert article.source_span(span).text == span.text
    assert viennews.parse(text) == article
