"""What style sheets and class words hide."""

import pytest

import viennews
from viennews.style_sheets import hidden_names, says_hidden

BODY = (
    "<h1>Công đoàn ngành Y tế tặng quà 300 đoàn viên</h1>"
    "<p>Mỗi suất quà trị giá 700.000 đồng, được trao tận nơi tại 24 công đoàn cơ sở trong dịp đầu năm học mới.</p>"
    "<p>Kinh phí của chương trình là 210 triệu đồng, do đoàn viên trong ngành đóng góp từ đầu năm đến nay.</p>"
)


@pytest.mark.parametrize(
    ("sheet", "names"),
    [
        (".x{display:none}", {".x"}),
        ("p.x, #y { color: red; display : none !important }", {".x", "#y"}),
        ("body{margin:0} /* .z{ */ .x{display:none}", {".x"}),
        ("@media print{.x{display:none}} .y{display:none}", {".y"}),
        (".x{display:none} .x.open{display:block}", set()),
        (".x{display:none} @media (min-width:800px){.x{display:flex}}", set()),
        (".x:hover{display:none} .a .x{display:none} ul{display:none}", set()),
        (".x{display:block} }}} {{{", set()),
        (".x{display:none", {".x"}),
        ("@media print{.x{display:none}display:none} .y{display:none}", {".y"}),
    ],
)
def test_names_that_a_sheet_hides(sheet: str, names: set[str]) -> None:
    assert hidden_names(sheet) == names


@pytest.mark.parametrize("names", ["hidden", "a d-none", "sr-only", "visually-hidden b", "screen-reader-text"])
def test_words_that_hide(names: str) -> None:
    assert says_hidden(names)


@pytest.mark.parametrize("names", ["d-none d-md-block", "hidden md:flex", "hidden-xs", "unhidden", "hide-on-print"])
def test_words_that_do_not_hide_everywhere(names: str) -> None:
    assert not says_hidden(names)


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>.k{display:none}</style>" + BODY + "<p class=k>Cổng thông tin của ngành</p>",
        "<style>#k{display:none}</style>" + BODY + "<p><span id=k>Cổng thông tin của ngành</span></p>",
        BODY + "<p class=hidden>Cổng thông tin của ngành</p>",
    ],
)
def test_hidden_text_is_dropped(hidden: str) -> None:
    article = viennews.parse(hidden)
    assert "Cổng thông tin" not in article.text
    assert [block.kind for block in article.dropped] == ["hidden"]


@pytest.mark.parametrize("sheet", ["", "<style media=print>.k{display:none}</style>"])
def test_shown_text_is_kept(sheet: str) -> None:
    assert "cán bộ y tế" in viennews.parse(f"{sheet}{BODY}<p class=k>Có 15 cán bộ y tế được thăm.</p>").text


def test_an_article_that_a_script_will_show_is_kept() -> None:
    article = viennews.parse(f"<style>.k{{display:none}}</style><div>Trang chủ</div><div class=k>{BODY}</div>")
    assert "700.000 đồng" in article.text
