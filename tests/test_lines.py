"""Flattened text: lines, hard-wrapped paragraphs, offsets."""

import textwrap
import unicodedata

import pytest

import viennews
from tests.page_tools import check_laws

PARAGRAPHS = """
Hội LHPN phường Cẩm Đông ra mắt mô hình xử lý rác hữu cơ
Ngày 12/4/2022, Hội LHPN phường Cẩm Đông ra mắt mô hình biến rác thải thành phân hữu cơ tại khu phố 5 với sự tham \
gia của 45 hộ gia đình hội viên, mỗi hộ được cấp một thùng ủ và 2 kg chế phẩm sinh học.
Sau ba tháng thực hiện, lượng rác phải thu gom trong khu phố giảm khoảng 30%. Các hộ còn góp phân ủ để chăm sóc \
tuyến đường hoa dài 600 m trước nhà văn hóa, tiết kiệm gần 5 triệu đồng tiền phân bón mỗi quý.
Hội LHPN phường sẽ nhân rộng mô hình ra toàn bộ 7 khu phố trong năm nay.
""".strip().split("\n")


@pytest.mark.parametrize("width", [64, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_paragraphs_are_joined(width: int, gap: str, end: str) -> None:
    text = gap.join(textwrap.fill(each, width) for each in PARAGRAPHS).replace("\n", end)
    article = viennews.parse(text)
    check_laws(article)
    assert [block.text for block in article.blocks] == PARAGRAPHS


def test_indented_paragraphs() -> None:
    text = "\n".join(textwrap.fill(each, 72, initial_indent="    ") for each in PARAGRAPHS)
    assert [block.text for block in viennews.parse(text).blocks] == PARAGRAPHS


def test_lines_that_are_paragraphs_stay() -> None:
    article = viennews.parse("\n".join(PARAGRAPHS))
    assert [block.text for block in article.blocks] == PARAGRAPHS
    assert article.source == "\n".join(PARAGRAPHS)


def test_lists_of_short_lines_are_not_joined() -> None:
    names = [f"{number}. Chi hội Nông dân ấp {number}, xã Tân Phú, huyện Tam Bình" for number in range(1, 12)]
    assert len(viennews.parse("\n".join(["Danh sách chi hội tiêu biểu năm 2021", *names])).blocks) == 12


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_source_is_the_text_in_nfc(form: str) -> None:
    text = "\n\n".join(PARAGRAPHS) + "\u00a0\u200b\n"
    article = viennews.parse(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    assert article.source == unicodedata.normalize("NFC", text)
    check_laws(article)


def test_lines_begin_with_what_is_seen() -> None:
    article = viennews.parse(f"\ufeff{PARAGRAPHS[0]}\n\u200b\n{PARAGRAPHS[1]}")
    assert [block.text for block in article.blocks] == PARAGRAPHS[:2]
    check_laws(article)


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\v", "\r", "\r\n"])
def test_every_line_end_ends_a_line(end: str) -> None:
    article = viennews.parse(end.join(PARAGRAPHS))
    assert [block.text for block in article.blocks] == PARAGRAPHS
    check_laws(article)


def test_text_with_comparison_signs_is_no_markup() -> None:
    text = "Tỷ lệ hộ nghèo < 2% và thu nhập > 60 triệu đồng/người/năm <đạt chuẩn>"
    assert viennews.parse(text).source == text
