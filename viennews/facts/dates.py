"""When: which date a figure holds for.

A date that only refers is none: the day of a document (`Kế hoạch số … ngày …`), the year of a law, the year of a
comparison (`so với năm …`), of birth, of a term of office (`nhiệm kỳ …`), of an anniversary in brackets.
"""

from __future__ import annotations

import dataclasses
import datetime
from bisect import bisect_left
from collections.abc import Sequence

from viennews.facts.lexicon import FactWords, anywhere, beginning, ending, tokens_after, tokens_before, within
from viennews.mentions import DateMention, FigureMention
from viennews.span import Span

CLAUSE_MARKS = ",;:.!?()"
STOPS = ",;:.!?…"
_TERMS = ("nhiệm kỳ", "khóa", "giai đoạn")
CLAUSE_WORDS = frozenset(("đã", "và", "còn", "mà", "nhưng", "thì"))
"""Words behind which another clause may begin."""
NEAR = 10
"""Of how many words a phrase may be that joins a figure to the date behind it."""
EVENT_DAYS = 62
"""How long before its publication an article may tell of the event that it reports on."""
PERIODS = ("month", "quarter", "half", "year", "interval")
"""The precisions of what is reviewed."""
PERIOD_YEARS = 2
"""How many years before its publication the period may end that an article reports on."""


@dataclasses.dataclass(frozen=True, slots=True)
class DateChoice:
    """The date of a figure and the rule that chose it."""

    date: DateMention | None
    rule: str


def refers(folded: str, date: DateMention, sentence: Span, words: FactWords) -> bool:
    """Whether a date only refers to another time than that of the facts beside it."""
    tokens = tokens_before(folded, date.start, sentence.start)
    if tokens and tokens[-1] == ":":
        del tokens[-1]
    bare = tokens[:-1] if tokens and tokens[-1] in ("năm", "ngày", "tháng", "từ") else tokens
    if phrase := ending(tokens, words.date_left) or ending(bare, words.date_left):
        # A term that opens its sentence is the one told of: `Nhiệm kỳ 2018 - 2023, Hội đã …`.
        opens = tokens == phrase.split() and phrase in _TERMS and folded[date.end : date.end + 1] == ","
        return words.date_left[phrase] != "holds" and not opens
    if _compares(tokens):
        return True
    if folded[date.start - 1 : date.start] == "(" and "kỷ niệm" in " ".join(tokens):
        return True
    # From the kind of a document to its date stand its number, its issuer and its name, but no mark and no verb.
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index] in ",;:.?!":
            return False
        if beginning(tokens[index : index + 3], words.roles["document"]):
            rest = tokens[index + 1 :]
            return not any(token in ("trong", "vào", "đến", "thực hiện", "đã", "được") for token in rest)
    return False


def _compares(tokens: Sequence[str]) -> bool:
    """Whether `so với` stands before a date, with a noun between: `tăng 5% so với vụ hè thu 2011`."""
    for index in range(len(tokens) - 1, max(0, len(tokens) - 1 - NEAR), -1):
        if tokens[index] in CLAUSE_MARKS or tokens[index] in CLAUSE_WORDS:
            return False
        if tokens[index - 1] == "so" and tokens[index] not in ("sánh", "le", "bì", "đo"):
            return True
    return False


def of_feast(folded: str, date: DateMention, sentence: Span) -> bool:
    """Whether a year belongs to the name of a feast (`quà Tết Trung thu năm 2024`)."""
    if date.precision != "year":
        return False
    tokens = tokens_before(folded, date.start, sentence.start)[-4:]
    return any(token in ("tết", "xuân") for token in tokens) and not within(tokens, CLAUSE_MARKS)


def choose_date(
    folded: str,
    figure: FigureMention,
    counted_end: int,
    sentence: Span,
    dates: Sequence[DateMention],
    segment: tuple[int, int],
    words: FactWords,
) -> DateChoice | None:
    """The date of `figure` within its sentence; `dates` are those of the sentence that do not only refer.

    1. `date behind`: joined to the figure by a few words without a mark (`2 đơn vị … xong trong tháng 3`).
    2. `clause date`: the nearest before the figure, between semicolons.
    """
    index = bisect_left(dates, figure.start, key=lambda date: date.start)
    if index < len(dates):
        following = dates[index]
        gap = tokens_after(folded, counted_end, following.start) if following.start - counted_end <= 96 else None
        fits = gap is not None and len(gap) <= NEAR and not within(gap, STOPS) and not CLAUSE_WORDS & {*gap}
        if fits and (not bracketed(folded, following) or gap == ["("]):
            return DateChoice(following, "date behind")
    for date in reversed(dates[:index]):
        if date.start < segment[0]:
            break
        if not bracketed(folded, date) or not within(tokens_after(folded, date.end, figure.start), STOPS):
            return DateChoice(date, "clause date")
    return None


def bracketed(folded: str, date: DateMention) -> bool:
    """Whether brackets hold a date alone: it holds for what stands beside it (`dân số (năm 2016) là 5.000 người`)."""
    return folded[date.start - 1 : date.start] == "(" and folded[date.end : date.end + 1] == ")"


def sentence_date(figure: FigureMention, dates: Sequence[DateMention], segment: tuple[int, int]) -> DateChoice | None:
    """The date further off: `clause date behind` the figure, else `sentence date` before it, else behind it."""
    index = bisect_left(dates, figure.start, key=lambda date: date.start)
    if index < len(dates) and dates[index].start < segment[1]:
        return DateChoice(dates[index], "clause date behind")
    if index:
        return DateChoice(dates[index - 1], "sentence date")
    return DateChoice(dates[0], "sentence date") if dates else None


def vague(folded: str, figure: FigureMention, sentence: Span, words: FactWords) -> bool:
    """Whether a vague time (`hiện nay`, `thời gian tới`) stands in the clause: it holds for another time."""
    tokens = tokens_before(folded, figure.start, sentence.start)
    opening = tokens_after(folded, sentence.start, min(sentence.end, figure.start))[:8]
    return anywhere(tokens, words.roles["vague_time"]) is not None or (
        anywhere(opening, words.roles["vague_time"]) is not None
    )


def opens_vague(folded: str, sentence: Span, words: FactWords) -> bool:
    """Whether a sentence opens a passage of a time without date (`Trong nhiệm kỳ qua, …`), not of the present."""
    tokens = tokens_after(folded, sentence.start, sentence.end)[:8]
    start = anywhere(tokens[:5], words.roles["vague_time"])
    return start is not None and start < 3 and not tokens[start].startswith("hiện")


def tells_event(folded: str, sentence: Span, words: FactWords) -> bool:
    """Whether a sentence opens with the event that the article tells of: `Tại hội nghị, …`, `Dự buổi lễ có …`."""
    tokens = tokens_after(folded, sentence.start, sentence.end)[:12]
    if beginning(tokens, words.roles["event"]):
        return True
    start = anywhere(tokens[:6], words.roles["event_opening"])
    if start is None:
        return False
    return anywhere(tokens[start : start + 6], words.roles["event"]) is not None


def is_event(date: DateMention, folded: str, published: datetime.date | None) -> bool:
    """Whether a date can be that of the event which the article tells of: one day, not long before publication."""
    if date.precision != "day" or date.relation or date.first is None or folded[date.start - 1 : date.start] == "(":
        return False
    return published is None or abs((published - date.first).days) <= EVENT_DAYS


def is_period(date: DateMention, published: datetime.date | None) -> bool:
    """Whether a date of the title or lead can be the period that the article reports on."""
    if date.value is None or date.last is None:
        return False
    return published is None or date.last.year >= published.year - PERIOD_YEARS


def continues(folded: str, sentence: Span, words: FactWords) -> bool:
    """Whether a sentence goes on with the one before: `Trong đó`, `Ngoài ra`, `Tổng kinh phí`."""
    return beginning(tokens_after(folded, sentence.start, sentence.end)[:6], words.roles["continuation"]) is not None


def told_of(folded: str, dates: Sequence[DateMention], words: FactWords) -> DateMention:
    """What a sentence that opens with the first of `dates` tells of: that, or the period reviewed on that day."""
    first = dates[0]
    if first.precision == "day":
        for date in dates[1:]:
            tokens = tokens_before(folded, date.start, first.end)
            if date.precision in PERIODS and anywhere(tokens, words.roles["review"]) is not None:
                return date  # Ngày 21/6, Hội sơ kết 6 tháng đầu năm
    return first
