"""Sentences: cases, properties, the twin that explains."""

import itertools
import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.case_files import lines
from viennews.lexicon import DEFAULT, Lexicon, Row
from viennews.segments import SentenceBorder, explain_sentences, sentences
from viennews.sentence_borders import RULES
from viennews.sentence_candidates import BLANKS

LINE_END, BORDER = "⏎", "¦"


def cases(name: str) -> list[tuple[str, str, list[str]]]:
    """Topic, text and sentences of each row."""
    rows = []
    for line in lines(f"{name}.tsv"):
        marked = line.cells["text"]
        text = marked.replace(BORDER, "").replace(LINE_END, "\n")
        expected = [piece.strip() for piece in marked.replace(LINE_END, BORDER).split(BORDER) if piece.strip()]
        rows.append((line.cells["topic"], text, expected))
    return rows


def scores(name: str) -> tuple[int, int, int]:
    """Sentences found that are right, found, expected."""
    right = found = expected = 0
    for _, text, gold in cases(name):
        position, gold_spans = 0, set()
        for piece in gold:
            start = text.index(piece, position)
            position = start + len(piece)
            gold_spans.add((start, position))
        ours = {(span.start, span.end) for span in sentences(text)}
        right, found, expected = right + len(ours & gold_spans), found + len(ours), expected + len(gold_spans)
    return right, found, expected


MEASURED = ["sentences_unseen", "sentences_unseen_2"]


@pytest.mark.parametrize(("topic", "text", "expected"), cases("sentences_seen"))
def test_seen(topic: str, text: str, expected: list[str]) -> None:
    assert [span.text for span in sentences(text)] == expected, topic


@pytest.mark.parametrize("name", MEASURED)
def test_measured(name: str) -> None:
    right, found, expected = scores(name)
    assert 2 * right / (found + expected) >= 0.99


def test_every_rule_has_a_case_for_it() -> None:
    assert {rule.__name__ for rule in RULES} <= {topic for topic, _, _ in cases("sentences_seen")}


def test_there_are_enough_cases() -> None:
    measured = sum(len(cases(name)) for name in MEASURED)
    assert measured + len(cases("sentences_seen")) >= 150
    assert measured >= 75


PIECES = st.one_of(
    st.sampled_from(
        ["TP.", "Tp.HCM", "GS.", "TS.", "Nguyễn", "Văn", "A.", "H.", "v.v...", "tr.", "5", "1.", "2)", "a)"]
    ),
    st.sampled_from(["II.", "Điều", "Tại", "Theo", "Anh", "Hội", "nghị", "vitamin", "C."]),
    st.sampled_from(
        [".", "?", "!", "…", "...", "./.", "”", "“", '"', "(", ")", " ", " ", "\n", " - ", ":", ";", ",", "[1]", "www."]
    ),
    st.text(max_size=3),
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", ". ", "\n", "\u00a0", "\u200b "])), max_size=20).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@given(TEXTS)
@example("Hội. (A.) Ông B. \nC")
def test_spans_cover_the_text_and_agree_with_the_twin(text: str) -> None:
    found = sentences(text)
    assert all(text[span.start : span.end] == span.text and span.text for span in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
    covered = "".join(span.text for span in found)
    assert "".join(c for c in covered if c not in BLANKS) == "".join(c for c in text if c not in BLANKS)
    if unicodedata.is_normalized("NFC", text):
        assert pieces(text, explain_sentences(text)) == [span.text for span in found]


def pieces(text: str, borders: list[SentenceBorder]) -> list[str]:
    """The sentences between the borders that split."""
    ends = [border.end for border in borders if border.splits]
    cut = [text[start:end].strip(BLANKS) for start, end in itertools.pairwise([0, *ends, len(text)])]
    return [piece for piece in cut if piece]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_decomposed_text_keeps_its_offsets(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "Chị Hoa ở TP. Huế. Ông Bảy về quê….Thế là hết!")
    assert [text[span.start : span.end] for span in sentences(text)] == [
        unicodedata.normalize(form, piece) for piece in ("Chị Hoa ở TP. Huế.", "Ông Bảy về quê….", "Thế là hết!")
    ]
    assert all(text[border.start : border.end] == border.text for border in explain_sentences(text))


def test_explained() -> None:
    found = explain_sentences("Chị ở TP. Huế. Anh\nvề.")
    assert [(border.text, border.splits, border.rule) for border in found] == [
        (".", False, "abbreviation_of_place"),
        (".", True, "end_mark"),
        ("\n", True, "line_end"),
        (".", True, "text_end"),
    ]
    with pytest.raises(TypeError, match="explain_sentences"):
        explain_sentences(None)  # type: ignore[arg-type]


def test_rows_of_a_caller() -> None:
    text = "Gặp Ngh.nh. Hòa ở chợ."
    lexicon = Lexicon({"sentence_abbreviations": [{"form": "Ngh.nh", "before": "name"}]})
    assert len(sentences(text)) == 2
    assert len(sentences(text, lexicon=lexicon)) == 1


@pytest.mark.parametrize("row", DEFAULT.rows("sentence_abbreviations"), ids=lambda row: row["form"])
def test_every_abbreviation_matches(row: Row) -> None:
    following = {"name": "Hoàng Lan", "place": "Hòa Bình", "body": "Hòa Bình", "number": "5"}[row["before"]]
    for gap in (" ", "\u00a0"):
        assert len(sentences(f"Theo {row['form']}.{gap}{following} thì được")) == 1


@pytest.mark.parametrize("row", DEFAULT.rows("sentence_words"), ids=lambda row: row["word"])
def test_every_word_is_in_lower_case_and_every_opener_opens(row: Row) -> None:
    assert row["word"] == row["word"].lower()
    if row["role"].startswith("opener"):
        word = row["word"].replace("#", "5").capitalize()
        following = "" if " " in row["word"] else " nói" if row["role"] != "opener" else " Lan"
        assert len(sentences(f"Gặp anh T. {word}{following} thì được")) == 2


if __name__ == "__main__":
    for name in (*MEASURED, "sentences_seen"):
        for topic, text, gold in cases(name):
            ours = [span.text for span in sentences(text)]
            if ours != gold:
                print(topic, "|", text.replace("\n", LINE_END))
                print("   gold", gold)
                print("   ours", ours)
        right, found, expected = scores(name)
        print(f"{name}: {len(cases(name))} texts, {expected} sentences, F1 {2 * right / (found + expected):.3f}")
