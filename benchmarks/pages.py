"""How long a page takes to become an article, relative to what others take for the same page in the same process."""

from __future__ import annotations

import importlib.util
import pathlib
import statistics
from collections.abc import Callable, Iterator
from functools import partial

from bs4 import BeautifulSoup

import viennews
from benchmarks.measure import Row, processor, ratio

EXAMPLES = pathlib.Path(__file__).parents[1] / "examples" / "pages"
REAL = pathlib.Path(__file__).parents[2] / "shared" / "eval" / "pages"


def median_ratio(pages: list[str], theirs: Callable[[str], object], times: int) -> float:
    """The median over the pages of our time divided by theirs."""
    return statistics.median(ratio(partial(viennews.parse, page), partial(theirs, page), times) for page in pages)


def rows(smoke: bool) -> Iterator[Row]:
    """`parse` against BeautifulSoup and trafilatura, on real pages where they are there; growth with the length."""
    folder = REAL if REAL.is_dir() else EXAMPLES
    pages = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.html"))]
    pages = pages[:2] if smoke else pages
    times = 1 if smoke else 7
    note = f"{len(pages)} pages, median"
    viennews.parse(pages[0])
    yield Row("pages: parse / BeautifulSoup with lxml", median_ratio(pages, _soup, times), "<= 0.45", note)
    if importlib.util.find_spec("trafilatura"):
        yield Row("pages: parse / trafilatura.extract", median_ratio(pages, _trafilatura, times), "<= 0.5", note)
    paragraph = "<p>" + "Công đoàn cơ sở trao quà cho đoàn viên. " * 8 + "</p>"
    size = 20 if smoke else 500
    short, long = (f"<html><body><h1>Tặng quà</h1>{paragraph * count}</body></html>" for count in (size, 8 * size))
    growth = processor(partial(viennews.parse, long), times) / processor(partial(viennews.parse, short), times) / 8
    yield Row("pages: growth with the length", growth, "<= 1.1", "eight times the paragraphs")


def _soup(page: str) -> object:
    return BeautifulSoup(page, "lxml")


def _trafilatura(page: str) -> object:
    import trafilatura

    return trafilatura.extract(page)
