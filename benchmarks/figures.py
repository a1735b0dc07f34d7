"""Figures: the speed on an article that was scanned, with the dates together, and growth with its length."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from functools import partial

from benchmarks.measure import Row, article_or, best, ratio, seconds
from viennews.dates import dates_in
from viennews.figures import figures_in, find_figures
from viennews.figures.lexicon import Knowledge
from viennews.lexicon import Lexicon
from viennews.scan import scan

SENTENCE = (
    "Trong 5 năm qua, Hội đã giúp 27/31 hộ nghèo thoát nghèo, giải ngân hơn 15,8 tỷ đồng cho 1.245 hội viên; mỗi hộ "
    "được vay từ 20 đến 30 triệu đồng/năm, trồng mới 04 tuyến đường hoa dài 1,2 km, tỷ lệ hộ khá đạt 48,5%. "
)
HOSTILE = ("1 - ", "mỗi hộ 5 ", "hai mươi ", "5 cán bộ, hội viên/", "a | 5 | ")


def rows(smoke: bool) -> Iterator[Row]:
    """The rows of the table."""
    lexicon = Lexicon()
    tracemalloc.start()
    lexicon.built(Knowledge)
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    yield Row("figures: memory to load the tables, MB", memory / 1e6, "<= 5")
    yield Row("figures: time to load the tables, s", seconds(partial(Lexicon().built, Knowledge)), "<= 0.2")
    text = article_or(SENTENCE)
    scanned = scan(text)
    times = 2 if smoke else 30
    alone = best(lambda: figures_in(scanned), times)
    yield Row("figures: characters a second, scanned before", len(text) / alone, ">= 1500000", "best of 30")
    together = best(lambda: _both(text), times)
    yield Row("figures and dates: characters a second", len(text) / together, ">= 700000", "with the scan; best of 30")
    for name, piece in (("article", SENTENCE), *((repr(piece), piece) for piece in HOSTILE)):
        length = 4_000 if smoke else 16_000
        small, large = (piece * (size // len(piece)) for size in (length, length * 8))
        growth = ratio(partial(find_figures, large), partial(find_figures, small), 1 if smoke else 3)
        yield Row(f"figures: eight times the text, {name}", growth, "<= 14", "8 is linear")


def _both(text: str) -> None:
    scanned = scan(text)
    dates_in(scanned, None)
    figures_in(scanned)
