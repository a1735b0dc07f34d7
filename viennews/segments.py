"""Sentences and words, each an exact span of the text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from viennews.arguments import check_flag
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.limits import MAX_CHARS
from viennews.records import sealed
from viennews.sentence_borders import Border, decide
from viennews.sentence_candidates import BLANKS, Knowledge
from viennews.span import Span, container, contains
from viennews.spelling import compose
from viennews.word_segmenter import segmenter

EVIDENT, LINE = 1, 2
AFTER_MARKS = (4, 6)
"""Groups of the pattern of candidates."""


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class SentenceBorder(Span):
    """A place where a sentence could end: the end marks, or the line end, and what was decided by which rule."""

    splits: bool
    """Whether a sentence ends here."""
    rule: str
    """The name of the rule: a function of `sentence_borders`, or `line_end`."""


def sentences(text: str, *, lexicon: Lexicon = DEFAULT, max_chars: int = MAX_CHARS) -> list[Span]:
    """The sentences of `text`, in order, without the white space around them.

    A line end always ends a sentence; closing quotation marks and brackets stay with it; what is quoted is split like
    the rest. `explain_sentences` tells which rule decided where.

    Args:
        text: any text, NFC or not.
        lexicon: the word lists.
        max_chars: the most characters that are taken.

    Returns:
        Spans with offsets in code points of `text` as it was given.

    Raises:
        TypeError: `text` is not a `str`, or `lexicon` not a `Lexicon`.
        LimitError: `text` is longer than `max_chars`.
    """
    check_lexicon(lexicon)
    composed = compose(text, "sentences", max_chars)
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


def explain_sentences(text: str, *, lexicon: Lexicon = DEFAULT, max_chars: int = MAX_CHARS) -> list[SentenceBorder]:
    """Every place where a sentence of `text` could end, with the rule that decided; the same rules as `sentences`.

    Args:
        text: any text, NFC or not.
        lexicon: the word lists.
        max_chars: the most characters that are taken.

    Raises:
        TypeError: `text` is not a `str`, or `lexicon` not a `Lexicon`.
        LimitError: `text` is longer than `max_chars`.
    """
    check_lexicon(lexicon)
    composed = compose(text, "explain_sentences", max_chars)
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


def words(text: str, *, keep_names: bool = False, lexicon: Lexicon = DEFAULT, max_chars: int = MAX_CHARS) -> list[Span]:
    """The words of `text`, in order.

    They are those of `underthesea.word_tokenize(sentence, use_token_normalize=False)` for each sentence of `sentences`,
    after the convention of the VLSP shared tasks; each is an exact slice of the text, whatever white space stands in
    it. underthesea is imported on the first call.

    Args:
        text: any text, NFC or not.
        keep_names: whether the names of organizations and places, dates, figures and document numbers that this
            library finds become one word each (`Hội LHPN TP Móng Cái`, `2021 - 2026`, `98,5%`, `357/KH-HPN`).
        lexicon: the word lists.
        max_chars: the most characters that are taken.

    Returns:
        Spans with offsets in code points of `text` as it was given.

    Raises:
        TypeError: `text` is not a `str`, or `lexicon` not a `Lexicon`.
        LimitError: `text` is longer than `max_chars`.
    """
    check_lexicon(lexicon)
    check_flag("keep_names", keep_names)
    composed = compose(text, "words", max_chars)
    words_of = segmenter().for_text()
    borders = _sentences(composed.text, lexicon.built(Knowledge))
    found = []
    for sentence in borders:
        origin, content = sentence.start, sentence.text
        for start, end in words_of(content):
            found.append(Span(origin + start, origin + end, content[start:end]))
    if keep_names:
        from viennews.names import names_in

        names = [name for name in names_in(composed.text, lexicon) if _lies_in(name, borders)]
        found = list(_with_names(composed.text, found, names))
    return found if composed.offsets is None else [composed.restore(span) for span in found]


def _lies_in(name: Span, borders: list[Span]) -> bool:
    sentence = container(borders, name.start)
    return sentence is not None and contains(sentence, name)


def _with_names(text: str, found: list[Span], names: list[Span]) -> Iterator[Span]:
    """The words with the names in place of what they cover; a word that a name divides leaves what is outside."""
    index, given = 0, -1
    for word in found:
        start = word.start
        while index < len(names) and names[index].start < word.end:
            name = names[index]
            if name.end > start:
                yield from _piece(text, start, name.start)
                if given < index:
                    yield Span(name.start, name.end, text[name.start : name.end])
                    given = index
                start = name.end
            if name.end > word.end:
                break
            index += 1
        if start == word.start:
            yield word
        else:
            yield from _piece(text, start, word.end)


def _piece(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end].strip()
    if piece:
        start = text.index(piece, start)
        yield Span(start, start + len(piece), piece)
