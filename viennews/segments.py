"""Sentences and words, each an exact span of the text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from viennews.lexicon import DEFAULT, Lexicon
from viennews.sentence_borders import BLANKS, Border, Knowledge, decide
from viennews.span import Span
from viennews.spelling import compose
from viennews.word_segmenter import segmenter

EVIDENT, LINE = 1, 2
AFTER_MARKS = (4, 6)
"""Groups of the pattern of candidates."""


@dataclasses.dataclass(frozen=True, slots=True)
class SentenceBorder(Span):
    """A place where a sentence could end: the end marks, or the line end, and what was decided by which rule."""

    splits: bool
    """Whether a sentence ends here."""
    rule: str
    """The name of the rule: a function of `sentence_borders`, or `line_end`."""


def sentences(text: str, *, lexicon: Lexicon = DEFAULT) -> list[Span]:
    """The sentences of `text`, in order, without the white space around them.

    A line end always ends a sentence; closing quotation marks and brackets stay with it; what is quoted is split like
    the rest. `explain_sentences` tells which rule decided where.

    Args:
        text: any text, NFC or not.
        lexicon: the word lists.

    Returns:
        Spans with offsets in code points of `text` as it was given.

    Raises:
        TypeError: `text` is not a `str`.
    """
    composed = compose(text, "sentences")
    found = _sentences(composed.text, lexicon.built(Knowledge))
    return found if composed.offsets is None else [composed.restore(span) for span in found]


def _sentences(text: str, knowledge: Knowledge) -> list[Span]:
    found: list[Span] = []
    append = found.append
    start = len(text) - len(text.lstrip(BLANKS))
    for match in knowledge.candidates.finditer(text, start):
        kind = match.lastindex
        if kind == EVIDENT:
            end = match.end()
            append(Span(start, end, text[start:end]))
            start = end + 1
            continue
        if kind is None:
            continue
        if kind == LINE:
            end, following = match.start(), match.end()
        elif kind in AFTER_MARKS:
            end, following = match.end(kind - 1), match.end()
        else:
            end, following = match.end(kind), match.end()
            if following == len(text) or not decide(Border(knowledge, text, start, match.start(), end, following))[0]:
                continue
        sentence = text[start:end].rstrip(BLANKS)
        if sentence:
            append(Span(start, start + len(sentence), sentence))
        start = following
    if sentence := text[start:].rstrip(BLANKS):
        append(Span(start, start + len(sentence), sentence))
    return found


def explain_sentences(text: str, *, lexicon: Lexicon = DEFAULT) -> list[SentenceBorder]:
    """Every place where a sentence of `text` could end, with the rule that decided; the same rules as `sentences`.

    Args:
        text: any text, NFC or not.
        lexicon: the word lists.

    Raises:
        TypeError: `text` is not a `str`.
    """
    composed = compose(text, "explain_sentences")
    return [composed.restore(border) for border in _explain(composed.text, lexicon.built(Knowledge))]


def _explain(text: str, knowledge: Knowledge) -> Iterator[SentenceBorder]:
    start = len(text) - len(text.lstrip(BLANKS))
    for match in knowledge.all_candidates.finditer(text, start):
        kind = match.lastindex
        if kind is None:
            continue
        mark, following = match.start(), match.end()
        if kind == LINE:
            end, splits, rule = following, True, "line_end"
        elif kind in AFTER_MARKS:
            end, splits, rule = match.end(kind - 1), True, "line_end"
        else:
            end = match.end(kind)
            if following == len(text):
                splits, rule = True, "text_end"
            else:
                splits, rule = decide(Border(knowledge, text, start, mark, end, following))
        yield SentenceBorder(mark, end, text[mark:end], splits, rule)
        if splits:
            start = following


def words(text: str, *, keep_names: bool = False, lexicon: Lexicon = DEFAULT) -> list[Span]:
    """The words of `text`, in order.

    The words are those of underthesea, called sentence by sentence, each an exact slice of the text.

    Args:
        text: any text, NFC or not.
        keep_names: not yet used.
        lexicon: the word lists.

    Returns:
        Spans with offsets in code points of `text` as it was given.

    Raises:
        TypeError: `text` is not a `str`.
    """
    composed = compose(text, "words")
    words_of = segmenter().for_text()
    found = []
    for sentence in _sentences(composed.text, lexicon.built(Knowledge)):
        for start, end in words_of(sentence.text):
            found.append(Span(sentence.start + start, sentence.start + end, sentence.text[start:end]))
    return found if composed.offsets is None else [composed.restore(span) for span in found]
