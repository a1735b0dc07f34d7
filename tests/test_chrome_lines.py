"""What is stripped and what is kept of flattened pages, where only the lines and their order tell."""

import pytest

import viennews
from tests.sample_page import BODY, FIRST, HEAD, LEAD, SECOND, THIRD, TITLE, kept, page, piece, text
from viennews.chrome.phrases import Phrases, bare_words
from viennews.chrome.signs import is_file_name
from viennews.lexicon import DEFAULT
from viennews.spelling import fold

OTHER = " trao quà tận nơi cho 24 công đoàn cơ sở, mỗi nơi 12 suất, trong hai ngày cuối tuần vừa qua."
HEADLINES = ["Khánh thành nhà văn hóa lao động", "Chợ phiên vùng cao ngày giáp Tết", "Giá xăng giảm từ chiều nay"]
SENTENCES = [
    "Hải Phòng - Sau hai năm xây dựng, công trình đã được bàn giao cho công nhân khu công nghiệp.",
    "BTO - Từ sáng sớm, bà con các bản đã gùi hàng xuống núi để kịp buổi họp cuối cùng của năm.",
    "Mỗi lít giảm 410 đồng so với kỳ điều hành trước, theo thông báo của liên bộ vào trưa nay.",
]
PAIRS = [line for pair in zip(HEADLINES, SENTENCES, strict=True) for line in pair]


@pytest.mark.parametrize(
    "line",
    ["Chia sẻZaloLấy link", "Chia sẻ FacebookChia sẻ ZaloGửi email", "A+ A- In bài viết Gửi email Lưu tin",
     "Facebook Zalo Google News", "Facebook | Twitter | In bài", "Chia sẻZaloIn bàiNghe báo trên Google News"],
)  # fmt: skip
def test_rows_of_controls(line: str) -> None:
    assert DEFAULT.built(Phrases).kind(piece(line)) == "share"
    assert kept(text(*HEAD, line, *BODY)) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "line", ["Chia sẻ khó khăn với công nhân", "In sách cho trẻ em", "Thích nghi với tình hình mới", "Facebook đổi tên"]
)
def test_no_rows_of_controls(line: str) -> None:
    assert DEFAULT.built(Phrases).kind(piece(line)) is None


@pytest.mark.parametrize("sign", [["Tin cùng chuyên mục"], ["Thu Hà"], ["Thu Hà", "Đừng bỏ lỡ"]])
def test_teasers_under_their_headlines(sign: list[str]) -> None:
    assert kept(text(*HEAD, *BODY, *sign, *PAIRS)) == [TITLE, *BODY]


def test_parts_of_an_article_after_related_links() -> None:
    parts = ["Chăm lo tận nơi", SECOND, THIRD]
    article = text(*HEAD, LEAD, FIRST, "Tin liên quan", HEADLINES[0], HEADLINES[1], *parts)
    assert kept(article)[-2:] == [SECOND, THIRD]


def test_a_sub_heading_after_related_links() -> None:
    heading = "Kinh phí của chương trình từ đâu"
    article = text(*HEAD, LEAD, FIRST, "Tin liên quan", HEADLINES[0], heading, SECOND, THIRD)
    assert kept(article) == [TITLE, LEAD, FIRST, heading, SECOND, THIRD]


def test_questions_of_an_interview_after_a_related_link() -> None:
    questions = ["Bà đánh giá thế nào về chương trình?", "Kinh phí lấy từ đâu, thưa bà?", "Còn những ai được thăm?"]
    lines = [line for pair in zip(questions, [FIRST, SECOND, THIRD], strict=True) for line in pair]
    lines.insert(4, "Tin liên quan")
    lines.insert(5, HEADLINES[0])
    assert kept(text(*HEAD, LEAD, "Xem thêm: " + HEADLINES[1], *lines)) == [
        TITLE, LEAD, *(line for line in lines if line not in ("Tin liên quan", HEADLINES[0])),
    ]  # fmt: skip


def test_headlines_between_paragraphs() -> None:
    links = ["Khánh thành nhà văn hóa cho người lao động", "Chợ phiên vùng cao những ngày giáp Tết"]
    assert kept(text(*HEAD, LEAD, *links, FIRST, SECOND, THIRD)) == [TITLE, *BODY]
    assert kept(text(*HEAD, LEAD, FIRST, *links, SECOND, THIRD)) == [TITLE, *BODY]
    assert kept(text(*HEAD, LEAD, FIRST, "".join(links), SECOND, THIRD)) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "lines",
    [["Thăm hỏi những gia đình ở bản xa nhất"],
     ["Bà Lê Thị Nga ở xóm Đông, xã Sơn Hà", "Ông Vũ Văn Bảy, Tổ dân phố Số Hai"],
     ["Bệnh viện Đa khoa Sơn Hà\t12\t15 suất quà", "Bệnh viện Mắt Sơn Hà\t14\t17 suất quà nhỏ"],
     ["- Chăm lo cho những người già neo đơn", "- Dạy nghề cho những bạn trẻ chưa có việc"]],
)  # fmt: skip
def test_no_headlines_between_paragraphs(lines: list[str]) -> None:
    assert kept(text(*HEAD, LEAD, FIRST, *lines, SECOND, THIRD)) == [TITLE, LEAD, FIRST, *lines, SECOND, THIRD]


ONE_SUBJECT = [
    ["Quang cảnh buổi chiều hôm ấy ở sân nhà văn hóa", "Những bao gạo được chở tới từ sáng sớm"],
    ["Các em nhỏ háo hức chờ xem múa lân", "Mưa lớn nhưng ai cũng ở lại đến cùng"],
    ["Phần thi kiến thức pháp luật lao động gồm 30 câu hỏi", "Phần thi tiểu phẩm tuyên truyền dài không quá 10 phút"],
    ["Các đội thi trình diễn phần thi tiểu phẩm", "Ban Giám khảo chấm điểm các phần thi"],
    ["Trao quà của Công đoàn ngành tại bệnh viện", "Công đoàn ngành thăm cán bộ ở trạm y tế xã"],
    ["Kinh phí của chương trình do đoàn viên đóng góp", "Những nơi còn lại được thăm trong tháng sau"],
]


@pytest.mark.parametrize("lines", ONE_SUBJECT)
def test_lines_of_one_subject_are_kept(lines: list[str]) -> None:
    for parts in ([LEAD, *lines, FIRST, SECOND, THIRD], [LEAD, FIRST, *lines, SECOND, THIRD]):
        assert kept(text(*HEAD, *parts)) == [TITLE, *parts]
        markup = "".join(f"<p>{line}</p>" for line in parts)
        article = viennews.parse(f"<h1>{TITLE}</h1><div>{markup}</div>")
        assert kept(article) == [TITLE, *parts]
        assert kept(viennews.parse(article.text)) == kept(article)


def test_a_list_that_a_paragraph_leads_to_is_kept() -> None:
    lines = ["Dạy nghề cho những bạn trẻ chưa có việc", "Chăm lo cho những người già neo đơn"]
    article = text(*HEAD, LEAD, FIRST[:-1] + ":", *lines, SECOND, THIRD)
    assert kept(article) == [TITLE, LEAD, FIRST[:-1] + ":", *lines, SECOND, THIRD]


def test_a_list_of_results_is_kept_to_its_end() -> None:
    lines = ["Ban Tổ chức hội thi viết về thầy thuốc của Công đoàn ngành Y tế tỉnh thông báo kết quả năm 2023 như sau:",
             "I. Giải tập thể", "- Giải Nhất: Bệnh viện tỉnh", "- Giải Nhì: Bệnh viện mắt", "II. Giải cá nhân",
             "Nguyễn Thu Trang, Bệnh viện tỉnh", "Phạm Văn Đoàn, Bệnh viện mắt", "Lê Hảo, Trung tâm y tế",
             "Đỗ Mai, Trung tâm y tế", "Ban Tổ chức xin thông báo."]  # fmt: skip
    assert kept(text(*HEAD, *lines, "TIN LIÊN QUAN:", *HEADLINES)) == [TITLE, *lines]


def test_numbered_headings_are_no_titles() -> None:
    parts = [f"{number}. Được nghỉ 30 phút mỗi ngày làm việc" for number in (1, 2, 3)]
    sentences = ["Người mẹ nghỉ sớm hơn.", "Người cha cũng thế.", "Được nghỉ 30 phút mỗi ngày làm việc khi nuôi con."]
    lines = [line for pair in zip(parts, sentences, strict=True) for line in pair]
    article = text("Trang chủ > Lao động", TITLE, "27/02/2024 08:12", *parts, *lines, FIRST, SECOND)
    assert article.title == TITLE


def test_teasers_under_a_name_that_ends_an_interview() -> None:
    lines = ["- Xin cảm ơn bà!", "Thu Hà (thực hiện)"]
    assert kept(text(*HEAD, *BODY, *lines, *PAIRS)) == [TITLE, *BODY, lines[0]]


def test_a_short_article_above_many_teasers() -> None:
    lines = ["Hà Nội", "Trời nhiều mây, không mưa, gió cấp 3.", "Nam Bộ", "Ngày nắng, đêm có mưa vài nơi."]
    teasers = [f"{line} và nhiều nơi khác trong cả nước, theo tin của báo." if line in SENTENCES else line
               for line in PAIRS for _ in range(2)]  # fmt: skip
    article = text(*HEAD, LEAD, *lines, "Thu Hà/Báo Sơn Hà", "Tin liên quan", *teasers)
    assert (article.title, article.author, kept(article)) == (TITLE, "Thu Hà", [TITLE, LEAD, *lines])


def test_a_short_quotation_after_a_related_link() -> None:
    quoted = "“Làm sớm nghỉ sớm”, anh cười."
    article = text(*HEAD, LEAD, FIRST, "Đọc nhiều trong Xã hội", HEADLINES[0], quoted, SECOND, THIRD)
    assert kept(article) == [TITLE, LEAD, FIRST, quoted, SECOND, THIRD]


def test_a_body_between_the_title_and_the_day() -> None:
    assert kept(text("Trang chủ", TITLE, "Công đoàn Sơn Hà", "27/02/2024", *BODY)) == [TITLE, *BODY]


def test_the_head_of_a_table_is_no_byline() -> None:
    lines = [
        LEAD,
        "Mức quà như sau:",
        "Vùng",
        "Số suất",
        "Vùng I",
        "12",
        "Các cơ sở nhận quà trước ngày 20/7 tại trụ sở Công đoàn ngành Y tế tỉnh.",
    ]
    assert kept(text(*HEAD, *lines, "Chia sẻ", "Tin liên quan", *HEADLINES)) == [TITLE, *lines]


def test_a_list_after_related_links_is_kept() -> None:
    lines = ["Ba việc", "Tại hội nghị, các đại biểu thống nhất:", "Thăm hỏi tận nơi từng đoàn viên;",
             "Lập danh sách đoàn viên khó khăn."]  # fmt: skip
    before = [LEAD, FIRST, "Quang cảnh buổi họp. Ảnh: V.N"]
    inserted = ["Đọc thêm:", *HEADLINES[:2]]
    article = text(*HEAD, *before, *inserted, *lines[:2], "Quảng cáo", *lines[2:], "Chia sẻ",
                   "Tin cùng chuyên mục", *HEADLINES)  # fmt: skip
    assert kept(article) == [TITLE, *before, *lines]


def test_requests_to_follow_a_channel_are_no_article() -> None:
    line = "Mời quý độc giả theo dõi chương trình của Đài trên YouTube!"
    assert kept(text(*HEAD, LEAD, FIRST, line, SECOND, f"*{line}", "Chia sẻ")) == [TITLE, LEAD, FIRST, SECOND]


@pytest.mark.parametrize("title", ["Nhớ hoa gạo", "Mức lương tối thiểu mới từ 1/7/2022", "Kỷ niệm ngày 8/3/2021 ở bản"])
def test_titles_that_are_short_or_name_a_day(title: str) -> None:
    article = text("VĂN NGHỆ SƠN HÀ", "Văn xuôi", title, "Thứ ba, 27/02/2024 09:10", *BODY)
    assert (article.title, str(article.published), kept(article)) == (title, "2024-02-27", [title, *BODY])


def test_a_name_over_the_day_is_no_title() -> None:
    assert text("Lao động", TITLE, "Thùy Linh", "Thứ ba, 27/02/2024", *BODY).title == TITLE


def test_a_question_among_the_headlines_of_teasers() -> None:
    pairs = ["Lễ hội hoa ban năm nay có gì mới?", *PAIRS[1:]]
    assert kept(text(*HEAD, *BODY, "Tin liên quan", *pairs)) == [TITLE, *BODY]


def test_many_teasers_beneath_short_paragraphs() -> None:
    lines = [LEAD, *(f"Chi hội số {number} nhận 12 suất quà và một máy đo huyết áp." for number in range(1, 7))]
    teasers = [*PAIRS, *(f"{line.rstrip('.')} của đợt hai{'.' if line.endswith('.') else ''}" for line in PAIRS)]
    assert kept(text(*HEAD, *lines, "Tin liên quan", *teasers)) == [TITLE, *lines]


def test_a_place_over_a_sentence_ends_no_article() -> None:
    lines = [LEAD, FIRST, SECOND, "Tây Bắc Bộ", "Ngày nắng, đêm có mưa rào vài nơi."]
    assert kept(text(*HEAD, *lines, "Tin liên quan", *PAIRS)) == [TITLE, *lines]


def test_short_paragraphs_after_links_are_kept() -> None:
    lines = ["Mỗi chiếc bán được 250.000 đồng.", "Trừ chi phí, mỗi người được 80 ngàn đồng."]
    article = text(*HEAD, *BODY, "Đọc thêm:", *HEADLINES[:2], *lines, "Tìm hướng đi mới", THIRD, "Tags: quà, Tết")
    assert kept(article)[5:] == [*lines, "Tìm hướng đi mới", THIRD]


def test_headlines_with_days_beneath_them() -> None:
    others = [line for pair in zip(HEADLINES, SENTENCES, strict=True) for line in (pair[0], "12/03/2021", pair[1])]
    assert kept(text(*HEAD, *BODY, *others)) == [TITLE, *BODY]
    assert kept(text(*HEAD, *BODY, *(line for each in HEADLINES for line in (each, "12/03/2021 08:15")))) == [
        TITLE,
        *BODY,
    ]


EVENTS = [
    ["Thành lập Tổng Công hội đỏ Bắc Kỳ", "28/7/1929", "Đổi tên thành Tổng Liên đoàn Lao động", "20/7/1946",
     "Đại hội Công đoàn lần thứ nhất", "1/1/1950"],
    ["Chủ tịch huyện tiếp công dân", "Ngày 15/3/2024", "Bí thư Huyện ủy tiếp công dân", "Ngày 22/3/2024"],
]  # fmt: skip


@pytest.mark.parametrize("events", EVENTS)
def test_days_of_events_with_an_article_after_them(events: list[str]) -> None:
    article = text(*HEAD, LEAD, *events, FIRST, SECOND, THIRD)
    assert kept(article)[-3:] == [FIRST, SECOND, THIRD]
    assert events[0] in kept(article)
    pairs = zip(events[::2], events[1::2], strict=True)
    markup = "".join(f"<h3><a href=x>{event}</a></h3><p>{day}</p>" for event, day in pairs)
    body = "".join(f"<p>{each}</p>" for each in (FIRST, SECOND, THIRD))
    assert kept(viennews.parse(f"<h1>{TITLE}</h1><div><p>{LEAD}</p>{markup}{body}</div>"))[-3:] == BODY[1:]


def test_days_that_no_page_is_of_are_kept() -> None:
    for lines in ([LEAD, *EVENTS[0], FIRST, SECOND, THIRD], [*BODY, *EVENTS[0]]):
        assert kept(text(*HEAD, *lines)) == [TITLE, *lines]
        markup = "".join(f"<p>{line}</p>" for line in lines)
        assert kept(viennews.parse(f"<h1>{TITLE}</h1><div>{markup}</div>")) == [TITLE, *lines]


def test_a_table_of_contents() -> None:
    headings = ["Được bảo đảm việc làm cũ", "Được nghỉ 30 phút mỗi ngày", "Có bị xử lý kỷ luật không?"]
    parts = [line for pair in zip(headings, [FIRST, SECOND, THIRD], strict=True) for line in pair]
    assert kept(text(*HEAD, LEAD, "Mục lục", *headings, *parts)) == [TITLE, LEAD, *parts]
    assert kept(text(*HEAD, LEAD, *headings[:2], *parts))[2:4] == headings[:2]


def test_teasers_longer_than_a_short_article() -> None:
    more = [f"{line.rstrip('.')} của đợt hai{'.' if line.endswith('.') else ''}" for line in PAIRS[:4]]
    assert kept(text(*HEAD, LEAD, FIRST, SECOND, "Đọc thêm", *PAIRS, *more)) == [TITLE, LEAD, FIRST, SECOND]


@pytest.mark.parametrize("line", ["T.Hiền", "M.Đ.", "06 Th9"])
def test_initials_and_the_box_of_a_day_under_the_title(line: str) -> None:
    article = text("Trang chủ", "Thứ ba, 27/02/2024 09:10", TITLE, line, *BODY)
    assert kept(article) == [TITLE, *BODY]


def test_the_length_of_a_recording_is_no_date() -> None:
    parts = ["Dạy nghề", "Cả làng có 20 khung dệt, nay còn 17 khung.", "Mỗi tháng một người làm được hai tấm.",
             "Công mỗi người chỉ hơn 80 ngàn đồng.", "Tìm hướng đi", "Tổ hợp tác có 12 thành viên.",
             "Họ dạy nghề cho trẻ.",
             "Ai học cũng có quà."]  # fmt: skip
    article = text("Longform", TITLE, LEAD, "Nghe đọc bài", "6:42", *parts, FIRST, SECOND)
    assert (article.title, article.paragraphs[0].text) == (TITLE, LEAD)


def test_one_line_after_more_is_its_own() -> None:
    article = text(*HEAD, LEAD, FIRST, ">> " + HEADLINES[0], "Chăm lo tận nơi", SECOND, THIRD)
    assert "Chăm lo tận nơi" in kept(article)
    assert kept(text(*HEAD, LEAD, "> " + HEADLINES[0] + "/ " + HEADLINES[1], FIRST, SECOND)) == [
        TITLE, LEAD, FIRST, SECOND,
    ]  # fmt: skip


def test_headlines_that_are_listed_again_after_the_article() -> None:
    article = text(*HEAD, LEAD, FIRST, HEADLINES[0], SECOND, THIRD, "Đọc nhiều", *HEADLINES)
    assert kept(article) == [TITLE, *BODY]
    assert HEADLINES[0] in kept(text(*HEAD, LEAD, FIRST, HEADLINES[0], SECOND, THIRD))


def test_a_heading_of_the_article_that_is_listed_after_it_is_kept() -> None:
    heading = "Thăm cán bộ y tế mắc bệnh hiểm nghèo"
    lines = [LEAD, FIRST, SECOND, heading, THIRD]
    assert kept(text(*HEAD, *lines, "Đọc nhiều", heading, *HEADLINES)) == [TITLE, *lines]


@pytest.mark.parametrize("line", ["Thăm hỏi tận nơi", "Các suất quà được gói từ chiều hôm trước"])
def test_a_line_said_twice_between_paragraphs_is_kept_once(line: str) -> None:
    assert kept(text(*HEAD, LEAD, FIRST, line, line, SECOND, THIRD)) == [TITLE, LEAD, FIRST, line, SECOND, THIRD]
    doubled = [each for each in HEADLINES for _ in range(2)]
    assert kept(text(*HEAD, LEAD, FIRST, *doubled, SECOND, THIRD)) == [TITLE, *BODY]


def test_tags_one_a_line() -> None:
    tags = ["thầy thuốc", "công đoàn", "quà Tết", "đoàn viên"]
    assert kept(text(*HEAD, *BODY, *tags, "Tin cùng chuyên mục", *HEADLINES)) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "lines",
    [["Các đơn vị nhận quà gồm:", "Bệnh viện tỉnh", "Bệnh viện mắt", "Trung tâm y tế"],
     ["1. Bệnh viện tỉnh", "2. Bệnh viện mắt", "3. Trung tâm y tế"]],
)  # fmt: skip
def test_a_list_at_the_end_is_kept(lines: list[str]) -> None:
    assert kept(text(*HEAD, *BODY, *lines, "Tin cùng chuyên mục", *HEADLINES))[-3:] == lines[-3:]


def test_who_is_quoted_last_is_kept() -> None:
    quoted = ["“" + THIRD + "”", "Bà Lan Anh - Chủ tịch Công đoàn ngành Y tế"]
    assert kept(text(*HEAD, LEAD, FIRST, *quoted, *HEADLINES * 4))[-1] == quoted[-1]


@pytest.mark.parametrize("line", ["Kết quả 9 tháng năm 2023", "Diễn biến ngày 12/5/2023", "Ngày hội 8/3/2023"])
def test_a_heading_with_a_day_is_kept(line: str) -> None:
    assert line in kept(text(*HEAD, LEAD, FIRST, line, SECOND, THIRD))
    markup = f"<h1>{TITLE}</h1><div><p>{LEAD}</p><p>{FIRST}</p><p><b>{line}</b></p><p>{SECOND}</p></div>"
    assert line in kept(viennews.parse(markup))


def test_the_cells_of_a_table_are_kept() -> None:
    cells = ["Đơn vị", "Số suất", "Bệnh viện tỉnh", "60", "Bệnh viện mắt", "35", "Trung tâm y tế", "12", "Tổng", "107"]
    article = text(*HEAD, LEAD, "Số suất quà của các đơn vị trong đợt một của chương trình tặng quà năm nay như sau:",
                   "TT", *cells, "Quà được trao tận nơi trước ngày 20/7.", "Bài viết mới", *HEADLINES)  # fmt: skip
    assert kept(article)[3:] == ["TT", *cells, "Quà được trao tận nơi trước ngày 20/7."]


def test_short_sentences_at_the_end_are_kept() -> None:
    lines = ["Nguyên nhân đang được làm rõ.", "Xin cảm ơn bà!"]
    tags = ["thầy thuốc", "công đoàn", "quà Tết", "đoàn viên", "Link bài gốcLấy link!"]
    assert kept(text(*HEAD, *BODY, *lines, *tags, "Tin cùng chuyên mục", *HEADLINES)) == [TITLE, *BODY, *lines]


def test_short_paragraphs_under_a_heading_at_the_end_are_kept() -> None:
    lines = ["Ba việc cần làm", "Ban Chấp hành thống nhất:", "Thăm hỏi tận nơi;", "Lập danh sách;", "Báo cáo hằng quý."]
    form = ["Họ tên *", "Tiêu đề *", "Nội dung *", "Email *", "Kết quả : 0/5 - 0 phiếu", "Bình chọn", "Gửi nhận xét:"]
    assert kept(text(*HEAD, *BODY, "Ảnh: Văn Nam", *lines, *form, "Mã bảo mật", *HEADLINES))[-5:] == lines


def test_a_notice_of_two_sentences() -> None:
    notice = ["Văn phòng Công đoàn ngành nghỉ lễ từ ngày 27/4 đến hết ngày 1/5/2019.", "Cơ quan trực ban 24/24 giờ."]
    lines = ["Trang chủ", "Giới thiệu", TITLE, "20:10 | 25/04/2019", *notice]
    article = text(*lines, "Các thông báo khác", *HEADLINES, "Bản quyền © Công đoàn ngành Y tế")
    assert kept(article) == [TITLE, *notice]


def test_a_death_notice() -> None:
    notice = [
        "Công đoàn ngành Y tế và gia đình vô cùng thương tiếc báo tin: Bác sĩ", "NGUYỄN VĂN BÌNH",
        "Sinh năm 1940, nguyên Chủ tịch Công đoàn ngành Y tế, đã từ trần hồi 5 giờ 20 phút ngày 2/2/2020, thọ 81 tuổi.",
        "Lễ truy điệu hồi 14 giờ ngày 3/2/2020.",
    ]  # fmt: skip
    assert kept(text("Xã hội", "Kinh tế", "Tin buồn", "Cập nhật: 03/02/2020 08:15", *notice)) == ["Tin buồn", *notice]
    name, *others = notice[1], *notice[2:]
    markup = "".join(f"<p>{each}</p>" for each in others)
    article = viennews.parse(
        f"<title>Tin buồn - Báo Sơn Hà</title><h1>Tin buồn</h1><p>03/02/2020 08:15</p>"
        f"<div><p>{notice[0]}</p><p align=center><b>{name}</b></p>{markup}</div>"
    )
    assert kept(article) == ["Tin buồn", *notice]


def test_answers_are_no_controls() -> None:
    article = text(*HEAD, "Hỏi: Quà được trao ở đâu và vào lúc nào trong tháng?", "Trả lời:", FIRST, SECOND)
    assert kept(article)[-3:] == ["Trả lời:", FIRST, SECOND]


@pytest.mark.parametrize("mark", ["Video: ", "Ảnh: "])
def test_the_title_under_a_video(mark: str) -> None:
    assert kept(text(*HEAD, mark + TITLE, *BODY)) == [TITLE, *BODY]


def test_the_next_article_of_an_endless_page() -> None:
    body = "".join(f"<p>{each}</p>" for each in BODY)
    more = "".join(
        f"<div><h2><a href=x>{headline}</a></h2><div>11/06/2022, 08:00</div><p>{sentence[:-1]}...</p></div>"
        for headline, sentence in zip(HEADLINES, SENTENCES, strict=True)
    )
    assert kept(viennews.parse(f"<div><div><h1>{TITLE}</h1>{body}</div>{more}</div>")) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "item",
    ['<p><a href=x>Khánh thành nhà văn hóa lao động</a> 11/10/2019 Trong "Hoạt động"</p>',
     "<div><a href=x>Khánh thành nhà văn hóa lao động</a><span>Công trình có từ năm nay.</span></div>"],
)  # fmt: skip
def test_links_and_what_is_said_of_them(item: str) -> None:
    paragraphs = [f"<p>{each}</p>" for each in BODY]
    box = f"<div><h4>Tin liên quan</h4>{item}{item}</div>"
    markup = f"<h1>{TITLE}</h1><div>{''.join(paragraphs[:2])}{box}{''.join(paragraphs[2:])}</div>"
    assert kept(viennews.parse(markup)) == [TITLE, *BODY]


def test_a_paragraph_that_begins_with_a_link_is_kept() -> None:
    linked = f"<p><a href=x>Công đoàn ngành Y tế</a>{OTHER}</p>"
    box = "<div><h4>Tin liên quan</h4><p><a href=x>Khánh thành nhà văn hóa lao động</a></p></div>"
    markup = f"<h1>{TITLE}</h1><div><p>{LEAD}</p><p>{FIRST}</p>{box}{linked}<p>{SECOND}</p></div>"
    assert "Công đoàn ngành Y tế" + OTHER in kept(viennews.parse(markup))


def test_a_headline_that_lost_the_space_after_it() -> None:
    glued = HEADLINES[0] + SENTENCES[2]
    assert kept(text(*HEAD, LEAD, FIRST, "TIN LIÊN QUAN", glued, HEADLINES[1], SECOND, THIRD)) == [TITLE, *BODY]
    assert glued in kept(text(*HEAD, LEAD, FIRST, glued, SECOND, THIRD))


def test_a_caption_that_stands_for_its_picture_too_is_kept_once() -> None:
    for caption in ("Trao quà tại Bệnh viện tỉnh.", "Trao quà tại bệnh viện. Ảnh: T.H"):
        assert kept(text(*HEAD, LEAD, caption, caption, FIRST, SECOND)) == [TITLE, LEAD, caption, FIRST, SECOND]
        assert kept(text(*HEAD, caption, caption, caption, LEAD, FIRST)) == [TITLE, caption, LEAD, FIRST]
    doubled = [f"{line}." for line in HEADLINES for _ in range(2)]
    assert kept(text(*HEAD, LEAD, FIRST, *doubled)) == [TITLE, LEAD, FIRST]


@pytest.mark.parametrize(
    "line",
    ["IMG_1234.JPG", "DSC00454", "z4799788292856_77842be4a1 z4799788221348_a2b1533bf", "08032022 trao qua 02",
     "trao-qua-doan-vien", ".00_56_25_05.Still073.bmp)", "hhmtn1hhmtn2hhmtn3",
     "Kế hoạch số 12.pdf", "KH 12-LĐLĐ.doc (35 KB)"],
)  # fmt: skip
def test_names_of_files(line: str) -> None:
    assert kept(text(*HEAD, LEAD, line, FIRST, SECOND)) == [TITLE, LEAD, FIRST, SECOND]
    assert kept(text(*HEAD, LEAD, FIRST, SECOND, line)) == [TITLE, LEAD, FIRST, SECOND]


@pytest.mark.parametrize("line", ["COVID-19", "12-3-2018", "0203-3825-123", "100 m2", "20 con"])
def test_no_names_of_files(line: str) -> None:
    assert not is_file_name(piece(line))


def test_a_count_alone_under_the_title() -> None:
    assert kept(text(TITLE, "383", *BODY)) == [TITLE, *BODY]
    assert "383" in kept(text(TITLE, LEAD, "383", FIRST))


@pytest.mark.parametrize(
    ("line", "kind"),
    [("1.234", "share"), ("(12)", "share"), ("9/3/2021", "date_line"), ("9-3-2021", "date_line"),
     ("09/03/2021 08:15", "date_line"), ("3/2021", "paragraph"), ("3 - 2021", "paragraph")],
)  # fmt: skip
@pytest.mark.parametrize("flat", [True, False])
def test_a_day_alone_is_no_count(line: str, kind: str, flat: bool) -> None:
    markup = "".join(f"<p>{each}</p>" for each in (line, *BODY))
    article = text(TITLE, line, *BODY) if flat else viennews.parse(f"<article><h1>{TITLE}</h1>{markup}</article>")
    assert [block.kind for block in article.blocks if block.text == line] == [kind]


def test_a_long_run_of_lines_under_a_heading_at_the_end() -> None:
    lines = [f"Hội thao ngành Y tế lần thứ {number}" for number in range(20)]
    assert kept(text(*HEAD, *BODY, "Tin liên quan", *lines, "Email của bạn:")) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "line",
    ["Lên top", "Đóng Lưu thông tin", "Các Album đã đăng", "Nguồn VTV: https://example.org/video/trao-qua-1.htm",
     "Tác giả bài viết: Thu Hà- Công đoàn ngành",
     "Chúng tôi trên mạng xã hội", "Bạn vui lòng nhập từ 5 ký tự trở lên !!!", "Về trang chủ",
     "Mời các bạn đồng hành cùng báo trên mạng xã hội để nhanh chóng cập nhật những tin tức mới và chính xác nhất."],
)  # fmt: skip
def test_lines_at_the_end(line: str) -> None:
    assert kept(text(*HEAD, *BODY, line)) == [TITLE, *BODY]


CONTROLS = [
    ["Viết bởi Văn phòng Công đoàn", "font size giảm kích thước chữ tăng kích thước chữ", "In", "Đánh giá mục này", "1",
     "2", "(0 bình chọn)"],
    ["By", "admin", "-", "215", "0", "Share", "Facebook"],
    ["Nghe", "0:00", "/", "4:12", "Nam miền Nam", "Theo dõi Tạp chí trên"],
    ["Xem cỡ chữ", "Đọc bài", "Chuẩn", "Lưu"],
]  # fmt: skip


@pytest.mark.parametrize("controls", CONTROLS)
def test_controls_under_the_title(controls: list[str]) -> None:
    assert kept(text(*HEAD, *controls, *BODY)) == [TITLE, *BODY]


def test_a_caption_under_the_title_is_kept() -> None:
    for lines in (["Quang cảnh buổi lễ"], ["In bài viết", "Quang cảnh buổi lễ"]):
        assert "Quang cảnh buổi lễ" in kept(text(*HEAD, *lines, *BODY))


def test_the_archive_by_days() -> None:
    lines = ["Các tin đã đưa ngày:", "Ngày", "Tháng", "2016", "Xem"]
    assert kept(text(*HEAD, *BODY, *lines)) == [TITLE, *BODY]


@pytest.mark.parametrize(
    ("method", "like"),
    [("is_contact", ["Địa chỉ: thôn 3", "(ĐT): 0912", "Số điện thoại liên hệ: 0912", "E-mail: a@b.vn"]),
     ("leads_to_contacts", ["Mọi chi tiết xin liên hệ chị Lan", "Nộp hồ sơ tại văn phòng", "Nơi nhận:"]),
     ("shows_a_scene", ["Quang cảnh hội nghị", "Các đại biểu dự lễ", "Ông Nam phát biểu", "Một số hình ảnh của giải"])],
)  # fmt: skip
def test_words_that_tell_what_a_line_is(method: str, like: list[str]) -> None:
    phrases = DEFAULT.built(Phrases)
    unlike = [
        "Cô giáo Lan vượt khó",
        "Ông bà ta vẫn dạy",
        "Điện thoại của chị Lan bị mất",
        "Thăm các em nhỏ",
        "Telex: 5",
    ]
    assert [each for each in like if not getattr(phrases, method)(piece(each))] == []
    assert [each for each in unlike if getattr(phrases, method)(piece(each))] == []


def test_whole_phrases_can_match() -> None:
    """A row that begins or ends with a sign is never looked up."""
    rows = [row for row in DEFAULT.rows("chrome_phrases") if row["match"] in ("whole", "bare")]
    assert [row["phrase"] for row in rows if bare_words(fold(row["phrase"])) != fold(row["phrase"])] == []


def test_phrases_are_not_shadowed() -> None:
    """A row whose words begin with those of another of its match and kind adds nothing."""
    rows = {
        fold(row["phrase"]): (row["match"], row["kind"])
        for row in DEFAULT.rows("chrome_phrases")
        if row["match"] in ("start", "line")
    }

    def nearest(phrase: str) -> str:
        """The longest other row that a text which begins with the phrase begins with."""
        return max(
            (
                phrase[:end]
                for end in range(1, len(phrase))
                if phrase[:end] in rows and not (phrase[end - 1].isalnum() and phrase[end].isalnum())
            ),
            key=len,
            default="",
        )

    assert [phrase for phrase, row in rows.items() if rows.get(nearest(phrase)) == row] == []


SAID = """
Bằng cách nhấn vào nút “Tố giác tội phạm” trên ứng dụng, người dân 12 xã đã gửi 350 tin báo trong 6 tháng.
Bằng việc tiếp tục sử dụng lao động địa phương, công ty đã giữ việc làm cho 120 người.
Website sử dụng cookie phải xin phép người dùng trước ngày 1/7, theo nghị định mới của Chính phủ.
Nếu đã đăng ký tạm trú tại phường, công nhân được nhận quà ngay tại nơi ở trong hai ngày.
Nếu chưa đăng ký tham gia bảo hiểm y tế, người lao động được công đoàn hướng dẫn tận nơi.
Được gắn thẻ tên và đồng phục mới, 30 tình nguyện viên đã đón 400 công nhân tại bến xe.
Tải ứng dụng về máy và đăng nhập, công nhân có thể xem ngay lương của mình trong tháng.
Cài đặt ứng dụng cho 500 đoàn viên là việc mà chi đoàn đã làm xong trong hai tuần đầu tháng.
Còn lại: 35 hộ ở ba bản vùng cao sẽ được nhận quà vào tuần sau, khi đường đã thông.
Tối đa: mỗi gia đình được vay 50 triệu đồng trong ba năm, theo quy định mới của quỹ.
Ý kiến bạn đọc được báo chuyển đến cơ quan có thẩm quyền là 240 lượt trong sáu tháng đầu năm.
Chuyên mục: “Công đoàn với người lao động” đã lên sóng 52 kỳ trong năm qua trên đài tỉnh.
Mọi ý kiến phản hồi của công nhân đều được công đoàn ghi lại và trả lời trong bảy ngày.
Đăng ký theo dõi sức khỏe cho 200 công nhân là việc mà công đoàn làm từ đầu năm đến nay.
"""


@pytest.mark.parametrize("sentence", SAID.strip().splitlines())
def test_sentences_that_begin_like_phrases(sentence: str) -> None:
    assert DEFAULT.built(Phrases).kind(piece(sentence)) is None
    assert kept(page(between=f"<p>{sentence}</p>")) == [TITLE, LEAD, FIRST, sentence, SECOND, THIRD]
    assert kept(text(*HEAD, *BODY, sentence)) == [TITLE, *BODY, sentence]


@pytest.mark.parametrize(
    "line",
    ["Bằng việc tiếp tục sử dụng trang web, bạn đồng ý với các điều khoản và chính sách của chúng tôi.",
     "Website sử dụng cookie để cải thiện trải nghiệm của người đọc trên mọi thiết bị.",
     "Nếu đã đăng ký, vui lòng đăng nhập bằng tài khoản của quý vị để gửi ý kiến cho bài viết.",
     "Đăng nhập để bình luận, chia sẻ cảm xúc của bạn và nhận tin mới nhất từ tòa soạn.",
     "Tải ứng dụng Báo Sơn Hà", "Chuyên mục: Xã hội", "Còn lại: 1000 ký tự"],
)  # fmt: skip
def test_notices_that_are_whole_sentences(line: str) -> None:
    assert kept(page(between=f"<p>{line}</p>")) == [TITLE, *BODY]
    assert kept(text(*HEAD, *BODY, line)) == [TITLE, *BODY]


SCHEDULES = [
    ["Lịch cụ thể:", "Hội thi tìm hiểu pháp luật lao động", "15/7/2019", "Giải bóng đá của công nhân", "18/7/2019",
     "Triển lãm ảnh Công đoàn xưa và nay", "22/7/2019", "Lễ tuyên dương cán bộ công đoàn", "26/7/2019"],
    ["Chương trình cụ thể như sau:", "Ngày 23/6/2018", "7h30: Khai mạc, thi kéo co", "9h00: Thi gia đình tài năng",
     "14h00: Chung kết thi nấu ăn", "Ngày 24/6/2018", "7h00: Đi bộ đồng hành", "8h30: Tư vấn pháp luật",
     "19h30: Đêm nhạc ở sân vận động"],
]  # fmt: skip


@pytest.mark.parametrize("lines", SCHEDULES)
def test_a_schedule_at_the_end_is_kept(lines: list[str]) -> None:
    others = [f"{headline} (09/07/2019)" for headline in HEADLINES]
    assert kept(text(*HEAD, *BODY, *lines, "Các tin khác", *others)) == [TITLE, *BODY, *lines]
    markup = "".join(f"<p>{line}</p>" for line in (*BODY, *lines))
    assert kept(viennews.parse(f"<h1>{TITLE}</h1><div>{markup}</div>")) == [TITLE, *BODY, *lines]


def test_days_over_what_happened_are_kept() -> None:
    lines = ["12/11/2006", FIRST, "26/12/2015", SECOND, "Ngày 1 tháng 5 năm 2020", THIRD]
    assert kept(text(*HEAD, LEAD, *lines)) == [TITLE, LEAD, *lines]
    assert kept(text(*HEAD, LEAD, "12/11/2006", FIRST, SECOND, THIRD)) == [TITLE, *BODY]
    assert kept(text(*HEAD, LEAD, "12/11/2006 08:15", FIRST, "26/12/2015 09:30", SECOND, THIRD)) == [TITLE, *BODY]


def test_other_articles_with_days_behind_their_headlines() -> None:
    others = [f"{headline} (09/07/2019)" for headline in HEADLINES]
    teasers = [line for pair in PAIRS[::2] for line in (pair, f"{OTHER.strip().capitalize()}", "Đọc thêm »")]
    assert kept(text(*HEAD, *BODY, *BODY, "Các tin khác", *others, "Trang 1 / 24", *teasers))[-1] == BODY[-1]


def test_tags_after_controls() -> None:
    sign = ["Ý kiến bạn đọc (2)", "Thưởng thế là vui rồi."]
    assert kept(text(*HEAD, *BODY, "Chia sẻ Lưu bài viết", "công đoàn y tế quà Tết", *sign)) == [TITLE, *BODY]
    assert kept(text(*HEAD, *BODY, "công đoàn y tế quà Tết", *sign)) == [TITLE, *BODY, "công đoàn y tế quà Tết"]


CONTACTS = [
    "Địa chỉ: Số 15, đường Trần Phú, phường 3",
    "Điện thoại: 0255.3811.456 (gặp bà Lan)",
    "Email: viec@sonha.vn",
]


@pytest.mark.parametrize(
    "lead",
    [["Mọi sự giúp đỡ xin gửi về:"], ["3. Địa điểm nhận hồ sơ", "Phòng Tổ chức, Công đoàn ngành Y tế tỉnh Sơn Hà"],
     ["Mọi chi tiết xin liên hệ Công đoàn ngành Y tế tỉnh."]],
)  # fmt: skip
def test_addresses_that_the_article_leads_to_are_kept(lead: list[str]) -> None:
    lines = [*BODY, *lead, *CONTACTS]
    assert kept(text(*HEAD, *lines, "Tin cùng loại", *HEADLINES)) == [TITLE, *lines]
    markup = "".join(f"<p>{line}</p>" for line in lines)
    assert kept(viennews.parse(f"<h1>{TITLE}</h1><div>{markup}</div>")) == [TITLE, *lines]
    footer = ["CÔNG ĐOÀN NGÀNH Y TẾ TỈNH SƠN HÀ", *CONTACTS]
    assert kept(text(*HEAD, *BODY, "Tin cùng loại", *HEADLINES, *footer)) == [TITLE, *BODY]


def test_a_title_far_above_the_text() -> None:
    controls = [
        "cỡ chữ giảm kích cỡ chữ tăng kích cỡ chữ",
        "In",
        "E-mail",
        "Đánh giá mục này",
        *"12345",
        "(4 bình chọn)",
    ]
    caption = "Công đoàn ngành trao quà cho đoàn viên có hoàn cảnh khó khăn"
    title = "Công đoàn ngành Y tế: 300 suất quà tới đoàn viên"
    article = text("Tin hoạt động", "27/02/2024 08:12", title, "Được viết bởi Thu Hà", *controls, caption, *BODY)
    assert article.title == title


def test_a_menu_over_the_path_of_the_page_is_no_title() -> None:
    article = text("Nghĩ từ chuyện thường ngày", "Chính trị > Xã hội", "27/02/2024 08:12", "Gửi bạn bè In tin này",
                   "Bữa cơm chiều của những người thợ lò", *BODY)  # fmt: skip
    assert article.title == "Bữa cơm chiều của những người thợ lò"


@pytest.mark.parametrize("line", ["Đọc 1043 lần Sửa lần cuối vào Thứ ba, 09 Tháng 7 2013 08:12", "Lượt xem: 2.310",
                                  "00:00 / 03:12", "Mời nghe nội dung tại đây:", "125 lượt xem"])  # fmt: skip
def test_counts_and_players_amid_the_text(line: str) -> None:
    assert kept(text(*HEAD, LEAD, FIRST, line, SECOND, THIRD)) == [TITLE, *BODY]


def test_a_teaser_that_begins_as_the_article_does() -> None:
    lead, teaser = f"TTO - {LEAD}", "TTO - Hơn hai nghìn người thức trắng đêm ở sân ga để chờ chuyến tàu cuối năm."
    box = ["Tàu Tết thêm bốn chuyến", teaser]
    assert kept(text(*HEAD, lead, FIRST, *box, SECOND, THIRD)) == [TITLE, lead, FIRST, SECOND, THIRD]
    plain = ["Tàu Tết thêm bốn chuyến", teaser.removeprefix("TTO - ")]
    assert kept(text(*HEAD, lead, FIRST, *plain, SECOND, THIRD)) == [TITLE, lead, FIRST, *plain, SECOND, THIRD]


def test_one_teaser_between_a_name_and_the_comments() -> None:
    assert kept(text(*HEAD, *BODY, "Phạm Công", *PAIRS[:2], "Bình luận", "Chủ đề: quà Tết")) == [TITLE, *BODY]


def test_a_numbered_list_after_the_last_paragraph_is_kept() -> None:
    lines = [line for number in (1, 2, 3) for line in (f"{number}. Ông Nguyễn Văn Bảy", "Xã Đông Sơn, huyện Đông Hưng",
                                                       "Doanh thu 12 tỷ đồng nhờ nuôi cá")]  # fmt: skip
    lines.append("- Tài khoản: 3761.0.1058784")
    assert kept(text(*HEAD, *BODY, *lines, "Từ khóa: nông dân")) == [TITLE, *BODY, *lines]


@pytest.mark.parametrize(
    "about", ["Thu Hà là luật sư, hiện làm việc ở tỉnh.", "Cán bộ Văn phòng, phụ trách trang tin."]
)
def test_who_the_author_is_stands_after_controls(about: str) -> None:
    controls = ["Read 523 times", "Last modified on Thứ tư, 18 Tháng 5 2016 09:40", "Tweet"]
    box = ["Thu Hà", about, "Mới nhất từ Thu Hà"]
    article = text(*HEAD, *BODY, *controls, *box, *HEADLINES, "Related items", *HEADLINES)
    assert (kept(article), article.author) == ([TITLE, *BODY], "Thu Hà")
    assert about in kept(text(*HEAD, *BODY, "Thu Hà", about))


def test_a_list_of_short_lines_that_the_end_leads_to_is_kept() -> None:
    lines = ["Kết quả các môn thi:", "Bóng đá nam", "Nhất: Công đoàn Viên chức", "Nhì: Công đoàn Giáo dục",
             "Bóng chuyền nữ", "Nhất: Công đoàn Y tế", "Nhì: Công đoàn Xây dựng", "Kéo co",
             "Nhất: Công đoàn Cao su"]  # fmt: skip
    assert kept(text(*HEAD, *BODY, *lines, "Tin liên quan", *HEADLINES)) == [TITLE, *BODY, *lines]


@pytest.mark.parametrize(
    "line",
    ["1.2K", "Nhập thông tin của bạn", "Bạn cần nhập đầy đủ thông tin",
     "Be the first to comment!", "(0 votes)", "Trang 1/15: 1, 2, 3, 4, 5 Tiếp",
     "(*) Không sao chép dưới mọi hình thức khi chưa có sự đồng ý bằng văn bản của Báo Sơn Hà."],
)  # fmt: skip
def test_counts_pages_and_rights(line: str) -> None:
    assert kept(text(*HEAD, "512 0", line, *BODY, "Thu Hà", line)) == [TITLE, *BODY]


def test_an_article_without_sentences() -> None:
    lines = ["Em về qua bến sông xưa", "Nghe con gió bấc giao mùa trên vai", "Công trường điện sáng đêm dài",
             "Bàn tay thợ trẻ miệt mài dựng xây", "Mùa xuân đậu xuống hàng cây",
             "Nụ cười như nắng cuối ngày em ơi!"]  # fmt: skip
    title = "Mùa xuân trên công trường"
    article = text("Văn nghệ", title, "01/02/2019", *lines, "Tin cùng chuyên mục", *HEADLINES)
    assert kept(article) == [title, *lines]
    markup = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<h1>{title}</h1><div>01/02/2019</div><div>Thu Hà</div><div>{markup}</div>"
    assert kept(viennews.parse(page)) == [title, *lines]


def test_the_days_of_a_week_are_kept() -> None:
    lines = ["Thứ Hai, ngày 08/4/2019", "Sáng: Giao ban cơ quan", "Chiều: Làm việc tại phòng",
             "Thứ Ba, ngày 09/4/2019", "Sáng: Dự hội nghị tại Sở Y tế", "Thứ Tư, ngày 10/4/2019",
             "Cả ngày: Tập huấn nghiệp vụ"]  # fmt: skip
    title = "Lịch làm việc của Thường trực Công đoàn ngành tuần 15"
    article = text("Lịch công tác", title, "05/04/2019", *lines, "Tin cùng chuyên mục", *HEADLINES)
    assert (kept(article), str(article.published)) == ([title, *lines], "2019-04-05")


def test_the_list_after_a_short_line_with_a_colon_is_kept() -> None:
    givers = [f"Chị {name} (Hà Nội): 2.000.000 đồng" for name in ("Lan", "Hoa", "Mai", "Nga", "Hà", "Yến", "Thu")]
    asked = ["Mọi sự giúp đỡ xin gửi về:", "Anh Lê Văn Sáu, thôn 3, xã Tân Lập", "Điện thoại: 0912.345.678"]
    lines = ["Đến nay, Công đoàn ngành nhận được 18,2 triệu đồng của các nhà hảo tâm:", *givers, *asked]
    assert kept(text(*HEAD, *BODY, *lines, "Thu Hà", "Chia sẻ", "Bình luận")) == [TITLE, *BODY, *lines]
    release = ["Về Công đoàn ngành Y tế", SECOND, "Liên hệ: Phòng Truyền thông", *CONTACTS]
    assert kept(text(*HEAD, LEAD, FIRST, *release, "#quà", "#Tết", "Tin liên quan")) == [TITLE, LEAD, FIRST, *release]


def test_a_name_that_ends_a_quotation_is_no_byline() -> None:
    lines = ['"Các đồng chí đoàn viên thân mến! Tôi chúc các đồng chí mạnh khỏe.', 'Bùi Văn Hường"']
    assert kept(text(*HEAD, *BODY, *lines, "Tin liên quan", *HEADLINES)) == [TITLE, *BODY, *lines]


def test_headlines_under_the_lead_may_be_of_the_same_field() -> None:
    links = ["Chợ phiên vùng cao ngày giáp Tết của đoàn viên trẻ", "Khánh thành nhà văn hóa cho công nhân lao động"]
    lead = LEAD.replace("Công đoàn ngành", "người lao động và Công đoàn ngành")
    assert kept(text(*HEAD, lead, *links, FIRST, SECOND, THIRD)) == [TITLE, lead, FIRST, SECOND, THIRD]
    assert kept(text(*HEAD, lead, FIRST, *links, SECOND, THIRD)) == [TITLE, lead, FIRST, *links, SECOND, THIRD]


def test_a_title_over_its_day_is_preferred_to_the_name_of_the_site() -> None:
    title = "Đoàn viên ngành Y tế giúp nhau giảm nghèo"
    lines = ["Công đoàn ngành Y tế tỉnh", "Tin tức - Sự kiện", "Hôm nay, Thứ hai 15/12/2008", title]
    assert text(*lines, "Cập nhật ngày: 12/12/2008 9:15:00 AM", *BODY).title == title


def test_a_source_over_the_day_is_no_title() -> None:
    title = "Đồng nghiệp nhường quà cho cụ già vô gia cư khiến nhiều bạn trẻ xúc động"
    article = text("Đời sống", title, "Linh Chi,", "Theo Phụ nữ mới", "09:30 27/02/2024", *BODY)
    assert (article.title, kept(article)[-4:]) == (title, BODY)


def test_a_short_sentence_after_a_related_link_that_is_signed_is_kept() -> None:
    last = "Dự kiến nhà xong trong tháng 12."
    article = text(*HEAD, *BODY, "Đọc thêm", HEADLINES[0], last, "Quang Huy", "Chia sẻ", "Tin liên quan", *HEADLINES)
    assert (kept(article), article.author) == ([TITLE, *BODY, last], "Quang Huy")
    assert kept(text(*HEAD, *BODY, "Đọc thêm", HEADLINES[0], last, "Chia sẻ", "Tin liên quan")) == [TITLE, *BODY]
