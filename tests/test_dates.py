"""Dates: the case files, their values, the laws that hold on any text."""

import datetime
import doctest
import pathlib
import pickle
import re
import unicodedata

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.date_cases import FIELDS, REFERENCE, Case, cases
from tests.gold import gold_scores, needs_gold
from viennews.date_grammar.items import BEGINNINGS, GRAMMAR
from viennews.date_grammar.lexicon import DateWords
from viennews.date_grammar.tokens import matches
from viennews.dates import find_dates
from viennews.lexicon import DEFAULT, Lexicon
from viennews.scan import scan
from viennews.syllables import syllables

FILES = ("dates_unseen.tsv", "dates_fresh.tsv", "dates_seen.tsv")
ALL = [case for file in FILES for case in cases(file)]
DOCUMENT = pathlib.Path(__file__).parents[1] / "docs" / "dates.md"

PIECES = (
    "ngày", "tháng", "năm", "quý", "mùng", "Tết", "rằm", "sáng", "nay", "qua", "tuần", "tới", "thứ Hai", "đầu", "cuối",
    "những năm", "thế kỷ", "XX", "II", "từ", "đến", "và", "nhiệm kỳ", "số", "1", "2", "12", "15", "31", "45", "90",
    "2021", "1945", "8h30", "/", "-", ".", ",", "(", ")", " ", " ", " ", "\n", "âm lịch", "Canh Tý", "nhuận", "giờ",
)  # fmt: skip
RELATIVE = (
    "hôm qua", "ngày mai", "tuần tới", "tuần trước", "năm sau", "10 năm trước", "mùng 6 Tết", "sang năm", "20/10",
    "tháng trước", "thứ Hai tới", "quý sau", "từ 20/12 đến 15/1", "rằm tháng Giêng", "mùng 1 Tết Mậu Thân",
    "tháng 6 sang năm", "ngày 31 tháng trước", "đầu năm tới", "chủ nhật tuần trước", "6 tháng cuối năm ngoái",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)
references = st.none() | st.dates()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.text[:60])
def test_case(case: Case) -> None:
    assert not case.faults()


def test_there_are_enough_cases() -> None:
    assert len(ALL) >= 400
    assert sum(not case.wanted for case in ALL) >= 100
    for field in FIELDS:
        assert sum(field in case.fields for case in ALL) >= 40, field


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.text[:60])
def test_values_are_edtf(case: Case) -> None:
    for reference in (case.reference, None):
        for mention in find_dates(case.text, reference=reference):
            if mention.value is not None:
                parse_edtf(mention.value)


def test_the_examples_of_the_document() -> None:
    assert doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8").failed == 0


def rows_of(document: str) -> list[tuple[str, ...]]:
    """The rows of the tables of the document that have the columns written, value, first, last."""
    rows = []
    for line in document.splitlines():
        cells = [cell.strip().replace("`", "") for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 4:
            rows.append(tuple(cells))
    return rows


@pytest.mark.parametrize("row", rows_of(DOCUMENT.read_text(encoding="utf-8")), ids=lambda row: row[0])
def test_the_forms_of_the_document(row: tuple[str, ...]) -> None:
    text = re.sub(r"\[(.*)\]", r"\1", row[0])
    wanted = re.search(r"\[(.*)\]", row[0])
    found = find_dates(text, reference=REFERENCE)
    if row[1] == "no date":
        assert not found
        return
    assert [mention.text for mention in found] == [wanted[1] if wanted else text]
    cells = (found[0].value, found[0].first, found[0].last)
    assert tuple("-" if cell is None else str(cell) for cell in cells) == row[1:]


@given(texts, references)
def test_laws(text: str, reference: datetime.date | None) -> None:
    mentions = find_dates(text, reference=reference)
    assert mentions == find_dates(text, reference=reference)
    assert pickle.loads(pickle.dumps(mentions)) == mentions
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.text == mention.text.strip()
        end = mention.end
        assert (mention.value is None) <= (mention.first is None)
        assert (mention.first is None) == (mention.last is None)
        assert (mention.value is None) == (mention.timex is None)
        assert mention.rule
        if mention.first is not None and mention.last is not None:
            assert mention.first <= mention.last
        if mention.value is not None:
            parse_edtf(mention.value)


@given(texts)
def test_finding_does_not_know_the_reference(text: str) -> None:
    spans = [[(each.start, each.end) for each in find_dates(text, reference=day)] for day in (None, REFERENCE)]
    assert spans[0] == spans[1]


@given(st.sampled_from(ALL))
def test_offsets_are_those_of_the_text_as_given(case: Case) -> None:
    decomposed = unicodedata.normalize("NFD", case.text)
    found = find_dates(decomposed, reference=case.reference)
    assert [unicodedata.normalize("NFC", mention.text) for mention in found] == [each.text for each in case.find()]
    assert all(decomposed[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    ("written", "varied"),
    [
        ("Quý II năm 2021", "QUÝ II NĂM 2021"),
        ("quý I/2020", "quí I/2020"),
        ("thập kỷ 1980", "thập kỉ 1980"),
        ("khóa 2012-2017", "khoá 2012–2017"),
        ("ngày 26 tháng 1 năm 2021", "ngày\u00a026\u00a0tháng  1 năm\u00a02021"),
        ("thứ Hai, ngày 17/5/2021", "Thứ hai, Ngày 17/5/2021"),
        ("sáng 3-4", "Sáng 3—4"),
    ],
)
def test_any_spelling(written: str, varied: str) -> None:
    assert [each.value for each in find_dates(written, reference=REFERENCE)] == [
        each.value for each in find_dates(varied, reference=REFERENCE)
    ]


def test_two_digit_years_turn_at_fifty() -> None:
    values = [find_dates(f"ngày 5/3/{year}")[0].value for year in ("00", "49", "50", "99")]
    assert values == ["2000-03-05", "2049-03-05", "1950-03-05", "1999-03-05"]


def test_a_row_can_be_added() -> None:
    lexicon = Lexicon({"date_words": [{"word": "chạng vạng", "role": "part-of-day", "value": "EV"}]})
    assert [each.text for each in find_dates("chạng vạng 3/4", lexicon=lexicon)] == ["chạng vạng 3/4"]
    assert [each.text for each in find_dates("chạng vạng 3/4")] == ["3/4"]


def test_reference_is_a_date() -> None:
    with pytest.raises(TypeError, match=r"reference is a datetime\.date, not str"):
        find_dates("hôm nay", reference="2021-05-20")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"find_dates\(\) takes a str, not bytes"):
        find_dates(b"")  # type: ignore[arg-type]
    moment = datetime.datetime(2021, 5, 20, 12)
    assert find_dates("hôm nay", reference=moment)[0].value == "2021-05-20"


@pytest.mark.parametrize("year", [1, 1600, 9999])
def test_references_at_the_ends_of_time(year: int) -> None:
    for day in (datetime.date(year, 1, 1), datetime.date(year, 12, 31)):
        for text in RELATIVE:
            find_dates(text, reference=day)


def test_scan_tells_who_may_claim_a_number() -> None:
    text = "Kế hoạch số 12/KH-HPN ngày 5/3/2021 giao 30 suất, gọi 0912.345.678, xem www.baomoi.vn/2021/5/3"
    found = scan(text)
    assert [text[each.start : each.end] for each in found.dates] == ["ngày 5/3/2021"]
    assert [(text[each.start : each.end], each.rule) for each in found.reserved] == [
        ("12/KH-HPN", "document"),
        ("0912.345.678", "telephone"),
        ("www.baomoi.vn/2021/5/3", "web address"),
    ]
    assert found.claimed[text.index("30 suất")] == 0
    assert found.claimed[text.index("5/3")] == 1
    assert found.claimed[text.index("12/KH")] == 2


@given(texts)
def test_scan_claims_are_disjoint(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    found = scan(text)
    assert len(found.claimed) == len(found.folded) == len(text)
    claimed = bytearray(len(text))
    for number, spans in ((1, found.dates), (2, found.reserved)):
        for span in spans:
            assert not any(claimed[span.start : span.end])
            claimed[span.start : span.end] = bytes([number]) * (span.end - span.start)
    assert bytes(claimed) == found.claimed


@pytest.mark.parametrize("pattern", [pattern for _, pattern in GRAMMAR], ids=[rule for rule, _ in GRAMMAR])
@settings(max_examples=25)
@given(st.data())
def test_every_rule_begins_as_said(pattern: str, data: st.DataObject) -> None:
    kinds = data.draw(st.from_regex(pattern))
    assert all(match[0][:1] in BEGINNINGS and match[0] for match in re.finditer(pattern, kinds))


@needs_gold
def test_gold_articles() -> None:
    scores = gold_scores("dates")
    assert scores["right"]["f1"] >= 0.99
    assert scores["found"]["f1"] >= 0.99


SIGNS = Lexicon({"reserved_words": [{"word": "§s", "rule": "number"}]})


@pytest.mark.parametrize("lexicon", [DEFAULT, SIGNS], ids=["default", "a word that begins with a sign"])
@given(st.lists(st.sampled_from([*PIECES, "§s", "'", "_", "ng.", "t4", "7h30'", "cách đây"])).map("".join) | st.text())
def test_tokens_are_where_a_syllable_begins(lexicon: Lexicon, text: str) -> None:
    words, parted = lexicon.built(DateWords), syllables(text)
    looked_for = [found.span() for found in matches(parted, words)]
    assert looked_for == [found.span() for found in words.pattern.finditer(parted.folded)]


def test_a_word_that_begins_with_a_sign() -> None:
    assert [each.rule for each in scan("theo §s 12/2020", SIGNS).reserved] == ["document"]
