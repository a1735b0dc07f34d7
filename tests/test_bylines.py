"""Who wrote it, as bylines and date lines tell."""

import pytest

import viennews
from tests.sample_page import BODY, HEAD, TITLE, kept, text
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
        ("Lê Hoàn – Hồng Sơn", "Lê Hoàn – Hồng Sơn"),
        ("Lan Nhi - Phạm Đông |", "Lan Nhi - Phạm Đông"),
        ("Kim Oanh, Hội LHPN huyện", "Kim Oanh"),
        ("Bài: PV Thu Hà - Ảnh: Văn Nam", "Thu Hà"),
        ("Nguồn tin: Báo Lao Động", "Báo Lao Động"),
        ("Người đăng: Công đoàn Lê Lợi vào lúc 08:15", "Công đoàn Lê Lợi"),
        ("Người đăng: Thu Hà vào lúc 08:15 Gửi email bài đăng này BlogThis!", "Thu Hà"),
        ("Tác giả: Ban Tuyên giáo LĐLĐ tỉnh", "Ban Tuyên giáo LĐLĐ tỉnh"),
        ("Tác giả bài viết: Thu Hà- Công đoàn ngành", "Thu Hà"),
        ("Tản văn của Thu Hà", "Thu Hà"),
        ("BAN THƯỜNG VỤ", None),
        ("T/M BAN CHẤP HÀNH", None),
        ("THÀNH ĐOÀN CẨM HÀ", None),
        ("CHỦ TỊCH", None),
        ("KT. GIÁM ĐỐC", None),
        ("PHÓ CHỦ TỊCH THƯỜNG TRỰC", None),
        ("Hiệu trưởng", None),
        ("CHÁNH VĂN PHÒNG", None),
        ("Văn phòng LĐLĐ tỉnh", None),
        ("ĐOÀN KẾT - DÂN CHỦ - ĐỔI MỚI", None),
        ("Đoàn Thị Hà", "Đoàn Thị Hà"),
        ("Ảnh: Văn Nam", None),
        ("Theo Báo giấy", None),
        ("Nguồn: Sưu tầm", None),
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
        ("Thu Hà Thứ Ba, ngày 12/03/2021 08:15 AM (GMT+7)", "Thu Hà"),
        ("Thu Hà - Văn Nam| 12/03/2021 08:15", "Thu Hà - Văn Nam"),
        ("Đăng ngày 12/03/2021 bởi Thu Hà", "Thu Hà"),
        ("Đăng ngày 12/03/2021 bởi admin", None),
        ("Posted on 12/03/2021 by quantri", None),
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


@pytest.mark.parametrize("line", ["Xuân Trường |", "Lan Nhi - Phạm Đông", "Trần Thị Thu Hà"])
def test_writers_under_the_title(line: str) -> None:
    article = text(TITLE, line, *BODY)
    assert (kept(article), article.author) == ([TITLE, *BODY], line.rstrip("| "))


@pytest.mark.parametrize("line", ["Hà Giang", "Xuân Trường", "Những người thầy thuốc"])
def test_what_may_be_no_writer_is_kept(line: str) -> None:
    assert kept(text(TITLE, line, *BODY)) == [TITLE, line, *BODY]


def test_who_wrote_comes_before_the_source() -> None:
    assert text(*HEAD, *BODY, "Theo TTXVN", "Tin: Thu Hà").author == "Thu Hà"
    assert text(*HEAD, *BODY, "Ảnh: Văn Nam", "Theo TTXVN").author == "TTXVN"


@pytest.mark.parametrize(
    "posts",
    [["T/M BAN CHẤP HÀNH", "CHỦ TỊCH"], ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"], ["KT. GIÁM ĐỐC"],
     ["Hiệu trưởng"], ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "(Đã ký)"]],
)  # fmt: skip
def test_who_signs_a_text_is_no_writer(posts: list[str]) -> None:
    lines = [*BODY, *posts, "Nguyễn Thị Lan"]
    markup = "".join(f"<p>{line}</p>" for line in lines)
    for article in (text(*HEAD, *lines), viennews.parse(f"<h1>{TITLE}</h1><div>{markup}</div>")):
        assert article.author is None
    assert text(*HEAD, *lines, "Tin: Thu Hà").author == "Thu Hà"
    assert text(*HEAD, *BODY, "Ảnh: Văn Nam", "Nguyễn Thị Lan").author == "Nguyễn Thị Lan"
    assert text("CHỦ TỊCH CÔNG ĐOÀN TẶNG QUÀ 300 ĐOÀN VIÊN", "Nguyễn Thị Lan", *BODY).author == "Nguyễn Thị Lan"


def test_names() -> None:
    assert are_names("Thu Hà và Văn Nam")
    assert not are_names("Hội viên Thu Hà")
    assert not are_names("")


@pytest.mark.parametrize("byline", ["Thu Hà", "Tác giả bài viết: Thu Hà", "THU HÀ"])
def test_the_writer_beneath_the_element_of_the_article(byline: str) -> None:
    body = "".join(f"<p>{each}</p>" for each in BODY)
    article = viennews.parse(f"<h1>{TITLE}</h1><div>{body}</div><p>{byline}</p><p>Lượt xem: 12</p>")
    assert (article.author or "").casefold() == "thu hà"
    assert kept(article) == [TITLE, *BODY]


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
