"""How fast an article becomes HTML, how the report grows with its articles, how soon a browser has it open."""

from __future__ import annotations

import itertools
import pathlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import viennews
from benchmarks.generated import pages
from benchmarks.measure import Row, best, processor
from viennews.rendering import to_fragment
from viennews.report import to_report


def analysed(source: str) -> viennews.Article:
    """An article whose facts are computed."""
    article = viennews.parse(source)
    assert article.facts is not None
    return article


def rows(smoke: bool) -> Iterator[Row]:
    """An article of 10,000 characters; a report of ten times the articles; 1,000 articles in Chromium."""
    sources = [source for _, source in pages(10 if smoke else 100)]
    articles = [analysed(source) for source in sources]
    texts = itertools.takewhile(lambda each: each[0] < 10_000, _running(articles))
    long = analysed("\n\n".join(text for _, text in texts)[:10_000])
    yield Row(
        "rendering: 10,000 characters, facts known, milliseconds", 1000 * processor(partial(to_fragment, long), 9),
        "<= 20", f"{len(long.facts)} facts",
    )  # fmt: skip
    yield Row(
        "rendering: the same from the page, with all that is found, ms",
        1000 * processor(lambda: to_fragment(viennews.parse(long.source)), 3), "", "no words",
    )  # fmt: skip
    size = len(articles) // 10
    times = 1 if smoke else 3
    growth = processor(partial(to_report, articles), times) / processor(partial(to_report, articles[:size]), times)
    yield Row("report: ten times the articles", growth, "<= 14", "10 is linear")
    if not smoke:
        yield from opened(articles * 10)


def _running(articles: list[viennews.Article]) -> Iterator[tuple[int, str]]:
    """The texts of articles, each with the number of characters before it."""
    before = 0
    for article in articles:
        yield before, article.text
        before += len(article.text)


def _open(browser: Any, address: str) -> None:
    browser.get("about:blank")
    browser.get(address)
    while not browser.execute_script("return document.documentElement.dataset.ready !== undefined"):
        time.sleep(0.02)


def opened(articles: list[viennews.Article]) -> Iterator[Row]:
    """Seconds from the address to a report that sorts and filters; nothing where there is no Chromium."""
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        return
    webdriver: Any = __import__("selenium.webdriver").webdriver
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "report.html"
        path.write_text(to_report(articles), encoding="utf-8")
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for switch in (
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", f"--user-data-dir={folder}/browser",
        ):  # fmt: skip
            options.add_argument(switch)
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            passed = best(partial(_open, browser, path.as_uri()), 3)
        finally:
            browser.quit()
        size = path.stat().st_size / 1e6
    yield Row(f"report: {len(articles):,} articles open in Chromium, seconds", passed, "<= 3", f"{size:.1f} MB")
