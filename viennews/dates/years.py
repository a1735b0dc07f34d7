"""The year that is not written, and the month of a day that has none.

In this order: the words at the date (`tới`, `vừa qua`), the year that its passage is about, the reference date and the
tense. Without a reference date the nearest year of the passage counts, and without that the year stays unknown.
"""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence

from viennews.alternation import alternation
from viennews.date_grammar.expressions import DateExpression, Point
from viennews.dates import values as values
from viennews.dates.values import LAST_OF_EARLY_MONTHS, Value
from viennews.lexicon import Lexicon
from viennews.spelling import fold

_SENTENCE_WINDOW = 240
_BEHIND_WINDOW = 60
_PASSAGE = 600
"""How far off, within its line, a year may stand that a date without one takes where there is no reference date."""
_NEWS_DAYS = 31
"""A date this near to the reference date is of its year, whatever year the passage is about."""
_FAR_DAYS = 60
"""How far ahead a date lies that can only be of the year before when told as past."""
_LATE_MONTH = 10
"""The first of the last months, which told in January or February are those of the year before."""
_END_MONTHS = 11
"""From November on the first months, told as to come, are those of the next year."""
_OPENS = re.compile(
    r"[\s\"'(*+•-]{0,4}(?:(?:và|trong|vào|từ|ngay từ|đến|tới|khoảng|riêng|trước|sau|kể từ|tính đến|hết|đến hết"
    r"|cho đến|suốt)\s)?\s{0,2}"
)
"""What may stand before the date that a sentence begins with."""
_SENTENCE_END = re.compile(r"[.!?…;\n](?:(?<=\n)| )")
"""Begins with a set of characters, so that a search skips to one of them at once."""


class TenseWords:
    """The words of `data/date_tenses.tsv` as patterns."""

    def __init__(self, lexicon: Lexicon) -> None:
        roles: dict[str, list[str]] = {}
        for row in lexicon.rows("date_tenses"):
            roles.setdefault(row["role"], []).append(fold(row["word"]))
        self.coming = re.compile(rf" {{0,3}}{alternation(roles['coming'])}(?!\w)")
        self.gone = re.compile(rf" {{0,3}}{alternation(roles['gone'])}(?!\w)")
        self.future = re.compile(rf"(?<!\w){alternation(roles['future'])}(?!\w)")
        self.past = re.compile(rf"(?<!\w){alternation(roles['past'])}(?!\w)")
        self.refers = re.compile(rf"(?<!\w){alternation(roles['refers'])}(?!\w)[^.;,\n]{{0,60}}\Z")


class Years:
    """Resolves the points of a text in their order, and remembers what the text has told."""

    def __init__(
        self, folded: str, expressions: Sequence[DateExpression], reference: datetime.date | None, lexicon: Lexicon
    ) -> None:
        self._folded = folded
        self._reference = reference
        self._words = lexicon.built(TenseWords)
        self._lines_end = -1
        self._topic: int | None = None
        self._topic_sentence = -1
        self._before: Point | None = None
        self._lunar_before: Point | None = None
        self._told: list[tuple[int, int]] | None = None
        self._expressions = expressions

    def note(self, expression: DateExpression, value: Value) -> None:
        """Remembers what a date of the text has told: the year that its passage is about, the last month."""
        point = expression.finish or expression.begin
        if point.lunar and point.month is not None:
            self._lunar_before = point
        elif value.last is not None and value.precision in ("day", "month", "interval") and not point.lunar:
            self._before = Point("month", year=value.last.year, month=value.last.month)
        sentence = self._sentence_start(expression.start)
        if not _OPENS.fullmatch(self._folded, sentence, expression.start):
            return
        year = expression.begin.year
        if year is None and expression.begin.kind == "year" and value.first is not None:
            year = value.first.year  # Năm ngoái, quý I …
        opens = expression.finish is None and year is not None and expression.begin.kind not in ("decade", "century")
        self._topic = year if opens else None
        self._topic_sentence = sentence

    def value(self, expression: DateExpression, point: Point) -> Value:
        """The value of a point of `expression`."""
        if expression.start > self._lines_end:
            self._begin_line(expression.start)
        reference = self._reference
        if expression.rule == "weekday" and self._is_future(expression):
            point = point._replace(which="next")
        if reference is not None and (found := values.relative(point, reference)):
            return found
        if point.kind == "bare day":
            point = self._with_month(point)
        year = point.year
        if year is None and point.year_offset is not None and reference is not None:
            base = self._topic if point.which == "told" and self._topic is not None else reference.year
            year = base + values.year_offset(point, reference)
        if point.lunar:
            if year is None and (reference is None or point.cycle is not None):
                year = self._nearest_year(expression.start)
            return values.lunar_value(point, reference, year)
        if year is None and point.year_offset is None and point.offset is None:
            year = self._year(expression, point)
        return values.written(point, year)

    def turned(self, begin: Point, finish: Point, first: Value, last: Value) -> tuple[Value, Value]:
        """The two ends of a span that runs over the end of a year."""
        reference = self._reference
        if begin.year is None and begin.offset is None and first.first and not begin.lunar:
            ahead = reference is not None and (first.first - reference).days <= _FAR_DAYS
            if finish.year is None and finish.offset is None and ahead and last.last and not finish.lunar:
                return first, values.written(finish, last.last.year + 1)
            return values.written(begin, first.first.year - 1), last
        return first, last

    def _begin_line(self, position: int) -> None:
        end = self._folded.find("\n", position)
        self._lines_end = len(self._folded) if end < 0 else end
        self._topic, self._before = None, None

    def _sentence_start(self, position: int) -> int:
        start = max(0, position - _SENTENCE_WINDOW)
        for match in _SENTENCE_END.finditer(self._folded, start, position):
            start = match.end()
        return start

    def _with_month(self, point: Point) -> Point:
        """A day without a month, in the month told last, else in that of the reference date."""
        if point.beginning and self._lunar_before is not None:
            before = self._lunar_before
            month = 1 if before.new_year else before.month
            return point._replace(kind="day", month=month, lunar=True, new_year=before.new_year)
        if self._before is not None:
            return point._replace(kind="day", year=self._before.year, month=self._before.month)
        if self._reference is not None:
            return point._replace(kind="day", year=self._reference.year, month=self._reference.month)
        return point

    def _year(self, expression: DateExpression, point: Point) -> int | None:
        if self._reference is None:
            return self._nearest_year(expression.start)
        start, end = expression.start, expression.end
        sentence = self._sentence_start(start)
        behind = self._folded[end : end + _BEHIND_WINDOW]
        year = self._year_by_words(point, behind)
        if year is None and self._topic is not None and self._topic != self._reference.year:
            year = self._topic_year(point, sentence)
        if year is None:
            clause = _SENTENCE_END.split(behind, maxsplit=1)[0]
            year = self._year_by_tense(point, self._folded[sentence:start] + clause)
        if point.kind == "day" and point.month == 2 and point.day == 29:
            while not calendar.isleap(year):
                year += 1 if calendar.isleap(year + 1) else -1
        return self._year_of_weekday(point, year)

    def _is_future(self, expression: DateExpression) -> bool:
        """Whether the sentence of a day tells of what is to come."""
        behind = self._folded[expression.end : expression.end + _BEHIND_WINDOW]
        sentence = self._folded[self._sentence_start(expression.start) : expression.start]
        return self._words.future.search(sentence + _SENTENCE_END.split(behind, maxsplit=1)[0]) is not None

    def _distance(self, point: Point, year: int) -> int | None:
        """How many days from the reference date on a point lies in `year`."""
        value = values.written(point, year)
        if value.first is None or value.last is None or self._reference is None:
            return None
        if value.last < self._reference:
            return (value.last - self._reference).days
        return max(0, (value.first - self._reference).days)

    def _year_by_words(self, point: Point, behind: str) -> int | None:
        assert self._reference is not None
        year = self._reference.year
        distance = self._distance(point, year)
        if distance is None:
            return None
        if self._words.coming.match(behind):
            return year + (distance < 0)
        if self._words.gone.match(behind):
            return year - (distance > 0)
        return None

    def _topic_year(self, point: Point, sentence: int) -> int | None:
        """The year that the sentence, or the one that a sentence before it in the line, began with."""
        assert self._reference is not None
        assert self._topic is not None
        if sentence == self._topic_sentence:
            return self._topic
        distance = self._distance(point, self._reference.year)
        if self._topic > self._reference.year or distance is None or abs(distance) <= _NEWS_DAYS:
            return None
        return self._topic

    def _year_by_tense(self, point: Point, sentence: str) -> int:
        reference = self._reference
        assert reference is not None
        distance = self._distance(point, reference.year)
        if not distance:
            return reference.year
        month = point.month or (3 * point.number - 2 if point.kind == "quarter" and point.number else 0)
        future = self._words.future.search(sentence) is not None
        if distance > 0 and not future:
            if reference.month <= LAST_OF_EARLY_MONTHS and month >= _LATE_MONTH:
                return reference.year - 1
            if distance > _FAR_DAYS and self._words.past.search(sentence):
                return reference.year - 1
        if distance < 0 and future and reference.month >= _END_MONTHS and 0 < month <= LAST_OF_EARLY_MONTHS + 1:
            return reference.year + 1
        return reference.year

    def _year_of_weekday(self, point: Point, year: int) -> int:
        """Another year where the weekday told with a day says so; near the reference date it is taken for a slip."""
        distance = self._distance(point, year)
        if point.weekday is None or point.kind != "day" or distance is None or abs(distance) <= _FAR_DAYS:
            return year
        for each in (year, year - 1, year + 1):
            value = values.written(point, each)
            if value.first is not None and value.first.weekday() == point.weekday:
                return each
        return year

    def _nearest_year(self, position: int) -> int | None:
        """The year told nearest in the same line, before rather than behind; not one that only refers."""
        if self._told is None:
            self._told = [
                (each.start, each.begin.year)
                for each in self._expressions
                if each.begin.year is not None and (each.finish is None or each.begin.kind != "year")
                if not self._words.refers.search(self._folded, max(0, each.start - 80), each.start)
            ]
        index = bisect_left(self._told, (position, 0))
        for start, year in [*self._told[max(0, index - 1) : index], *self._told[index : index + 1]]:
            low, high = min(start, position), max(start, position)
            if high - low <= _PASSAGE and "\n" not in self._folded[low:high]:
                return year
        return None
