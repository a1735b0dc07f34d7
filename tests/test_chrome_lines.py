"""What is stripped and what is kept of flattened pages, where only the lines and their order tell."""

import pytest

import viennews
from tests.test_chrome import BODY, FIRST, HEAD, LEAD, SECOND, THIRD, TITLE, kept, piece, text
from viennews.chrome_signs import Phrases
from viennews.lexicon import DEFAULT

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
