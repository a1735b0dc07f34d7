"""Dates: the speed on an article not seen before in the process, against dateparser, and growth on hostile text."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from functools import partial

from benchmarks.measure import Row, article_or, best, ratio, seconds
from viennews.dates import find_dates
from viennews.lexicon import Lexicon

SENTENCE = (
    "Sáng 8/3, Hội LHPN huyện triển khai Kế hoạch số 357/KH-HPN ngày 26/1/2021, nhiệm kỳ 2021 - 2026; 19/19 đơn vị họp "
    "xong trong quý II năm 2021, trồng mới 04 tuyến đường hoa dài 1,2 km, tặng 30 suất quà mỗi suất 500.000 đồng. "
)
REFERENCE = datetime.date(2021, 3, 1)
HOSTILE = (
    "1",
    "1/",
    "1-",
    "1.",
    "tháng ",
    "ngày ",
    "năm ",
    "1 tháng ",
    "1, ",
    "từ 1 đến ",
    "số 1",
    "quý i - ",
    "8h ",
    "(",
    "0 ",
)


def rows(smoke: bool) -> Iterator[Row]:
    """The rows of the table."""
    yield Row(
        "dates: first call, tables loaded, s", seconds(partial(find_dates, SENTENCE, lexicon=Lexicon())), "<= 0.5"
    )
    text = article_or(SENTENCE)
    find_dates("ngày 1/2", reference=REFERENCE)
    unseen = iter([_varied(text, seed) for seed in range(20)])
    fastest = best(lambda: find_dates(next(unseen), reference=REFERENCE), 2 if smoke else 15)
    yield Row("dates: characters a second", len(text) / fastest, ">= 1000000", "an article not seen before; best of 15")
    yield from _against_dateparser(text, 1 if smoke else 3)
    length = 2_000 if smoke else 20_000
    worst = max(
        ratio(
            partial(find_dates, piece * (10 * length // len(piece)), reference=REFERENCE),
            partial(find_dates, piece * (length // len(piece)), reference=REFERENCE),
            1,
        )
        for piece in HOSTILE
    )
    yield Row("dates: ten times the text, the worst of hostile ones", worst, "<= 20", "10 is linear")


def _varied(text: str, seed: int) -> str:
    """A text of the same kind and length with other numbers, so that nothing seen before helps."""
    chance = random.Random(seed)
    return "".join(chance.choice("123456789") if character in "123456789" else character for character in text)


def _against_dateparser(text: str, times: int) -> Iterator[Row]:
    try:
        from dateparser.search import search_dates
    except ImportError:
        return
    settings = {"RELATIVE_BASE": datetime.datetime(2021, 3, 1)}
    ours = iter([_varied(text, 100 + seed) for seed in range(2 * times)])
    theirs = iter([_varied(text, 100 + seed) for seed in range(2 * times)])
    search_dates("ngày 1/2/2021", languages=["vi"], settings=settings)
    value = ratio(
        lambda: search_dates(next(theirs), languages=["vi"], settings=settings),
        lambda: find_dates(next(ours), reference=REFERENCE),
        times,
    )
    yield Row("dates: times dateparser's search_dates", value, ">= 6", "the same texts in turns")
