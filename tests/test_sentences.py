"""Sentences: cases, properties, the twin that explains."""

import pathlib

import pytest

from viennews.segments import explain_sentences, sentences

CASES = pathlib.Path(__file__).parent / "cases"
LINE_END, BORDER = "⏎", "¦"


def cases(name: str) -> list[tuple[str, str, list[str]]]:
    """Topic, text and sentences of each row."""
    rows = []
    for line in (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "topic\t")) or not line:
            continue
        topic, marked = line.split("\t")
        text = marked.replace(BORDER, "").replace(LINE_END, "\n")
        expected = [piece.strip() for piece in marked.replace(LINE_END, BORDER).split(BORDER)]
        rows.append((topic, text, expected))
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


@pytest.mark.parametrize("name", ["sentences_unseen"])
def test_score(name: str) -> None:
    right, found, expected = scores(name)
    assert 2 * right / (found + expected) >= 0.985


@pytest.mark.parametrize(("topic", "text", "_expected"), cases("sentences_unseen"))
def test_the_twin_that_explains_decides_the_same(topic: str, text: str, _expected: list[str]) -> None:
    ends = {
        border.end
        for border in explain_sentences(text)
        if border.splits and border.rule not in ("line_end", "text_end")
    }
    assert ends <= {span.end for span in sentences(text)}, topic


if __name__ == "__main__":
    for name in ("sentences_unseen", "sentences_seen"):
        if (CASES / f"{name}.tsv").exists():
            for topic, text, gold in cases(name):
                ours = [span.text for span in sentences(text)]
                if ours != gold:
                    print(topic, "|", text.replace("\n", LINE_END))
                    print("   gold", gold)
                    print("   ours", ours)
            right, found, expected = scores(name)
            print(name, len(cases(name)), right, found, expected, 2 * right / (found + expected))
