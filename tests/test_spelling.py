import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennews import LimitError, find_dates, sentences, spelling, words
from viennews.span import Span
from viennews.spelling import compose, fold

SAME = [
    ("Uỷ ban", "Ủy ban"),
    ("hoà bình", "hòa bình"),
    ("khoẻ", "khỏe"),
    ("qúy II", "quý II"),
    ("quí", "quý"),
    ("qui định", "quy định"),
    ("tỉ đồng", "tỷ đồng"),
    ("lí luận", "lý luận"),
    ("kĩ sư", "kỹ sư"),
    ("bác sỹ", "bác sĩ"),
    ("Ðảng", "Đảng"),
    ("ĐOÀN THANH NIÊN", "Đoàn thanh niên"),
    ("2017–2022", "2017-2022"),
    ("2017 — 2022", "2017 - 2022"),
    ("TP\u00a0Huế", "TP Huế"),
    ("“Nụ cười”", '"Nụ cười"'),
]
DIFFERENT = [
    ("chi", "chy"),
    ("thi", "thy"),
    ("hai", "hay"),
    ("tai", "tay"),
    ("tháng sáu", "tháng sau"),
    ("hoàn", "hòan"),
    ("hội", "hỏi"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text() | st.text("aàoquyhieưởẹ\u0300\u0301\u0323 \u0306"))
def test_composed_text_leads_back(text: str) -> None:
    for form in (text, unicodedata.normalize("NFD", text)):
        composed = compose(form, "f")
        whole = composed.restore(Span(0, len(composed.text), composed.text))
        assert (whole.start, whole.end, whole.text) == (0, len(form), form)
        for index in range(len(composed.text)):
            span = composed.restore(Span(index, index + 1, composed.text[index]))
            assert form[span.start : span.end] == span.text


def test_compose_takes_only_str() -> None:
    with pytest.raises(TypeError, match=r"find_dates\(\) takes a str, not bytes"):
        compose(b"", "find_dates")


@pytest.mark.parametrize("door", [find_dates, sentences, words])
def test_composing_gives_up_at_last(door: Callable[[str], object], monkeypatch: pytest.MonkeyPatch) -> None:
    text = unicodedata.normalize("NFD", "Hội trao quà ngày 8/3/2021. ") * 20_000
    monkeypatch.setattr(spelling, "_PATIENCE", 1e-12)
    with pytest.raises(LimitError, match=rf"{door.__name__}\(\) gave up composing"):
        door(text)
