"""The laws of pages: nothing is lost, no site is special, soups and strings give the same, growth is linear."""

import gc
import pathlib
import time
import unicodedata
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import viennews
from tests.page_tools import characters, check_laws, likeness, visible_text, with_random_names
from viennews.source import load

PAGES = sorted(pathlib.Path(__file__).parent.parent.joinpath("examples", "pages").glob("*.html"))
SHARED = pathlib.Path(__file__).parents[2] / "shared"
WORDS = [
    "Hội phụ nữ", "ngày 10/3/2021", "Tin liên quan", "Trang chủ", "Bình luận", "./.", "Ảnh: Lan", "x", "&nbsp;",
    "&lt;b&gt;", "Đoàn viên nhận quà của công đoàn tỉnh, mỗi suất trị giá năm trăm nghìn đồng và một túi hàng hóa.",
]  # fmt: skip
TAGS = [
    "p", "div", "span", "a", "b", "table", "tr", "td", "th", "ul", "li", "h1", "h2", "figure", "figcaption", "section",
    "nav", "footer", "form", "blockquote", "pre", "script", "style", "em", "article",
]  # fmt: skip
ATTRIBUTES = [
    "", ' class="menu"', ' class="a b"', ' style="display:none"', " hidden", ' align="center"', ' id="comments"',
]  # fmt: skip


@st.composite
def elements(draw: st.DrawFn) -> str:
    """Well-formed markup of random elements."""

    def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        def written(tag: str, attributes: str, parts: list[str]) -> str:
            return f"<{tag}{attributes}>{''.join(parts)}</{tag}>"

        return st.builds(written, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.lists(inner, max_size=5))

    leaves = st.sampled_from([*WORDS, "<br>", "<br><br>", "<img src=x>", "<hr>", "\n  "])
    return "<html><body>" + draw(st.recursive(leaves, element, max_leaves=40)) + "</body></html>"


FRAGMENTS = st.lists(
    st.sampled_from([
        *WORDS, *(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), "<", ">", "&", "\u0301", "\n", "<br>",
        "<!--", "-->", "<![CDATA[", "<a href='", "\u200b", "\ud800",
    ]), max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(elements(), FRAGMENTS, st.text(max_size=300)))
def test_laws_of_any_text(text: str) -> None:
    try:
        article = viennews.parse(text)
    except viennews.SourceError:
        return
    check_laws(article)


@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
                 FRAGMENTS.map(lambda text: text.encode("utf-16", "replace"))))  # fmt: skip
def test_laws_of_any_bytes(data: bytes) -> None:
    try:
        check_laws(viennews.parse(data))
    except viennews.SourceError:
        return


@given(elements())
def test_no_visible_character_is_lost(markup: str) -> None:
    article = viennews.parse(markup)
    blocks = Counter(characters(" ".join(block.text for block in article.blocks)))
    assert not Counter(characters(visible_text(markup))) - blocks


@given(st.one_of(elements(), FRAGMENTS))
def test_a_soup_gives_the_same_blocks(markup: str) -> None:
    markup = "<html><body>" + markup.encode("utf-8", "replace").decode() + "</body></html>"
    soup = BeautifulSoup(markup, "lxml")
    before = str(soup)
    assert viennews.parse(soup).blocks == viennews.parse(markup).blocks
    assert str(soup) == before


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_example_pages_from_soups_and_tags(page: pathlib.Path) -> None:
    markup = page.read_text(encoding="utf-8")
    article = viennews.parse(markup)
    check_laws(article)
    assert not Counter(characters(visible_text(markup))) - Counter(characters(article.source))
    soup = BeautifulSoup(markup, "lxml")
    assert viennews.parse(soup) == article == viennews.parse(markup.encode()) == viennews.parse(markup.encode("utf-16"))
    assert soup.body
    assert viennews.parse(soup.body).text == article.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_site_is_special(page: pathlib.Path, seed: int) -> None:
    markup = page.read_text(encoding="utf-8")
    article, renamed = viennews.parse(markup), viennews.parse(with_random_names(markup, seed))
    assert (renamed.title, renamed.published) == (article.title, article.published)
    assert likeness(article.text, renamed.text) >= 0.98


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_the_seed_page() -> None:
    import json

    folder = SHARED / "seed"
    article = viennews.read(folder / "mong_cai_2021_page.txt")
    expected = json.loads((folder / "mong_cai_2021_page.blocks.json").read_text(encoding="utf-8"))
    assert [(block.start, block.end, block.kind) for block in article.blocks] == [
        (block["start"], block["end"], block["kind"]) for block in expected
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_articles_without_chrome_lose_nothing() -> None:
    for path in sorted((SHARED / "eval" / "dev").glob("*.txt")):
        article = viennews.read(path)
        assert article.text.split() == unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).split()
        assert article.title == path.read_text(encoding="utf-8").split("\n", 1)[0].strip()


PARAGRAPH = "Công đoàn cơ sở đã trao 120 suất quà cho đoàn viên có hoàn cảnh khó khăn trong dịp đầu năm học mới.</p><p>"
GROWING = {
    "deep": lambda size: "<div>" * size + PARAGRAPH,
    "deep tables": lambda size: "<table><tr><td>" * (size // 3) + PARAGRAPH,
    "long": lambda size: "<p>" + PARAGRAPH * (size // 10),
    "less-than signs": lambda size: "<p>" + "<" * size * 5,
    "rows": lambda size: "<table>" + "<tr><td>a</td><td>b</td></tr>" * size + "</table>",
    "breaks": lambda size: "<p>a" + "<br>a" * size,
    "links": lambda size: "<ul>" + "<li><a href=x>Hội nghị</a></li>" * size + "</ul>" + PARAGRAPH,
    "hidden": lambda size: '<p><span style="display:none">x</span>' * size + PARAGRAPH,
    "lines": lambda size: "Tin liên quan\n" * size,
    "wrapped": lambda size: ("Công đoàn cơ sở đã trao quà cho đoàn viên có hoàn cảnh khó khăn\n" * size)[:-1],
    "headings": lambda size: "<h2>Tin liên quan</h2><p>" + PARAGRAPH + "</p>" + "<h2>Tin liên quan</h2>" * size,
    "spaces in a line": lambda size: " " * size * 5 + "x",
    "signs in a link": lambda size: "<p><a href=x>" + "- " * size + "x</a></p>" + PARAGRAPH,
    "short paragraphs": lambda size: "<p>a</p>" * size + PARAGRAPH,
    "comments": lambda size: "<h1>Tặng quà hội viên</h1>" + PARAGRAPH * 9 + "<p>Bình luận</p><p>Hay quá</p>" * size,
    "lines of comments": lambda size: "Tặng quà hội viên\n" + PARAGRAPH[:-7] + "\nBình luận\nHay quá" * size,
    "style sheets": lambda size: "<style>" + ".x{display:none}display:none" * size + "</style>" + PARAGRAPH,
    "teasers": lambda size: "Tặng quà\n" + f"Hội thao công nhân\n{PARAGRAPH[:-7]}\n" * (size // 10),
    "rows of controls": lambda size: "Chia sẻ Zalo In bài\n" * size,
    "paragraphs in boxes": lambda size: f'<div class=x><p class=y>{PARAGRAPH}</p></div>' * (size // 20),
}  # fmt: skip


def seconds(text: str) -> float:
    """The processor's time for a page, without the collector of garbage, which sees the objects of all other tests."""
    gc.disable()
    try:
        start = time.process_time()
        viennews.parse(text)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("make", GROWING.values(), ids=list(GROWING))
def test_time_grows_with_the_length(make: object) -> None:
    assert callable(make)
    small, large = make(2_000), make(8_000)
    before = min(seconds(small) for _ in range(3))
    assert any(seconds(large) < 10 * before + 0.05 for _ in range(3))


def test_a_hundred_thousand_levels_lose_nothing() -> None:
    deepest = "Ở tận cùng có một câu."
    for page in ("<div>" * 100_000 + deepest, "<b>" * 100_000 + deepest, "<ul><li>" * 50_000 + deepest):
        article = viennews.parse(f"<html><body><h1>Tặng quà</h1>{page}</body></html>")
        assert deepest in article.source


def test_a_page_of_eleven_megabytes() -> None:
    paragraph = "<p>" + PARAGRAPH.split("<")[0] * 100 + "</p>"
    article = viennews.parse("<html><body><h1>Tặng quà</h1>" + paragraph * 1_150 + "</body></html>")
    assert len(article.source) > 11_000_000


def test_pieces_carry_their_evidence() -> None:
    source = load(
        "<body><center><img src=a><i>Ảnh</i></center><p><a href=x>Tin</a> <b>đậm</b></p><p hidden>x</p></body>"
    )
    caption, paragraph, hidden = source.pieces
    assert caption.pictured
    assert caption.italic == 3
    assert source.nodes[caption.node].align == "center"
    assert (paragraph.headed, paragraph.links, paragraph.bold) == (True, 3, 3)
    assert hidden.hidden


KNOWN = {
    "cong_doan_binh_duong": ('"Chợ 0 đồng" về với 3.000 công nhân khu nhà trọ Dĩ An', "Thanh Trúc", "2024-05-13"),
    "cong_doan_nghe_an": ("LĐLĐ tỉnh Nghệ An chăm lo Tết cho 42.600 đoàn viên khó khăn", "Hoàng Thanh", "2023-01-18"),
    "doan_thanh_nien_can_tho": (
        "Tuổi trẻ Cần Thơ khánh thành 6 cây cầu nông thôn trong Mùa hè xanh", "Thu Ngân", "2024-08-04",
    ),
    "nong_dan_dak_lak": (
        "Hội Nông dân huyện Cư M'gar: 5 năm, 1.940 hộ thoát nghèo nhờ vốn vay", "Y Thuyên Kbuôr", "2022-06-09",
    ),
    "phu_nu_ha_long": (
        "Phụ nữ Hạ Long góp 1.250 ngày công làm đẹp tuyến đường ven biển", "Minh Hằng", "2021-10-21",
    ),
    "phu_nu_thai_binh": (
        "HỘI LHPN TỈNH THÁI BÌNH TRAO 35 MÁI ẤM TÌNH THƯƠNG TRƯỚC TẾT", "Bùi Hà", "2022-01-20",
    ),
}  # fmt: skip


def test_what_the_examples_say_of_themselves() -> None:
    said = {name: viennews.example(name) for name in viennews.example_names()}
    assert {name: (each.title, each.author, str(each.published)) for name, each in said.items()} == KNOWN


def test_examples_by_name() -> None:
    assert len(viennews.example_names()) == 6
    for name in viennews.example_names():
        article = viennews.example(name)
        check_laws(article)
        assert article.title
        assert article.published
        assert article.author
        assert {"title", "paragraph"} <= {block.kind for block in article.blocks}
        assert article.dropped
    with pytest.raises(ValueError, match="phu_nu_ha_long"):
        viennews.example("nothing")
