"""One article and the pages around it, for the tests of what is stripped."""

import viennews
from viennews.blocks import Piece
from viennews.spelling import fold

TITLE = "Công đoàn ngành Y tế tặng quà 300 đoàn viên"
LEAD = "Nhân Ngày Thầy thuốc Việt Nam 27/2, Công đoàn ngành Y tế trao 300 suất quà cho đoàn viên có hoàn cảnh khó khăn."
FIRST = (
    "Mỗi suất quà trị giá 700.000 đồng, trong đó có 500.000 đồng tiền mặt, được trao tận nơi tại 24 công đoàn cơ sở."
)
SECOND = (
    "Kinh phí của chương trình là 210 triệu đồng, do đoàn viên trong ngành đóng góp từ đầu năm và một số nhà hảo tâm."
)
THIRD = "Dịp này, Công đoàn ngành còn thăm 15 cán bộ y tế mắc bệnh hiểm nghèo, hỗ trợ mỗi người từ 2 đến 5 triệu đồng."
BODY = [LEAD, FIRST, SECOND, THIRD]
HEAD = ["HỘI CÔNG ĐOÀN Y TẾ", "Trang chủ", "Giới thiệu", "Tin tức", TITLE, "Thứ ba, 27/02/2024 09:10"]


def piece(text: str, **evidence: int) -> Piece:
    made = Piece(text, **evidence)  # type: ignore[arg-type]
    made.folded = fold(text)
    return made


def page(between: str = "", after: str = "", before: str = "", inside: str = "") -> viennews.Article:
    body = f"<p>{LEAD}</p><p>{FIRST}</p>{between}<p>{SECOND}</p><p>{THIRD}</p>{inside}"
    return viennews.parse(f"<html><body>{before}<h1>{TITLE}</h1><div>{body}</div>{after}</body></html>")


def text(*lines: str) -> viennews.Article:
    return viennews.parse("\n".join(lines))


def kept(article: viennews.Article) -> list[str]:
    return [block.text for block in article.blocks if block.kept]
