"""What must hold of every input: the laws of spans, as functions that raise `AssertionError`.

Used by the Hypothesis tests and by the fuzzing target, so that both ask for the same.
"""

import re
from collections.abc import Sequence

import viennews
from tests.page_tools import check_laws
from viennews.span import Span


def spans_hold(text: str, spans: Sequence[Span]) -> None:
    """Each span is an exact piece of `text`, in text order, without overlap."""
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text), span
        assert text[span.start : span.end] == span.text, span
        position = span.end


def finders_hold(text: str) -> None:
    """The finders of a bare string keep the laws, and dates and figures stay apart."""
    dates, figures = viennews.find_dates(text), viennews.find_figures(text)
    for spans in (dates, figures):
        spans_hold(text, spans)
    for generic in (False, True):
        spans_hold(text, viennews.find_organizations(text, generic=generic))
    spans_hold(text, sorted([*dates, *figures], key=lambda span: span.start))


def sentences_hold(text: str) -> None:
    """Sentences keep the laws and hold every letter and digit of the text."""
    sentences = viennews.sentences(text)
    spans_hold(text, sentences)
    assert re.sub(r"\W", "", "".join(each.text for each in sentences)) == re.sub(r"\W", "", text)


def article_holds(source: str | bytes) -> None:
    """A page gives an article that keeps the laws of pages, with exact spans, or an error of our own."""
    try:
        article = viennews.parse(source)
    except viennews.ViennewsError:
        return
    article.source.encode()  # no half of a character is left
    check_laws(article)
    for spans in (article.paragraphs, article.sentences, article.dates, article.figures, article.organizations):
        spans_hold(article.text, spans)
    for mention in (*article.dates, *article.figures, *article.organizations):
        place = article.source_span(mention)
        assert article.source[place.start : place.end] == mention.text
