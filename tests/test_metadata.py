"""What a page says about itself: title, author, date, url."""

import datetime

import pytest

import viennews
from viennews.date_lines import day_in, is_date_line
from viennews.spelling import fold

TITLE = "Công đoàn Long An hỗ trợ 500 công nhân mất việc"
BODY = (
    "<p>Sáng 14/2/2023, Công đoàn các khu công nghiệp tỉnh Long An trao tiền hỗ trợ cho 500 công nhân mất việc làm.</p>"
    "<p>Mỗi người nhận một triệu đồng từ nguồn kinh phí công đoàn và được giới thiệu việc làm mới trong tỉnh.</p>"
)


def page(head: str = "", before: str = f"<h1>{TITLE}</h1>", after: str = "") -> viennews.Article:
    return viennews.parse(f"<html><head>{head}</head><body><div>{before}{BODY}{after}</div></body></html>")


DAY = datetime.date(2023, 2, 14)
DATE_LINES = [
    "Thứ ba - 14/02/2023 13:52", "Thứ Ba, ngày 14/02/2023", "Cập nhật thứ ba, ngày 14/02/23 11:05 tối",
    "14/02/2023 08:15 GMT+7", "14-02-2023 - 09:40 AM", "08:15 | 14/02/2023", "08:15 14/02/2023",
    "Ngày đăng: 14/02/2023",
    "Ngày 14 tháng 2 năm 2023", "Thứ ba, 14 tháng 2, 2023", "14 Tháng Hai, 2023", "Thứ Ba, ngày 14 tháng 02 năm 2023",
    "Được đăng: 14 Tháng 2 2023", "Đăng lúc: 08:15 14.02.2023", "T3, 14/02/2023 - 08:15", "2023-02-14 08:15:00",
    "Xuất bản: 14/02/2023, 08:15", "Minh Hà - 14/02/2023 08:47", "(14/02/2023)", "Ngày cập nhật: 14/2/2023 9:05:00 SA",
    "14/02/2023 | 1.024 lượt xem", "Thứ ba, 14/2/2023, 19:20 (GMT+7)", "Cập nhật lúc 8h15, ngày 14-2-2023",
    "Cập nhật: 14/02/2023 8:20:15 SA", "14/02/2023 04:30:00 CH", "Thứ Ba, 14/02/2023, 14:05", "20:10 | 14/02/2023",
    "An Nhiên, Theo Báo Đời sống và Pháp luật 07:30 14/02/2023", "Đăng bởi admin | 14 Tháng Hai, 2023 | 0 bình luận",
    "14 thg 2, 2023", "Thg 2 14, 2023", "14 Th2, 2023", "Tháng Hai 14, 2023", "Tháng 2 14, 2023", "2/14/2023",
    "Feb 14, 2023", "February 14, 2023", "14 Feb 2023", "Tuesday, 14 February 2023 08:15", "Feb. 14th 2023",
    "Đăng lúc: Thứ ba - 14/02/2023 08:15 - Người đăng bài viết: Trần Thu Hà", "Tin đăng ngày: 14/2/2023 - Xem: 123",
    "08:15 AM 14/02/2023 |   Lượt xem: 425 |   In bài viết |", "14/02/2023 08:15 | 2 tuần trước",
    "2023-02-14T08:15:00+07:00", "Thứ Ba, 14/02/2023 10:46 AM (GMT+7)", "14/2/2023 8:20 (GMT +7)",
]  # fmt: skip


@pytest.mark.parametrize("line", DATE_LINES)
def test_date_lines(line: str) -> None:
    assert is_date_line(fold(line))
    assert day_in(fold(line)) == DAY
    article = page(before=f"<h1>{TITLE}</h1><div>{line}</div>")
    assert article.published == DAY
    assert line not in article.text
    assert viennews.parse(f"{TITLE}\n{line}\n" + BODY.replace("<p>", "").replace("</p>", "\n")).published == DAY


@pytest.mark.parametrize(
    "line",
    ["Ngày 14/2/2023, Hội trao 20 suất quà.", "Từ ngày 1/5/2021 đến ngày 30/5/2021, Hội vận động được 20 triệu đồng",
     "Nghị quyết số 12/2021 của Hội đồng", "Tỷ số trận đấu là 3-2", "24/24", "Năm 2021", "Điện thoại: 0203.3.825.123",
     "Chào mừng kỷ niệm Ngày Phụ nữ Việt Nam 20/10", "Công ty may 10 năm 2023 có 14 dây chuyền"],
)  # fmt: skip
def test_no_date_lines(line: str) -> None:
    assert not is_date_line(fold(line))


@pytest.mark.parametrize(
    "head",
    ['<meta property="article:published_time" content="2023-02-14T08:15:00+07:00">',
     '<meta name="pubdate" content="14/02/2023 08:15">',
     '<meta itemprop="datePublished" content="2023-02-14">',
     '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-02-14T01:15:00Z"}</script>',
     '<script type="application/ld+json">{"@graph": [{"@type": ["Article"], "datePublished": "2023-02-14"}]}</script>'],
)  # fmt: skip
def test_dates_of_the_head(head: str) -> None:
    assert page(head).published == DAY


def test_the_clock_of_the_site_is_not_the_date() -> None:
    before = (
        f"<p>Thứ tư, 15/02/2023, 10:00</p><ul><li><a href=/>Trang chủ</a></li></ul><h1>{TITLE}</h1><p>14/02/2023</p>"
    )
    assert page(before=before).published == DAY


def test_the_reference_date_of_the_caller_wins() -> None:
    day = datetime.date(2020, 1, 1)
    markup = f"<h1>{TITLE}</h1><p>14/02/2023 08:00</p>{BODY}"
    assert viennews.parse(markup, published=day).published == day


def test_no_date_is_none() -> None:
    assert page().published is None


@pytest.mark.parametrize(
    "head",
    [f"<title>{TITLE} | Công đoàn Long An</title>", f"<title>Công đoàn Long An - {TITLE}</title>",
     f'<meta property="og:title" content="{TITLE}"><title>Công đoàn Long An</title>',
     "<title>Công đoàn tỉnh</title>", "",
     f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script>'],
)  # fmt: skip
@pytest.mark.parametrize(
    "before",
    [f"<h1>{TITLE}</h1>", f"<h1>Tin tức sự kiện</h1><h2>{TITLE}</h2>", f"<div class=x>{TITLE}</div>",
     f"<h1><a href=/>Công đoàn các khu công nghiệp</a></h1><h1>{TITLE}</h1>",
     f"<table><tr><td><font size=4><b>{TITLE}</b></font></td></tr></table>"],
)  # fmt: skip
def test_titles(head: str, before: str) -> None:
    article = page(head, before)
    assert article.title == TITLE
    assert article.text.count(TITLE) == 1
    assert article.text.startswith(TITLE)


def test_a_title_that_the_page_does_not_show_is_without_the_name_of_the_site() -> None:
    article = page(f"<title>{TITLE} - Báo Công đoàn</title>", before="")
    assert article.title == TITLE


def test_titles_of_flattened_texts() -> None:
    lines = BODY.replace("<p>", "").replace("</p>", "\n")
    caption = "Trao tiền hỗ trợ cho công nhân tại Khu công nghiệp Long Hậu. Ảnh: T.A"
    assert viennews.parse(f"{TITLE}\n{caption}\n{caption}\n{caption}\n{lines}").title == TITLE
    assert viennews.parse(f".jpg)\n{lines}").title is None
    assert viennews.parse(lines).title is None


def test_a_long_title_that_ends_with_a_point() -> None:
    title = f"{TITLE}, trao nhà ở và quà cho đoàn viên khó khăn nhân Tháng Công nhân năm 2023 tại bốn khu công nghiệp."
    lines = BODY.replace("<p>", "").replace("</p>", "\n")
    article = viennews.parse(f"{title}\nThứ ba - 14/02/2023 04:34 1.271 0\n{lines}")
    assert (article.title, article.published) == (title, DAY)


def test_a_day_glued_to_the_title() -> None:
    lines = BODY.replace("<p>", "").replace("</p>", "\n")
    assert viennews.parse(f"{TITLE} Ngày cập nhật 14/02/2023\n{lines}").published == DAY
    assert viennews.parse(f"Đường hoa (14/02/2023)\n{lines}").title == "Đường hoa (14/02/2023)"


def test_who_wrote_comes_before_accounts_of_the_head() -> None:
    byline = "<p style='text-align: right'><b>Lê Thu</b></p>"
    for name in ("Administrator", "congdoan.example", "Công đoàn tỉnh", "Công nghệ ABC"):
        assert page(f'<meta name="author" content="{name}">', after=byline).author == "Lê Thu"
    assert page('<meta name="author" content="Theo Minh Hà">', after=byline).author == "Minh Hà"
    assert page('<meta name="author" content="Administrator">').author is None


def test_author_and_url() -> None:
    head = '<link rel="canonical" href="https://example.org/1"><meta name="author" content="Minh Hà">'
    article = page(head)
    assert (article.author, article.url) == ("Minh Hà", "https://example.org/1")
    assert page(after="<p style='text-align: right'><b>Lê Thu</b></p>").author == "Lê Thu"
    assert page(after="<p>Bài, ảnh: Hoàng Lan</p>").text.endswith("trong tỉnh.")
    assert viennews.parse("x", url="https://example.org/2").url == "https://example.org/2"


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[]",
        "null",
        '{"@type": 3}',
        '{"@graph": {"@graph": 1}}',
        "[" * 100_000,
        '{"@type":"Article","author":[1,{}]}',
    ],
)
def test_broken_structured_data(script: str) -> None:
    assert page(f'<script type="application/ld+json">{script}</script>').title == TITLE


AWAY = "<p>Công đoàn tỉnh đã vận động các doanh nghiệp cùng chăm lo cho công nhân trong những tháng đầu năm.</p>" * 9


@pytest.mark.parametrize(
    ("after", "day"),
    [
        ("<p>14/02/2023 08:15</p>", DAY),
        ("<p>Đăng vào 14 Tháng Hai, 202315 Tháng Hai, 2023Danh mục Tin tức</p>", DAY),
        ("<p>Tin đọc nhiều</p>" + "<p>Ảnh đẹp</p>" * 20 + "<p>10:00 | 12/01/2022</p>", None),
    ],
)
def test_dates_after_the_text(after: str, day: datetime.date | None) -> None:
    assert page(after=AWAY + after).published == day
    markup = f"<h1>{TITLE}</h1>{BODY}{AWAY}{after}"
    lines = markup.replace("<p>", "").replace("<h1>", "").replace("</p>", "\n").replace("</h1>", "\n")
    assert viennews.parse(lines).published == day


def test_hours_ago_are_no_date() -> None:
    assert page(before=f"<h1>{TITLE}</h1><div>2 giờ trước</div>").published is None
    assert "2 giờ trước" not in page(before=f"<h1>{TITLE}</h1><div>2 giờ trước</div>").text


@pytest.mark.parametrize("name", ["Chi tiết tin", "Chi tiết bài viết", "Nội dung chi tiết"])
def test_the_name_of_a_kind_of_page_is_no_title(name: str) -> None:
    shown = f"<h1>{name}</h1><div>Trang chủ &gt; Tin tức</div><div>{TITLE}</div><div>Ngày đăng: 14/2/2023</div>"
    assert page(f"<title>{name}</title>", before=shown).title == TITLE


def test_the_name_of_a_site_that_its_pages_show_is_no_title() -> None:
    name = "Hội Chữ thập đỏ tỉnh"
    shown = f"<div>{name}</div><div>Trang chủ » Tin tức</div><div>{TITLE}</div><div>18/1/2010 8:50</div>"
    article = page("<title>Hội Chữ thập đỏ</title>", before=shown, after=f"<div>{name.upper()}</div>")
    assert article.title == TITLE
