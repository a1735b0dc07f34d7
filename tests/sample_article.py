"""Articles made by hand, of plain data: a small one, an empty one, one in which every text is an attack."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from viennews.blocks import Block
from viennews.documents import Document
from viennews.mentions import DateMention, Fact, FigureMention, OrganizationMention, Province
from viennews.span import Span


def sample(url: str | None = "https://example.org/a") -> Document:
    """An article with one mention of each kind, a range, a ratio, an unknown date, an emoji and a formula-like text."""
    text = (
        "Hội Nông dân xã Phú An  🌾\n\nNgày 5/3/2021, Hội Nông dân xã Phú An đã trao 12 suất quà, mỗi suất "
        "300.000 - 500.000 đồng.\n=Tổng cộng 19/20 chi hội tham gia, tăng 5%."
    )

    def at(piece: str, nth: int = 0) -> tuple[int, int, str]:
        start = -1
        for _ in range(nth + 1):
            start = text.index(piece, start + 1)
        return start, start + len(piece), piece

    day = datetime.date(2021, 3, 5)
    date = DateMention(*at("Ngày 5/3/2021"), "2021-03-05", day, day, timex="2021-03-05", rule="day")
    bodies = tuple(
        OrganizationMention(
            *at("Hội Nông dân xã Phú An", nth), "Hội Nông dân xã Phú An", "farmers", "commune", "xã Phú An",
            Province("Bình Dương", "Thành phố Hồ Chí Minh"), "farmers|phú an", rule="head",
        )
        for nth in (0, 1)
    )  # fmt: skip
    figures = (
        FigureMention(*at("12"), "count", Decimal(12), counted="suất quà"),
        FigureMention(*at("300.000 - 500.000 đồng"), "money", (Decimal(300000), Decimal(500000)), "VND", per="suất"),
        FigureMention(*at("19/20"), "ratio", (Decimal(19), Decimal(20)), counted="chi hội"),
        FigureMention(*at("5%"), "percent", Decimal(5), "%"),
    )
    sentences = tuple(Span(match.start(), match.end(), match[0]) for match in re.finditer(r"\S[^\n]*", text))
    words = tuple(
        Span(match.start(), match.end(), match[0])
        for match in re.finditer(r"Nông dân|chi hội|suất quà|[\w./%]*\w%?|[^\w\s]", text)
    )
    facts = (
        Fact(figures[0], sentences[1], bodies[1], date, rule="who: clause subject; when: clause date"),
        Fact(figures[1], sentences[1], bodies[1], date),
        Fact(figures[2], sentences[2]),
        Fact(figures[3], sentences[2], change="up"),
    )
    return Document(
        text=text, source="MENU\n" + text, title="Hội Nông dân xã Phú An  🌾", url=url, published=day,
        blocks=(
            Block("MENU", 0, 4, "menu", False, "links only"),
            Block(text, 5, 5 + len(text), "paragraph", True, "text"),
        ),
        sentences=sentences, words=words, dates=(date,), figures=figures, organizations=bodies, facts=facts,
    )  # fmt: skip


def empty() -> Document:
    """An article with a text and nothing in it."""
    return Document(text="Trời đẹp.", source="Trời đẹp.")


PAYLOADS = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)",
    "</style><script>alert(1)//",
    "--><svg onload=alert(1)>", "&lt;script&gt;", "javascript:alert(1)", "$x^2$ \\(y\\)",
    "{{7*7}}", "\x00\x1b[31m\ud800",
    "</title><script>alert(1)</script>", "]]><b>",
]  # fmt: skip
"""What would run, break out or vanish if it were not escaped."""


def hostile(payload: str) -> Document:
    """An article in which every text that is shown is the payload."""
    text = f"{payload}\n\n{payload} {payload} {payload} | {payload}"
    size = len(payload)
    start = size + 2
    places = [(start + index * (size + 1), start + index * (size + 1) + size, payload) for index in range(3)]
    organization = OrganizationMention(*places[0], payload, "other", None, payload, None, payload, rule=payload)
    date = DateMention(*places[1], payload, timex=payload, rule=payload)
    figure = FigureMention(*places[2], "money", Decimal(5), payload, None, payload, payload, rule=payload)
    sentence = Span(start, len(text), text[start:])
    return Document(
        text=text, source=payload, title=payload, lead=payload, author=payload, url=f"https://a/{payload}",
        blocks=(
            Block(payload, 0, size, payload, False, payload),
            Block(payload, 0, size, "title", True, payload),
            Block(text[start:], start, len(text), "table_row", True, payload),
        ),
        sentences=(Span(0, size, payload), sentence), dates=(date,), figures=(figure,), organizations=(organization,),
        facts=(Fact(figure, sentence, organization, date, rule=payload),),
    )  # fmt: skip
