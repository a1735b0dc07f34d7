"""Who wrote it, as bylines and date lines tell."""

import pytest

import viennews
from tests.test_chrome import BODY, HEAD, TITLE, kept, text
from viennews.bylines import are_names, says_credit, writer_in, writer_in_date_line


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Thu Hà", "Thu Hà"),
        ("Bài, ảnh: Thu Hà", "Thu Hà"),
        ("Tin và ảnh: Thu Hà - Văn Nam", "Thu Hà - Văn Nam"),
        ("Tin, bài: Thu Hà", "Thu Hà"),
        ("Bài: Thu Hà | Ảnh: Văn Nam | Đồ họa: Mai An", "Thu Hà"),
        ("Ảnh: Văn Nam | Bài: Thu Hà", "Thu Hà"),
        ("Thu Hà (tổng hợp)", "Thu Hà"),
        ("(Theo Báo Lao Động)", "Báo Lao Động"),
        ("(TTXVN)", "TTXVN"),
        ("Nguồn: baolaodong.vn", "baolaodong.vn"),
        ("Tác giả: Thu Hà", "Thu Hà"),
        ("Viết bởi Thu Hà", "Thu Hà"),
        ("Đăng bởi: Thu Hà - 12/03/2021", "Thu Hà"),
        ("Người đăng: Thu Hà", "Thu Hà"),
        ("Trần Thu Hà - LĐLĐ tỉnh", "Trần Thu Hà"),
        ("Đăng bởi admin | 5 Tháng Tám, 2021", None),
        ("Tác giả: Ban biên tập", None),
        ("", None),
    ],
)
def test_writers(line: str, name: str | None) -> None:
    assert writer_in(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Thu Hà 12/03/2021 08:15", "Thu Hà"),
        ("THU HÀ (báo tỉnh) | 12/03/2021 08:15 (GMT+7)", "THU HÀ"),
        ("Thu Hà - 08:15 12/03/2021", "Thu Hà"),
        ("Thứ Ba, 12/03/2021 08:15", None),
        ("Hà Nội, ngày 12/3/2021", None),
        ("12/03/2021 08:15", None),
    ],
)
def test_writers_in_date_lines(line: str, name: str | None) -> None:
    assert writer_in_date_line(line) == name


@pytest.mark.parametrize(
    "line", ["Nội dung: Thu Hà", "Đồ họa: Mai An", "Nội dung: Thu Hà | Thiết kế, trình bày: Mai An"]
)
def test_credits(line: str) -> None:
    assert says_credit(line)
    assert kept(text(*HEAD, *BODY, line)) == [TITLE, *BODY]


@pytest.mark.parametrize("line", ["Nội dung: các tiết mục văn nghệ", "Nội dung chính", "Thu Hà", "Video: Lễ trao quà"])
def test_no_credits(line: str) -> None:
    assert not says_credit(line)


def test_names() -> None:
    assert are_names("Thu Hà và Văn Nam")
    assert not are_names("Hội viên Thu Hà")
    assert not are_names("")


def test_the_writer_of_a_page() -> None:
    assert text(*HEAD, *BODY, "Tin, ảnh: Thu Hà").author == "Thu Hà"
    assert text(TITLE, "Thu Hà 12/03/2021 08:15", *BODY).author == "Thu Hà"
    assert text(TITLE, "Đăng bởi", "admin", "12/03/2021 08:15", *BODY, "Tin: Văn Nam").author == "Văn Nam"
    markup = f"<h1>{TITLE}</h1><p>Đăng bởi admin | 5 Tháng Tám, 2021 | Tin tức</p><div>" + "".join(
        f"<p>{each}</p>" for each in BODY
    )
    article = viennews.parse(markup)
    assert (article.author, str(article.published)) == (None, "2021-08-05")
    assert kept(article) == [TITLE, *BODY]
