from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.facts_accuracy import FOLDER, accuracy
from tests.fact_cases import Case, cases, facts_of, wrong
from viennews.errors import LexiconError
from viennews.facts import find_facts
from viennews.facts.dates import is_event
from viennews.lexicon import DEFAULT, Lexicon
from viennews.mentions import DateMention, Fact, FigureMention, OrganizationMention
from viennews.span import Span


@pytest.mark.parametrize("case", [*cases("facts_seen.tsv"), *cases("facts_unseen.tsv")], ids=lambda case: case.place)
def test_cases(case: Case) -> None:
    assert not wrong(case)


@pytest.mark.parametrize(
    ("file", "right"), [("facts_unseen_2.tsv", 30), ("facts_unseen_3.tsv", 16), ("facts_unseen_4.tsv", 37)]
)
def test_cases_measured_without_looking(file: str, right: int) -> None:
    assert sum(not wrong(case) for case in cases(file)) >= right


def test_every_figure_has_one_fact_in_order() -> None:
    facts, judged = facts_of("{o Hội A} có {f 3|đội} 3 đội, {F 20|hội viên} 20 hội viên.\nNgoài ra {f 5|lớp} 5 lớp")
    assert [fact.figure.text for fact in facts] == ["3", "20", "5"]
    assert judged.sentence.start <= judged.figure.start < judged.sentence.end
    assert facts[2].sentence.text == "Ngoài ra 5 lớp"


def test_a_fact_says_its_rules() -> None:
    _, fact = facts_of("{d 2021 Năm 2021}, {o Hội Nông dân xã Phú An} trồng {F 300|cây} 300 cây.")
    assert fact.rule == "who: clause subject; when: clause date"
    assert fact.to_dict()["rule"] == fact.rule


def test_a_figure_outside_all_sentences_takes_its_line() -> None:
    text = "Tiêu đề\n12 hộ thoát nghèo\nHết"
    (fact,) = find_facts(text, sentences=[], dates=[], figures=[FigureMention(8, 10, "12")], organizations=[])
    assert fact.sentence == Span(8, 25, "12 hộ thoát nghèo")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("các cấp {g Hội}", "các cấp Hội"),
        ("Các {g chi hội} xã Ba Vinh", "Các chi hội"),
        ("tất cả các {g cơ sở Đoàn}", "tất cả các cơ sở Đoàn"),
        ("{g Hội}", "Hội"),
        ("các {o Công ty Than Núi Xanh}", "Công ty Than Núi Xanh"),
        ("khác {g Hội}", "Hội"),
    ],
)
def test_groups_begin_with_the_words_that_make_them_one(text: str, who: str) -> None:
    (fact,), _ = facts_of(f"{text} đã trồng {{F 300|cây}} 300 cây.")
    assert fact.organization is not None
    assert fact.organization.text == who
    assert fact.organization.name.casefold() == who.casefold()


def test_what_is_counted_holds_no_body() -> None:
    facts, _ = facts_of(
        "{o Hội A} cho biết {F 56|mái ấm công đoàn} mái ấm {g công đoàn} được bàn giao, mỗi căn {f 60 triệu|} 60 triệu."
    )
    assert [fact.organization and fact.organization.text for fact in facts] == ["Hội A", "Hội A"]


def test_the_day_of_an_event_is_no_limit() -> None:
    limit = DateMention(22, 26, "31/5", "2022-05-31", None, None, relation="until")
    day = datetime.date(2022, 5, 31)
    assert not is_event(dataclasses.replace(limit, first=day, last=day), " " * 40, None)
    assert is_event(dataclasses.replace(limit, first=day, last=day, relation=None), " " * 40, None)


def test_a_section_names_its_organization_and_date() -> None:
    text = "Tin công đoàn\nLĐLĐ huyện Mai Sơn\nĐã tặng 40 suất quà."
    start = text.index("LĐLĐ")
    (fact,) = find_facts(
        text,
        sentences=[
            Span(0, 13, text[:13]),
            Span(start, start + 18, text[start : start + 18]),
            Span(33, len(text), text[33:]),
        ],
        dates=[],
        figures=[FigureMention(text.index("40"), text.index("40") + 2, "40", counted="suất quà")],
        organizations=[OrganizationMention(start, start + 18, text[start : start + 18])],
        sections=[Span(start, start + 18, text[start : start + 18])],
    )
    assert fact.organization is not None
    assert fact.organization.start == start
    assert fact.rule == "who: section"


def test_no_figures_no_facts() -> None:
    assert find_facts("", sentences=[], dates=[], figures=[], organizations=[]) == []


def test_a_caller_adds_words() -> None:
    with pytest.raises(LexiconError, match="no role"):
        find_facts(
            "1", sentences=[], dates=[], figures=[], organizations=[],
            lexicon=Lexicon({"fact_words": [{"phrase": "x", "role": "nothing"}]}),
        )  # fmt: skip


def test_words_have_no_twin() -> None:
    rows = [(row["phrase"], row["role"]) for row in DEFAULT.rows("fact_words")]
    assert len(rows) == len(set(rows))


PIECES = st.sampled_from(
    ["{o Hội A}", "{g công đoàn}", "{d 2021 năm 2021}", "{f 5|hộ} 5 hộ", "{f 7%|} 7%", "đã", "do", "được", "tại", ";",
     ",", ".", "\\n", "theo", "Chủ tịch", "trong đó", "tăng", "hiện nay", "(", ")", "và", "của", "so với", "từ"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
def test_any_text_gives_a_fact_for_each_figure(pieces: list[str]) -> None:
    marked = " ".join([*pieces, "{F 9|cây} 9 cây"])
    facts, _ = facts_of(marked)
    assert len(facts) == marked.count("{f ") + 1
    for fact in facts:
        assert isinstance(fact, Fact)
        assert fact.sentence.start <= fact.figure.start < fact.sentence.end


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the annotated articles lie outside of the repository")
def test_accuracy_with_gold_mentions() -> None:
    score = accuracy(FOLDER, found=False)
    assert all(good / seen >= 0.8 for good, seen in score.values())
