"""`find_dates`: the dates of a text, resolved against a reference date."""

from __future__ import annotations

import datetime

from viennews.date_grammar.expressions import DateExpression, Point
from viennews.dates import values
from viennews.dates.relations import RelationWords, relation_of
from viennews.dates.values import Value
from viennews.dates.years import Years
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.limits import MAX_CHARS
from viennews.mentions import DateMention
from viennews.scan import Scan, scan
from viennews.spelling import compose


def find_dates(
    text: str, *, reference: datetime.date | None = None, lexicon: Lexicon = DEFAULT, max_chars: int = MAX_CHARS
) -> list[DateMention]:
    """The dates of a text, in text order, disjoint.

    Args:
        text: any text; offsets are those of the text as given, NFC or not.
        reference: the day that the text is from, by which `hôm qua` and days without a year are resolved; without it
            they are left open (`XXXX-05-23`, or no value at all).
        lexicon: the word lists.
        max_chars: the most characters that are taken.

    Raises:
        TypeError: `text` is not a `str`, `reference` not a `datetime.date`, or `lexicon` not a `Lexicon`.
        LimitError: `text` is longer than `max_chars`.
    """
    check_lexicon(lexicon)
    composed = compose(text, "find_dates", max_chars)
    if reference is not None and not isinstance(reference, datetime.date):
        raise TypeError(f"reference is a datetime.date, not {type(reference).__name__}")
    if isinstance(reference, datetime.datetime):
        reference = reference.date()
    return [composed.restore(mention) for mention in dates_in(scan(composed.text, lexicon), reference)]


def dates_in(scan: Scan, published: datetime.date | None) -> list[DateMention]:
    """The dates of a scanned text, resolved against the day it was published on."""
    years = Years(scan.folded, scan.dates, published, scan.lexicon)
    mentions: list[DateMention] = []
    expressions = scan.dates
    for index, expression in enumerate(expressions):
        begin = expression.begin
        if begin.beside and index + 1 < len(expressions):
            begin = _like_the_next(begin, expressions[index + 1].begin)
        elif index and expressions[index - 1].begin.beside:
            begin = begin._replace(weekday=expressions[index - 1].begin.weekday)
        value = _value(expression, begin, years)
        mentions.append(_mention(scan, expression, value))
        years.note(expression, value)
    return mentions


def _like_the_next(point: Point, other: Point) -> Point:
    """A weekday is the day in brackets behind it."""
    return other._replace(part=point.part or other.part, time=point.time, weekday=point.weekday)


def _value(expression: DateExpression, begin: Point, years: Years) -> Value:
    first = years.value(expression, begin)
    if expression.finish is None:
        return values.clock_or_part(first, begin)
    last = years.value(expression, expression.finish)
    if first.first and last.last and first.first > last.last and not (begin.year and expression.finish.year):
        # From December to January: the year that is not written is that of the nearer end.
        first, last = years.turned(begin, expression.finish, first, last)
    return values.span(first, last)


def _mention(scan: Scan, expression: DateExpression, value: Value) -> DateMention:
    begin = expression.begin
    return DateMention(
        expression.start,
        expression.end,
        scan.text[expression.start : expression.end],
        value=value.edtf,
        first=value.first,
        last=value.last,
        precision=value.precision,
        modifier=begin.modifier if expression.finish is None else None,
        relation=relation_of(scan.folded, expression, scan.lexicon.built(RelationWords)),
        time=begin.time,
        calendar=value.calendar,
        timex=value.timex,
        rule=expression.rule,
    )
