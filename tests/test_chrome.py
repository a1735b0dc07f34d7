"""What is stripped and what is kept, rule by rule, on pages and on flattened texts."""

import pytest

import viennews
from tests.sample_page import BODY, FIRST, HEAD, LEAD, SECOND, THIRD, TITLE, kept, page, piece, text
from viennews.chrome.phrases import Phrases
from viennews.chrome.signs import is_byline, is_caption
from viennews.lexicon import DEFAULT

LINKS = (
    "<ul><li><a href=1>Hội thao ngành Y tế năm 2023</a></li><li><a href=2>Tập huấn cán bộ công đoàn cơ sở</a></li></ul>"
)
TEASERS = "".join(
    f"<div><a href=x><b>{title}</b></a><p>Sáng nay, {title[0].lower()}{title[1:]} với đông đảo bạn đọc.</p></div>"
    for title in ("Hội thao ngành Y tế khai mạc", "Trao giải cuộc thi viết về thầy thuốc", "Bệnh viện tỉnh có khoa mới")
)
CHROME = {
    "links under a heading": f"<p>Tin liên quan</p>{LINKS}",
    "links without a heading": LINKS,
    "teasers": f"<h3>Tin cùng chuyên mục</h3>{TEASERS}",
    "one link in a paragraph": "<p><a href=x>Trao giải cuộc thi viết về thầy thuốc</a></p>",
    "arrows": "<p>&gt;&gt; <a href=x>Trao giải cuộc thi viết về thầy thuốc</a></p>",
    "an advertisement": "<div>Quảng cáo</div>",
    "a form": "<form><label>Họ tên</label><textarea>Nội dung bình luận</textarea><button>Gửi</button></form>",
    "hidden": f"<div style='display: none'><p>{FIRST[:-1]} ở các huyện.</p></div>",
    "share": "<div>Chia sẻ: <a href=1>Facebook</a> <a href=2>Zalo</a></div>",
    "the title again": f"<h2>{TITLE}</h2>",
    "a paragraph again": f"<p>{FIRST}</p>",
}  # fmt: skip


@pytest.mark.parametrize("place", ["between", "inside"])
@pytest.mark.parametrize("chrome", CHROME.values(), ids=list(CHROME))
def test_chrome_within_the_article(chrome: str, place: str) -> None:
    assert kept(page(**{place: chrome})) == [TITLE, *BODY]


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize("chrome", CHROME.values(), ids=list(CHROME))
def test_chrome_around_the_article(chrome: str, place: str) -> None:
    assert kept(page(**{place: chrome})) == [TITLE, *BODY]


CAPTION = "Trao quà tại bệnh viện"
QUOTED = "“Món quà rất ý nghĩa”, chị Hoa nói."
LINKED = THIRD[:-1] + ", theo kế hoạch chăm lo đoàn viên của ngành."
HALVES = ["Đợt một có 100 suất.", "Đợt hai có 200 suất."]
CONTENT = {
    "heading": ("<h2>Chia sẻ khó khăn</h2>", ["Chia sẻ khó khăn"], "heading"),
    "bold heading": ("<p><b>Chia sẻ khó khăn với bạn</b></p>", ["Chia sẻ khó khăn với bạn"], "heading"),
    "list": (f"<ul><li>{HALVES[0]}</li><li>{HALVES[1]}</li></ul>", HALVES, "list_item"),
    "table": (
        "<table><tr><th>Đơn vị</th><th>Suất</th></tr><tr><td>Bệnh viện tỉnh</td><td>60</td></tr></table>",
        ["Đơn vị | Suất", "Bệnh viện tỉnh | 60"], "table_row",
    ),
    "quotation": (f"<blockquote><p>{QUOTED}</p></blockquote>", [QUOTED], "paragraph"),
    "figure": (f"<figure><img src=a><figcaption>{CAPTION}</figcaption></figure>", [CAPTION], "caption"),
    "caption in a table": (
        f"<table><tr><td><img src=a></td></tr><tr><td align=center>{CAPTION}</td></tr></table>", [CAPTION], "caption",
    ),
    "centred caption": (
        f"<p align=center><img src=a></p><p align=center>{CAPTION}</p>", [CAPTION], "caption",
    ),
    "a paragraph with links": (
        "<p>" + LINKED.replace("kế hoạch", "<a href=x>kế hoạch</a>") + "</p>", [LINKED], "paragraph",
    ),
    "a hidden word": (
        "<p>Có <span style='display:none'>x</span>12 suất là của cựu cán bộ.</p>", ["Có 12 suất là của cựu cán bộ."],
        "paragraph",
    ),
    "line breaks": (f"{HALVES[0]}<br><br>{HALVES[1]}<br>", HALVES, "paragraph"),
    "divisions": (f"<div>{HALVES[0]}</div><div>{HALVES[1]}</div>", HALVES, "paragraph"),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "expected", "kind"), CONTENT.values(), ids=list(CONTENT))
def test_content_is_kept(markup: str, expected: list[str], kind: str) -> None:
    article = page(between=markup)
    assert kept(article) == [TITLE, LEAD, FIRST, *expected, SECOND, THIRD]
    assert {block.kind for block in article.blocks if block.text in expected} == {kind}


def test_tables_keep_their_cells() -> None:
    article = page(
        between="<table><thead><tr><td>Đơn vị</td><td>Suất</td><td>Tiền</td></tr></thead><tbody>"
        "<tr><th>Bệnh viện</th><td></td><td>42</td></tr>"
        "<tr><th>Trung tâm</th><td>25</td><td>17,5</td></tr></tbody></table>"
    )
    (table,) = article.tables
    assert table.rows == (("Đơn vị", "Suất", "Tiền"), ("Bệnh viện", "", "42"), ("Trung tâm", "25", "17,5"))
    assert table.headers == ((True, True, True), (True, False, False), (True, False, False))
    assert table.to_dict()["rows"][1] == ["Bệnh viện", "", "42"]


DONORS = ["Công đoàn Bệnh viện tỉnh: 20 triệu đồng", "Hội LHPN huyện: 5 triệu đồng", "Công ty Hoa Sen: 50 triệu đồng"]
ROWS = "".join(f"<tr><td>{donor.replace(': ', '</td><td>')}</td></tr>" for donor in DONORS)
HEADER = "<tr><th>Đơn vị</th><th>Số tiền</th></tr>"


@pytest.mark.parametrize(
    "content",
    [f"<ul><li>{'</li><li>'.join(DONORS)}</li></ul>", f"<ol><li>{'</li><li>'.join(DONORS)}</li></ol>",
     f"<p>{'</p><p>'.join(DONORS)}</p>", f"<table>{ROWS}</table>"],
)  # fmt: skip
@pytest.mark.parametrize("around", ["<article>{}</article>", "<nav><a href=/>Trang chủ</a></nav>{}", "<div>{}</div>"])
def test_the_heading_over_a_mere_list_is_the_title(content: str, around: str) -> None:
    article = viennews.parse(around.format(f"<h1>Danh sách ủng hộ quỹ xã hội</h1>{content}"))
    assert article.title == "Danh sách ủng hộ quỹ xã hội"
    assert [line.replace(" | ", ": ") for line in kept(article)[1:]] == DONORS


@pytest.mark.parametrize("head", ["{}", "<thead>{}</thead><tbody>", "<tbody>{}</tbody><tbody>"])
def test_the_header_of_a_table_that_is_the_article(head: str) -> None:
    article = viennews.parse(f"<article><h1>{TITLE}</h1><table>{head.format(HEADER)}{ROWS}</table></article>")
    assert article.tables[0].rows[0] == ("Đơn vị", "Số tiền")


def test_what_leads_to_a_list_of_sentences() -> None:
    items = "".join(f"<li>{sentence}</li>" for sentence in BODY)
    article = viennews.parse(f"<body><h1>{TITLE}</h1><p>Đến cuối tháng:</p><ul>{items}</ul><div>Báo tỉnh</div></body>")
    assert kept(article)[:3] == [TITLE, "Đến cuối tháng:", BODY[0]]


def test_text_in_a_drawing_is_dropped_and_not_lost() -> None:
    drawing = (
        "<svg><title>Biểu đồ</title><style>a{}</style><g><text>25 <tspan>hộ</tspan></text><text>12 hộ</text></g></svg>"
    )
    article = page(between=f"<p>{drawing}{SECOND}</p><object><text>Không</text></object>")
    assert article.text == page(between=f"<p>{SECOND}</p>").text
    assert [block.text for block in article.dropped if block.rule == "in a drawing"] == ["25 hộ 12 hộ"]


def test_the_text_of_a_page_of_frames() -> None:
    frames = f"<frameset><frame src=a.html><noframes><body><p>{FIRST}</p></body></noframes></frameset>"
    assert kept(viennews.parse(f"<html><head><title>{TITLE}</title></head>{frames}</html>")) == [FIRST]
    assert FIRST not in kept(viennews.parse(f"<article><h1>{TITLE}</h1><p>{LEAD}</p><noframes>{FIRST}</noframes>"
                                            f"<p>{SECOND}</p><p>{THIRD}</p></article>"))  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [("", "{}"), ("{}", ""), ("{}", "{}")])
def test_other_articles_of_a_page(before: str, after: str) -> None:
    other = f"<article><h1>Bệnh viện tỉnh khai trương khoa mới</h1><p>{THIRD}</p><p>{SECOND}</p></article>"
    own = f"<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{FIRST}</p></article>"
    body = before.format(other) + own + after.format(other)
    assert kept(viennews.parse(f"<head><title>{TITLE}</title></head><body>{body}</body>")) == [TITLE, LEAD, FIRST]


def test_parts_of_an_article_are_no_other_articles() -> None:
    for parts in (
        f"<article><h1>{TITLE}</h1><p>{LEAD}</p><article><h1>Hai năm</h1><p>{FIRST}</p></article></article>",
        f"<article><h1>{TITLE}</h1></article><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{FIRST}</p></article>",
        f"<article><h1>{TITLE}</h1><p>{LEAD}</p></article><article><h2>Hai năm</h2><p>{FIRST}</p></article>",
    ):
        assert {TITLE, LEAD, FIRST} <= set(kept(viennews.parse(f"<body>{parts}</body>")))  # fmt: skip


def test_layout_tables_are_no_tables() -> None:
    cells = f"<td><a href=/>Trang chủ</a></td><td><h1>{TITLE}</h1><p>{LEAD}</p><p>{FIRST}</p></td>"
    markup = f"<table><tr>{cells}</tr></table>"
    article = viennews.parse(markup)
    assert (article.tables, kept(article)) == ((), [TITLE, LEAD, FIRST])


def test_the_lead_stands_outside() -> None:
    article = viennews.parse(
        f"<h1>{TITLE}</h1><p class=x><b>{LEAD}</b></p><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    )
    assert article.lead == LEAD
    assert kept(article) == [TITLE, *BODY]


def test_controls_do_not_part_the_lead_from_its_title() -> None:
    stars = "".join(f"<li><a href='#'>{number}</a></li>" for number in range(1, 6))
    controls = "<ul><li>Cỡ chữ</li><li>Giảm cỡ chữ</li><li>Tăng cỡ chữ</li><li>In</li><li>Email</li></ul>"
    toolbar = f"<div>{controls}<ul><li>Đánh giá</li>{stars}</ul><span>(4 bình chọn)</span></div>"
    body = f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    article = viennews.parse(f"<h1>{TITLE}</h1>{toolbar}<div class=intro><p>{LEAD}</p></div>{body}")
    assert kept(article) == [TITLE, *BODY]


def test_comments_are_no_article() -> None:
    comments = "<h3>Ý kiến bạn đọc</h3>" + "".join(
        f"<div><b>{name}</b><p>{THIRD}</p></div>" for name in ("Lan", "Hùng")
    )
    assert kept(page(after=comments)) == [TITLE, *BODY]


def test_questions_and_answers_are_no_comments() -> None:
    question = "Hỏi: Tôi làm công nhân may ở khu công nghiệp đã 4 năm, nay nghỉ việc thì được hưởng những chế độ gì?"
    assert kept(text(*HEAD, question, "Trả lời:", THIRD))[-1] == THIRD
    assert kept(text(*HEAD, LEAD, FIRST, question, "Trả lời:", THIRD))[-1] == THIRD
    assert kept(page(inside=f"<p>{question}</p><p><b>Trả lời:</b></p><p>{OTHER}</p>"))[-1] == OTHER


def test_long_comments_of_a_flattened_page() -> None:
    comments = [line for number in range(6) for line in (f"Bạn đọc {number}", f"{OTHER[:-1]} lần {number}.", "Trả lời")]
    assert kept(text(*HEAD, *BODY, "Bình luận (6)", *comments)) == [TITLE, *BODY]


@pytest.mark.parametrize("site", ["Trang thông tin Công đoàn ngành Y tế", "Công đoàn ngành Y tế", "Tin tức"])
def test_the_name_of_the_site_is_no_title(site: str) -> None:
    body = "".join(f"<p>{each}</p>" for each in BODY)
    article = viennews.parse(
        f"<title>{site}</title><div><a href=/>Trang chủ</a></div><div class=t>{TITLE}</div><div>27/02/2024 09:10</div>"
        f"<div>{body}</div><div>{site}</div>"
    )
    assert article.title == TITLE
    assert kept(article) == [TITLE, *BODY]


def test_the_name_of_the_site_above_a_page_is_no_title() -> None:
    site = "Công đoàn ngành Y tế tỉnh Bắc Sơn"
    body = "".join(f"<p>{each}</p>" for each in BODY)
    article = viennews.parse(
        f"<title>{site}</title><div>{site.upper()}</div><div>Tin tức</div><div>{TITLE}</div><div>27/02/2024</div>"
        f"<div>{body}</div><div>{site}</div><div>Địa chỉ: 12 Lê Lợi</div>"
    )
    assert article.title == TITLE
    assert kept(article) == [TITLE, *BODY]


def test_lines_of_an_old_page_are_pieces() -> None:
    caption = "Trao quà tại bệnh viện"
    article = viennews.parse(
        f"<table><tr><td><font>Xã hội</font><br> <b>{TITLE}</b><br><font>Cập nhật 08:42, 27/02/2024</font><br><br>"
        f"{LEAD}<br>{FIRST}<br><img src=a><br><i>{caption}</i><br>{SECOND[:40]}<br>{SECOND[40:].strip()}<br>Thu Hà<br>"
        "</td></tr></table>"
    )
    assert (article.title, str(article.published), article.author) == (TITLE, "2024-02-27", "Thu Hà")
    assert kept(article) == [TITLE, LEAD, FIRST, caption, f"{SECOND[:40].strip()}\n{SECOND[40:].strip()}"]


@pytest.mark.parametrize("heading", ["Giáo dục", "Y tế", "Công tác Hội", "Cải cách hành chính", "Địa chỉ: 12 Lê Lợi"])
def test_topics_and_addresses_among_the_paragraphs_are_kept(heading: str) -> None:
    assert kept(page(between=f"<p><b>{heading}</b></p>")) == [TITLE, LEAD, FIRST, heading, SECOND, THIRD]
    assert kept(text(*HEAD, LEAD, FIRST, heading, SECOND, THIRD)) == [TITLE, LEAD, FIRST, heading, SECOND, THIRD]


def test_topics_around_the_text_are_menus() -> None:
    assert kept(text(*HEAD, "Công tác Hội", *BODY, "Y tế", "Gương điển hình")) == [TITLE, *BODY]


def test_boxes_of_teasers_without_a_heading() -> None:
    said = [
        "Giải thưởng được trao sáng nay cho 12 tác giả.",
        "Khoa mới có 40 giường và 12 bác sĩ trẻ, phục vụ cả ba huyện.",
    ]
    teasers = "".join(
        f"<div><a href=x><img src=a></a><a href=x>{title}</a><p>{each}</p></div>"
        for title, each in zip(["Cuộc thi viết đã khép lại", "Bệnh viện có khoa mới"], said, strict=True)
    )
    body = "".join(f"<p>{each}</p>" for each in BODY)
    article = viennews.parse(f"<body><h1>{TITLE}</h1>{body}<p><b>Thu Hà</b> (thực hiện)</p>{teasers}</body>")
    assert (kept(article), article.author) == ([TITLE, *BODY], "Thu Hà")


def test_tags_after_the_byline() -> None:
    tags = "<div><span>thầy thuốc</span> <span>quà Tết</span></div>"
    assert kept(page(inside=f"<p>Thu Hà</p>{tags}")) == [TITLE, *BODY]


@pytest.mark.parametrize("name", ["Hà Nội", "Tây Bắc Bộ"])
def test_places_over_short_paragraphs_are_headings(name: str) -> None:
    lines = [name, "Trời nhiều mây.", "Đồng Bằng", "Ngày nắng, đêm có mưa rào."]
    assert kept(page(inside="".join(f"<p>{line}</p>" for line in lines)))[-4:] == lines
    assert kept(text(*HEAD, *BODY, *lines))[-4:] == lines


@pytest.mark.parametrize("head", ["{site} - {title}", "{title} - {site}", "{title} | Tin tức | {site}"])
def test_the_title_is_shown_nearer_to_the_text_than_the_site(head: str) -> None:
    site = "LIÊN ĐOÀN LAO ĐỘNG TỈNH BẮC SƠN VÀ CÁC HUYỆN"
    body = "".join(f"<p>{each}</p>" for each in BODY)
    markup = f"<title>{head.format(site=site, title=TITLE)}</title><div>{site}</div><div>{TITLE}</div><div>{body}</div>"
    assert viennews.parse(markup).title == TITLE


def test_divisions_that_hold_one_line_each() -> None:
    lines = ["Ban Tổ chức hội thi viết về thầy thuốc của Công đoàn ngành Y tế tỉnh thông báo kết quả như sau:",
             "- Giải Nhất: Bệnh viện tỉnh", "- Giải Nhì: Bệnh viện mắt", "Lễ trao giải lúc 8 giờ."]  # fmt: skip
    markup = "".join(f"<div>{line}</div>" for line in ("Trang chủ", TITLE, "27/02/2024", *lines, "Chia sẻ"))
    assert kept(viennews.parse(f"<title>{TITLE}</title><body>{markup}")) == [TITLE, *lines]


def test_a_count_and_a_linked_name_under_the_title() -> None:
    body = "".join(f"<p>{each}</p>" for each in BODY)
    article = viennews.parse(
        f"<div><h1>{TITLE}</h1><div><a href=x>Thu Hà</a></div><div>27/02/2024 09:10</div><div>0</div>{body}</div>"
    )
    assert (kept(article), article.author) == ([TITLE, *BODY], "Thu Hà")


def test_the_title_is_the_heading_over_the_day() -> None:
    site = "CÔNG ĐOÀN NGÀNH CÔNG THƯƠNG"
    body = "".join(f"<p>{each}</p>" for each in BODY)
    article = viennews.parse(f"<title>{site}</title><div>{site}</div><h3>{TITLE}</h3><div>05/04/2022</div>{body}")
    assert (article.title, kept(article)) == (TITLE, [TITLE, *BODY])


def test_linked_headlines_with_days_beneath_them() -> None:
    others = "".join(
        f"<div><a href=x>{title}</a></div><p>12/03/2021</p><p>{said}</p>"
        for title, said in (("Hội thao ngành Y tế khai mạc", OTHER), ("Bệnh viện tỉnh có khoa mới", TEASER))
    )
    body = "".join(f"<p>{each}</p>" for each in BODY)
    assert kept(viennews.parse(f"<div><h1>{TITLE}</h1>{body}{others}</div>")) == [TITLE, *BODY]


def test_short_paragraphs_after_links() -> None:
    lines = ["Lễ viếng bắt đầu từ 8 giờ tại nhà riêng.", "Công đoàn ngành xin trân trọng báo tin."]
    links = "<p>Đọc thêm:</p><div><a href=x>Hội thao ngành Y tế khai mạc</a></div>"
    assert kept(page(inside=links + "".join(f"<p>{line}</p>" for line in lines)))[-2:] == lines


REPLIES = [
    ["Thích", "Trả lời", "3 giờ trước"], ["ThíchTrả lời3 giờ trước"], ["Thích 2 Trả lời"], ["Trả lời", "Thích"],
    ["Like", "Reply", "2d"],
]  # fmt: skip


@pytest.mark.parametrize("controls", REPLIES, ids=" ".join)
def test_comments_by_their_controls(controls: list[str]) -> None:
    comments = ["Nguyễn Văn Bình", "Mong các bệnh viện cũng làm như vậy.", *controls]
    assert kept(text(*HEAD, *BODY, *comments)) == [TITLE, *BODY]
    assert kept(page(inside="".join(f"<p>{line}</p>" for line in comments))) == [TITLE, *BODY]


@pytest.mark.parametrize("controls", [["Thích", "Trả lời"], ["Thích Phản hồi"]])
@pytest.mark.parametrize("part", [["Trần Thị Mai", SECOND, THIRD], ["Anh Trần Văn Bình", THIRD]])
def test_the_last_part_of_an_article_that_readers_may_like(part: list[str], controls: list[str]) -> None:
    body = "".join(f"<p>{line}</p>" for line in (LEAD, FIRST, *part, *controls))
    for markup in (f"<h1>{TITLE}</h1><div>{body}</div>", f"<article><h1>{TITLE}</h1>{body}</article>"):
        assert kept(viennews.parse(markup)) == [TITLE, LEAD, FIRST, *part]
    assert kept(text(*HEAD, LEAD, FIRST, *part, *controls)) == [TITLE, LEAD, FIRST, *part]


@pytest.mark.parametrize("others", [["Hồng Vân", "Rất hay.", "Thích", "Trả lời"], ["Bình luận (1)"]])
def test_long_comments_by_their_controls(others: list[str]) -> None:
    comments = ["Nguyễn Văn Bình", OTHER, "Thích", "Trả lời"]
    assert kept(text(*HEAD, *BODY, *others, *comments)) == [TITLE, *BODY]
    assert kept(page(inside="".join(f"<p>{line}</p>" for line in [*others, *comments]))) == [TITLE, *BODY]


def test_signs_alone_separate_links() -> None:
    assert kept(page(inside="<div>,</div><div>|</div>")) == [TITLE, *BODY]


TEASER = "Hội thao ngành Y tế khai mạc sáng nay với sự tham gia của hơn 40 đoàn vận động viên trong toàn tỉnh."
OTHER = "Cuộc thi viết về thầy thuốc trao giải sáng nay cho 12 tác giả là đoàn viên công đoàn trong toàn tỉnh."
TAILS = {
    "related": ["Tin liên quan", "Hội thao ngành Y tế năm 2023", "Tập huấn cán bộ công đoàn cơ sở"],
    "doubled": ["Hội thao ngành Y tế năm 2023", "Hội thao ngành Y tế năm 2023"],
    "teasers": [
        "Tin cùng chuyên mục", "Hội thao ngành Y tế khai mạc", TEASER, "Trao giải cuộc thi viết về thầy thuốc", OTHER,
    ],
    "comments": ["Bình luận", "Lan Anh", f"{THIRD}", "Gửi bình luận"],
    "footer": ["Bản quyền thuộc Công đoàn ngành Y tế", "Địa chỉ: 12 Nguyễn Huệ", "Điện thoại: 0200 000 000"],
    "tags": ["Từ khóa: thầy thuốc, công đoàn", "Chia sẻ", "In bài viết"],
}  # fmt: skip


@pytest.mark.parametrize("tail", TAILS.values(), ids=list(TAILS))
@pytest.mark.parametrize("byline", [[], ["Thu Hà"], ["Bài, ảnh: Thu Hà"], ["(Theo Báo Lao Động)"]])
def test_flattened_pages(tail: list[str], byline: list[str]) -> None:
    article = text(*HEAD, *BODY, *byline, *tail)
    assert kept(article) == [TITLE, *BODY]
    assert (article.title, str(article.published)) == (TITLE, "2024-02-27")


def test_related_links_in_a_flattened_article() -> None:
    article = text(*HEAD, LEAD, FIRST, "Tin liên quan", "Hội thao ngành Y tế năm 2023", SECOND, THIRD)
    assert kept(article) == [TITLE, *BODY]


def test_explain_names_rule_and_kind_of_each_block() -> None:
    article = page(after=LINKS)
    lines = article.explain().splitlines()
    assert len(lines) == len(article.blocks)
    assert all(line[0] in "+-" for line in lines)


PHRASES = [
    ("Tin cùng chuyên mục", "related_heading"), ("TIN CÙNG CHUYÊN MỤC:", "related_heading"),
    ("Các tin khác", "related_heading"), ("Những tin cũ hơn", "related_heading"), (">> Xem thêm", "related_heading"),
    ("» Hội thao năm 2023", "related_heading"), ("Có thể bạn quan tâm", "related_heading"),
    ("Bài viết liên quan (5)", "related_heading"), ("Ý kiến bạn đọc (0)", "comment"), ("Gửi bình luận", "comment"),
    ("12 bình luận", "share"), ("1.024 lượt xem", "share"), ("Lượt xem: 512", "share"), ("In trang", "share"),
    ("Đã xem 125 lần", "share"), ("Đọc 125 lần", "share"), ("5/5 - (3 bình chọn)", "share"), ("0:00 / 3:12", "share"),
    ("0:00 / 4:51 1x", "share"), ("In trang này Gửi tin qua e-mail Về đầu trang", "share"),
    ("Printable version | Send to friend | Back", "share"), ("Tất cả chủ đề: bảo hiểm, tiền lương", "tags"),
    ("Xem các bài viết của tác giả", "share"), ("Xem phiên bản đầy đủ", "share"), ("Nội dung chính", "share"),
    ("Bằng việc đăng ký, bạn đồng ý với điều khoản của chúng tôi.", "advertisement"),
    ("Giọng nữ 1x", "share"), ("1.25x", "share"), ("1 2 3 ... 10", "share"), ("Tin tức » Đoàn thể » Hội", "breadcrumb"),
    ("Tin tức / Hoạt động", "breadcrumb"), ("Tiếng Việt | English", "menu"), ("Nội dung *", "comment"),
    ("Trao 50 xe đạp cho học sinhĐỌC NGAY", "related_link"), ("Turn on more accessible mode", "menu"),
    ("Xem 2 trả lời", "share"), ("Xếp hạng 5.0/5", "share"), ("A+ A A-", "share"),
    ("2 liên quan", "share"), ("100%", "share"), ("Đọc nhiều trong Xã hội", "related_heading"),
    ("Từ khóa: phụ nữ", "tags"), ("#phunu", "tags"), ("© 2021 Hội LHPN", "footer"),
    ("Giấy phép số 12/GP-TTĐT", "footer"), ("Trang chủ > Tin tức", "breadcrumb"), ("Quảng cáo", "advertisement"),
]  # fmt: skip
NO_PHRASES = """
Chia sẻ với chúng tôi, chị Hoa cho biết cả gia đình rất vui.
Trả lời câu hỏi của hội viên, bà Lan nêu ba giải pháp.
“Các em rất vui khi nhận quà”, cô giáo nói
Tin tưởng vào thành công
In 500 tờ rơi tuyên truyền
Bình luận về kết quả này, ông Nam cho rằng cần cố gắng hơn.
Đọc sách cùng con mỗi tối
Hiện có 45 hộ hội viên đang vay vốn ở chi hội.
Trong tuần qua, Hội đã thăm 12 gia đình chính sách.
Tổng Biên tập Báo Lao Động trao 50 suất quà cho công nhân tại buổi lễ.
Chịu trách nhiệm chính là ban cán sự nữ công của công ty.
Trở lại trường học
Trang thông tin điện tử của Hội có 300 tin, bài.
Tin rằng năm sau sẽ tốt hơn
Quảng cáo sai sự thật bị xử phạt
Nội dung chính: thảo luận về lương tối thiểu
Chào mừng quý I bằng nhiều công trình
Nội dung:
Đọc 125 trang sách
5/10 xã đạt chuẩn nông thôn mới
Hội thi "Giáo dục" lần thứ 3
2 đến 3 người một nhóm
Bài: Thu Hà | Ảnh: Văn Nam
""".strip().splitlines()


@pytest.mark.parametrize(("line", "kind"), PHRASES)
def test_phrases(line: str, kind: str) -> None:
    assert DEFAULT.built(Phrases).kind(piece(line)) == kind


@pytest.mark.parametrize("line", NO_PHRASES)
def test_no_phrases(line: str) -> None:
    assert DEFAULT.built(Phrases).kind(piece(line)) is None


BYLINES = [
    "Minh Hằng", "H.V.", "PV", "TTXVN", "Theo TTXVN", "(Theo Dân trí)", "Bài, ảnh: Thu Hà", "Tin và ảnh: Hồng Hạnh",
    "Nguyễn Văn A - Trần B", "Hà Anh (tổng hợp)", "Hồng Vân/Báo Tin tức", "Nguồn: baochinhphu.vn", "PHƯƠNG LINH",
    "Theo Người lao động", "theo báo điện tử tỉnh", "Nguồn Internet", "Theo dantri.com.vn",
    "Nguồn bài viết: Báo Nhà nông",
]  # fmt: skip
NO_BYLINES = """
Hội viên nhận quà
Nhiều kết quả nổi bật
Thu Hà nói:
Quang cảnh buổi lễ
5 bài học
Theo chân nữ công nhân về quê
Nguồn vốn ưu đãi đến với hội viên
Theo Nghị quyết 20 của Tổng Liên đoàn về chăm lo đoàn viên
Theo đó, mỗi hộ được hỗ trợ 5 triệu đồng để sửa nhà và mua con giống trong năm nay
""".strip().splitlines()


@pytest.mark.parametrize("line", BYLINES)
def test_bylines(line: str) -> None:
    assert is_byline(piece(line))


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_bylines(line: str) -> None:
    assert not is_byline(piece(line))


CAPTIONS = """
Ảnh: Minh Tâm
Quang cảnh hội nghị. Ảnh: Minh Tâm
Hội viên nhận quà (Ảnh: T.H)
Ảnh minh họa
Hình 1. Sơ đồ
""".strip().splitlines()
NO_CAPTIONS = """
Hình thức hỗ trợ rất đa dạng
Ảnh hưởng của dịch bệnh
Tranh thủ buổi sáng, chị em ra đồng
""".strip().splitlines()


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert is_caption(piece(line))


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_no_captions(line: str) -> None:
    assert not is_caption(piece(line))


@pytest.mark.parametrize("name", ["<a href=x>Thu Hà</a>", "Thu Hà"])
def test_what_is_said_of_the_author_after_controls(name: str) -> None:
    said = ["Tweet", name, "Cán bộ Văn phòng, phụ trách trang tin.", "Latest from Thu Hà"]
    box = "".join(f"<div>{each}</div>" for each in said)
    assert kept(page(inside=f"{box}{LINKS}")) == [TITLE, *BODY]


def test_a_teaser_under_a_link_that_begins_as_the_article_does() -> None:
    teaser = "TTO - Hơn hai nghìn người thức trắng đêm ở sân ga để chờ chuyến tàu cuối năm."
    box = f"<div><a href=x>Tàu Tết thêm bốn chuyến</a></div><div>{teaser}</div>"
    assert teaser in kept(page(between=box))
    body = f"<p>TTO - {LEAD}</p>{box}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    article = viennews.parse(f"<html><body><h1>{TITLE}</h1><div>{body}</div></body></html>")
    assert kept(article) == [TITLE, f"TTO - {LEAD}", FIRST, SECOND, THIRD]


def test_a_short_teaser_alone_in_its_box() -> None:
    teaser = "Các hộ tham gia được hỗ trợ một nửa chi phí giống."
    link = "<p><a href=x><strong>Sân khấu nhỏ sáng đèn trở lại</strong></a></p>"
    box = f"<table><tr><td><img src=x></td><td>{link}<p>{teaser}</p></td></tr></table>"
    assert kept(page(between=box)) == [TITLE, *BODY]
    anchor = f"<div><h3><a href=#x>Chăm lo tận nơi cho đoàn viên</a></h3><p>{teaser}</p></div>"
    assert teaser in kept(page(between=anchor))


def test_a_paragraph_right_under_links_is_of_the_article() -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    links = "<div>ĐỌC THÊM</div><div><a href=1>Nữ công nhân nhặt được hai cây vàng</a></div>"
    more = f"<p>{THIRD[:-1]} ở các huyện.</p>"
    after = "<p>Tin cùng chuyên mục</p><div><a href=2>Mưa lớn, nhiều tuyến đường ngập sâu</a></div>"
    article = viennews.parse(f"<h1>{TITLE}</h1><div>{body}{links}{more}{after}</div>")
    assert kept(article) == [TITLE, *BODY, f"{THIRD[:-1]} ở các huyện."]
