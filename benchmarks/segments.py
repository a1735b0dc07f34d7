"""Sentences and words: speed against underthesea on articles not seen before in the process, growth with the text."""

from __future__ import annotations

import pathlib
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.measure import Row, processor
from viennews.segments import sentences, words

FOLDER = pathlib.Path(__file__).parents[2] / "shared" / "eval" / "dev"
SENTENCE = (
    "Sáng 8/3, Hội LHPN huyện Tiên Lãng phối hợp với LĐLĐ huyện tặng 30 suất quà cho nữ công nhân nghèo; chị Trần Thị "
    "Mơ (TP. Hải Phòng) mong các chi hội tiếp tục giúp nhau làm kinh tế. “Ai cũng vui lắm.” - bà Tám nói. "
)


def rows(smoke: bool) -> Iterator[Row]:
    """The rows of the table."""
    import underthesea

    texts = [SENTENCE * 15 for _ in range(25)]
    if FOLDER.is_dir():
        texts = [
            unicodedata.normalize("NFC", path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.txt"))
        ]
    texts = texts[: 2 if smoke else None]
    for function in (words, sentences, underthesea.word_tokenize):
        function("Một")
    ours = theirs = cut = 1e9
    # In turns, so that a busy machine slows all.
    for _ in range(1 if smoke else 5):
        ours = min(ours, processor(partial(_each, words, texts), 1))
        theirs = min(theirs, processor(partial(_each, underthesea.word_tokenize, texts), 1))
        cut = min(cut, processor(partial(_each, sentences, texts), 10))
    characters = sum(map(len, texts))
    yield Row("words: times as fast as underthesea on whole articles", theirs / ours, ">= 1.15")
    yield Row("words: characters a second", characters / ours, "")
    yield Row("sentences: times as fast as underthesea's words", theirs / cut, ">= 100")
    yield Row("sentences: times as fast as our words", ours / cut, "", f"which are {theirs / ours:.1f} times as fast")
    yield Row("sentences: characters a second", characters / cut, "")
    times = 5 if smoke else 60
    one = SENTENCE.replace(". ", ", ").replace(".” -", "”,")
    for name, text in (
        ("article", SENTENCE),
        ("one sentence", one),
        ("no blank", "ă1.b-"),
        ("web address", "http:(a."),
    ):
        for function in (words, sentences):
            small, large = text * times, text * (times * 10)
            runs = 1 if smoke else 3
            growth = processor(partial(function, large), runs) / processor(partial(function, small), runs)
            yield Row(f"{function.__name__}: ten times the text, {name}", growth, "<= 11", "10 is linear")


def _each(function: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        function(text)
