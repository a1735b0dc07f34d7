"""Figures: case files, offsets, what a caller can add, the documentation, hostile and decomposed text."""

from __future__ import annotations

import itertools
import json
import pathlib
import pickle
import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import viennews
from tests.figure_cases import Case, cases, written
from tests.gold import gold_scores, needs_gold
from viennews.errors import LexiconError
from viennews.figures import figures_in
from viennews.figures.lexicon import Knowledge
from viennews.lexicon import DEFAULT, Lexicon
from viennews.scan import scan
from viennews.spelling import fold

FILES = ("figures_unseen.tsv", "figures_seen.tsv")
ALL = [(file, case) for file in FILES for case in cases(file)]
ROOT = pathlib.Path(__file__).parents[1]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{file[8:-4]}-{index}") for index, (file, case) in enumerate(ALL)]
)
def test_case(case: Case) -> None:
    assert case.faults(viennews.find_figures(case.text)) == []


def test_there_are_enough_cases() -> None:
    assert len(ALL) >= 400
    assert sum(not case.wanted for _, case in ALL) >= 120
    for file in FILES:
        assert len(cases(file)) >= 200


def forms() -> list[tuple[str, str]]:
    """The rows of the table of forms in the documentation: the text, and what it means."""
    page = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
    table = page.split("| in the text | what is found |")[1].split("\n\n")[0]
    rows = [line.split(" | ") for line in table.splitlines()[2:]]
    return [(text.strip("| `"), meaning.strip("| `")) for text, meaning in rows]


@pytest.mark.parametrize(("text", "meaning"), forms())
def test_documented_forms(text: str, meaning: str) -> None:
    found = [f"{mention.text}: {written(mention)}" for mention in viennews.find_figures(text)]
    assert "; ".join(found) == meaning.replace("nothing", "")


def test_values_are_exact() -> None:
    (found,) = viennews.find_figures("tổng kinh phí 553,763 tỷ đồng")
    assert found.value == Decimal(553_763_000_000)
    assert isinstance(found.value, Decimal)
    assert found.to_dict()["value"] == 553_763_000_000


def test_decomposed_text_keeps_its_own_offsets() -> None:
    text = unicodedata.normalize("NFD", "Trồng mới 04 tuyến đường hoa, giải ngân 2 tỷ đồng.")
    found = viennews.find_figures(text)
    assert [unicodedata.normalize("NFC", mention.text) for mention in found] == ["04", "2 tỷ đồng"]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert found[0].counted == "tuyến đường hoa"


@pytest.mark.parametrize(
    "text", ["tặng 30 suất quà", "tặng 30 xuất quà hỗ trợ", "TẶNG 30 SUẤT QUÀ", "tặng\u00a030\u00a0suất quà"]
)
def test_any_spelling(text: str) -> None:
    assert [mention.value for mention in viennews.find_figures(text)] == [30]


def test_a_caller_can_add_rows() -> None:
    lexicon = Lexicon(
        {
            "units": [{"form": "giạ", "unit": "giạ", "kind": "measure"}],
            "currencies": [{"form": "xu cổ", "code": "XXC"}],
            "figure_nouns": [{"noun": "bồ lúa", "class": "thing"}],
            "figure_words": [{"word": "lủng lẳng", "role": "end"}],
        }
    )
    text = "được 40 giạ lúa, 5 xu cổ, ba bồ lúa, 7 quả bí lủng lẳng"
    found = viennews.find_figures(text, lexicon=lexicon)
    assert [written(mention) for mention in found] == [
        "measure 40 giạ = lúa", "money 5 XXC", "count 3 = bồ lúa", "count 7 = quả bí",
    ]  # fmt: skip
    assert found[0].rule == "units (added row 1)"


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("units", {"form": "giạ", "unit": "giạ", "kind": "weight"}, "no kind 'weight'"),
        ("figure_nouns", {"noun": "bồ", "class": "person or thing"}, "no class"),
        ("figure_words", {"word": "bồ", "role": "stopper"}, "no role 'stopper'"),
    ],
)
def test_a_broken_row_is_named(table: str, row: dict[str, str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        viennews.find_figures("5 bồ", lexicon=Lexicon({table: [row]}))


def test_mentions_are_plain_values() -> None:
    found = viennews.find_figures("từ 3 - 5 triệu đồng/người/tháng; 19/19 cơ sở Hội")
    assert pickle.loads(pickle.dumps(found)) == found
    assert len({*found}) == len(found) == 2
    assert json.loads(json.dumps(found[0].to_dict()))["value"] == [3_000_000, 5_000_000]
    assert all(mention.rule for mention in found)


def test_only_strings_are_taken() -> None:
    with pytest.raises(TypeError, match=r"find_figures\(\) takes a str, not bytes"):
        viennews.find_figures(b"5")  # type: ignore[arg-type]


def test_every_unit_and_currency_can_match() -> None:
    for table in ("units", "currencies"):
        for row in DEFAULT.rows(table):
            form = row["form"] if row.get("case") == "exact" else fold(row["form"])
            follow = row.get("follow", "").split(",")[0]
            text = f"trong 12 {form} {follow}".strip()
            found = viennews.find_figures(text)
            assert [mention.unit for mention in found] == [row.get("code") or row["unit"]], text


def test_every_noun_can_be_counted() -> None:
    for noun in DEFAULT.built(Knowledge).nouns:
        assert [mention.counted for mention in viennews.find_figures(f"có 1.250 {noun}")] == [noun]


def test_an_article_and_a_string_give_the_same() -> None:
    text = "Hội LHPN xã Tân Hòa\n\nNăm 2021, Hội tặng 30 suất quà, mỗi suất 500.000 đồng.\n\nĐến dự có 120 hội viên."
    article = viennews.parse(text)
    assert list(article.figures) == viennews.find_figures(article.text)
    assert len(article.figures) == 3


WORDS = """1|04|1.500|2,5|19/19|5 - 7|100%|hai|ba|năm|mười|một|hai mươi|lăm|rưỡi|triệu|nghìn|tỷ|đồng|USD|$|km|m2|tấn
tuổi|tháng|ngày|/|/người|/tháng|mỗi|hộ|hội viên|suất quà|của|và|,|;|.|:|(|)|“|”|"|hơn|trên|gần|khoảng|ít nhất|trở lên|số
là|tỷ lệ|đạt|từ|đến|lên|hàng|cả|nửa|phần|thôn|Nghị quyết|thứ|Covid-19|2021|26/3| | - |–|không|sạch|Đơn vị: triệu đồng"""
PIECES = st.sampled_from([*WORDS.replace("\n", "|").split("|"), "\n", " | "])


@given(st.lists(PIECES, max_size=40))
@example(["2,5", "rưỡi", "năm"])
def test_offsets_order_and_no_crash(pieces: list[str]) -> None:
    text = " ".join(pieces)
    scanned = scan(text)
    found = figures_in(scanned)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert not any(any(scanned.claimed[mention.start : mention.end]) for mention in found)
    assert all(mention.counted in text for mention in found if mention.counted)
    assert all(mention.per in text for mention in found if mention.per)


@needs_gold
def test_gold_articles() -> None:
    scores = gold_scores("figures")
    assert scores["right"]["f1"] >= 0.97
    assert scores["found"]["f1"] >= 0.98
    assert scores["fields"]["counted"] >= 0.95
    assert scores["fields"]["bound"] >= 0.97
    assert scores["fields"]["per"] >= 0.95


def test_texts_that_break_off_behind_a_space() -> None:
    texts = [case.text for case in cases("figures_seen.tsv")]
    for text in [*texts, "Hội đã sửa chữa 44 căn nhà tạm và "]:
        for space in re.finditer(" ", text):
            cut = text[: space.end()]
            assert all(each.end <= len(cut) for each in viennews.find_figures(cut))
