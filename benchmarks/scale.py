"""Many documents: pages a second on a core and where the time goes, what a second process brings, memory.

Takes some five minutes on two processors that do nothing else; on busy ones only the shares of processor time hold.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup

import viennews
from benchmarks.generated import pages
from benchmarks.measure import Row, best, seconds
from viennews.batch import read_many, read_rows
from viennews.inputs import Input
from viennews.tables import rows as table_rows

STEPS: dict[str, Callable[[viennews.Article], object]] = {
    "sentences": lambda article: article.sentences,
    "dates": lambda article: article.dates,
    "figures": lambda article: article.figures,
    "organizations": lambda article: article._bodies(),  # with the generic ones, which the facts want too
    "facts": lambda article: article.facts,
    "rows": lambda article: table_rows(article, "facts"),
}


def rows(smoke: bool) -> Iterator[Row]:
    """The rows of the table."""
    # The peak of a process never falls: nothing may have taken memory before it is looked at.
    yield from memory(*((100, 300) if smoke else (1_000, 20_000)))
    count = 10 if smoke else 100
    markup = [text for _, text in pages(count)]
    facts(markup[0])
    times = 1 if smoke else 5
    ours = soup = float("inf")
    for _ in range(times):
        ours = min(ours, seconds(lambda: [facts(text) for text in markup]))
        soup = min(soup, seconds(lambda: [BeautifulSoup(text, "lxml") for text in markup]))
    goal = min(40.0, count / soup / 2)
    size = sum(len(text.encode()) for text in markup) / count / 1000
    note = f"pages of {size:.0f} kB; BeautifulSoup with lxml parses {count / soup:.0f} of them"
    yield Row("scale: html to facts, pages a second on a core", count / ours, f">= {goal:.1f}", note)
    yield from profile(markup, times)
    yield from callers(60 if smoke else 400)
    yield speedup(60 if smoke else 800, 1 if smoke else 3)


def facts(markup: str) -> list[dict[str, object]]:
    """The work that is measured: a page becomes rows."""
    return table_rows(viennews.parse(markup), "facts")


def profile(markup: list[str], times: int) -> Iterator[Row]:
    """The time for each step, in milliseconds a page."""
    taken: dict[str, float] = {}
    for _ in range(times):
        articles: list[viennews.Article] = []
        spent = {"parse": seconds(lambda into=articles: into.extend(map(viennews.parse, markup)))}
        for step, compute in STEPS.items():
            spent[step] = seconds(lambda of=articles, compute=compute: [compute(article) for article in of])
        taken = {step: min(value, taken.get(step, value)) for step, value in spent.items()}
    for step, value in taken.items():
        yield Row(f"scale: {step}, ms a page", value / len(markup) * 1000, "")


def callers(count: int) -> Iterator[Row]:
    """What the calling process works for a page, compared with those that read it, in processor time."""
    sources = [Input(name, text) for name, text in pages(count)]
    facts(str(sources[0].source))  # the lexicons are read
    for read in (read_rows, read_many):
        own, theirs = worked(resource.RUSAGE_SELF), worked(resource.RUSAGE_CHILDREN)
        for _ in read(sources, workers=2):
            pass
        own, theirs = worked(resource.RUSAGE_SELF) - own, worked(resource.RUSAGE_CHILDREN) - theirs
        note = f"{own / count * 1000:.2f} of {theirs / count * 1000:.1f} ms a page"
        yield Row(f"scale: the caller of {read.__name__}, times its processes", own / theirs, "<= 0.05", note)


def worked(who: int) -> float:
    """The seconds that the processor worked for this process, or for those it started that have ended."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def speedup(count: int, times: int) -> Row:
    """What two processes bring, in turns with one."""
    sources = [Input(name, text) for name, text in pages(count)]

    def run(workers: int) -> float:
        return best(lambda: sum(1 for _ in read_rows(sources, workers=workers)), 1)

    taken = [(run(1), run(2)) for _ in range(times)]
    one, two = (min(each[place] for each in taken) for place in (0, 1))
    note = f"{count / one:.0f} and {count / two:.0f} pages a second, processes started anew"
    return Row("scale: two processes, times one", one / two, ">= 1.8", note)


def memory(early: int, late: int) -> Iterator[Row]:
    """The peak of this process's memory after few and after many articles; that of the largest process it started."""
    sources = (Input(name, text) for name, text in pages(late))
    for number, _ in enumerate(read_many(sources, workers=2, analyse=()), start=1):
        if number == early:
            before = peak(resource.RUSAGE_SELF)
    after = peak(resource.RUSAGE_SELF)
    note = f"{before:.0f} and {after:.0f} MB"
    yield Row(f"scale: memory after {late:,} articles, times that after {early:,}", after / before, "<= 1.1", note)
    yield Row("scale: memory of a process, MB", peak(resource.RUSAGE_CHILDREN), "<= 400", "the largest")


def peak(who: int) -> float:
    """The most memory so far, in MB."""
    return resource.getrusage(who).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
