"""Each stage on 1, 10 and 100 times the text; the three finders together; what importing costs."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial

import viennews
from benchmarks.generated import Page
from benchmarks.measure import Row, processor

BESIDE = "import bs4, regex"
ONE = f"{BESIDE}, viennews"
FINDERS = f"{ONE}; viennews.parse, viennews.find_dates, viennews.find_figures, viennews.find_organizations"


def article(first: int, characters: int) -> str:
    """Paragraphs of generated pages from one on, no two the same."""
    paragraphs: list[str] = []
    length, number = 0, first
    while length < characters:
        paragraphs += Page(number).paragraphs()
        length, number = sum(map(len, paragraphs)), number + 1
    return "\n".join(paragraphs)[:characters]


def page(text: str) -> str:
    """The same as a page."""
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return f"<html><body><h1>Tặng quà hội viên</h1>{body}</body></html>"


def facts(text: str) -> object:
    """The facts of a text, with all that they are made of."""
    return plain(text).facts


def plain(text: str) -> viennews.Article:
    """A text as an article of one block."""
    return viennews.Article(text, [viennews.Block(text, 0, len(text), "paragraph", True, "text")])


def three(texts: list[str]) -> None:
    """What the three finders find."""
    for text in texts:
        found = plain(text)
        assert found.dates is not None
        assert found.figures is not None
        assert found.organizations is not None


def each(stage: Callable[[str], object], texts: list[str]) -> None:
    """A stage on texts."""
    for text in texts:
        stage(text)


def least(program: str, times: int) -> float:
    """Seconds of the processor for a new Python that runs a program: the least of several."""
    taken = []
    for _ in range(2 * times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", program], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def rows(smoke: bool) -> Iterator[Row]:
    """Time for a character, of what is long relative to what is short; rates; seconds."""
    size, times = (500, 1) if smoke else (5_000, 3)
    stages: list[tuple[str, Callable[[str], object]]] = [
        ("parse, markup", lambda text: viennews.parse(page(text))),
        ("parse, text", viennews.parse),
        ("sentences", viennews.sentences),
        ("words", viennews.words),
        ("dates", viennews.find_dates),
        ("figures", viennews.find_figures),
        ("organizations", viennews.find_organizations),
        ("facts, with all before", facts),
    ]
    text = article(0, 100 * size)
    one_line = text.replace("\n", " ").translate(dict.fromkeys(map(ord, ".!?;:,"), " "))
    for name, stage in stages:
        stage(text[:size])
        for kind, long in (("articles", text), ("one sentence", one_line)):
            # The same characters in a hundred texts, in ten, in one.
            few, ten, hundred = (
                processor(partial(each, stage, [long[at : at + part] for at in range(0, len(long), part)]), times)
                for part in (size, 10 * size, 100 * size)
            )
            note = f"ten times: {ten / few:.2f}; {few / len(long) * 1e6:.2f} µs a character"
            yield Row(f"growth: {name}, 100 times the text, {kind}", hundred / few, "<= 1.1", note)
    texts = [article(1000 + number * 100, 5_000) for number in range(2 if smoke else 40)]
    rate = sum(map(len, texts)) / processor(partial(three, texts), times)
    note = "one scan; articles of 5,000 characters that differ"
    yield Row("three finders: characters a second", rate, ">= 1000000", note)
    beside = least(BESIDE, times)
    note = "of the processor, a new process each"
    yield Row("import viennews, beside bs4 and regex, ms", (least(ONE, times) - beside) * 1000, "<= 60", note)
    yield Row("import of parse and the finders, ms", (least(FINDERS, times) - beside) * 1000, "", note)
