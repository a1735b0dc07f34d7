"""How good others are at the same: F1 on real pages and annotated articles, where these and the others are there.

    pip install "viennews[peers]" && python -m benchmarks peers

Pages: what is kept, compared with the body by hand as multisets of runs of four words within a line; captions and
bylines count for nothing. Dates and organizations: as `viennews.score` does; `found` asks for an overlap only.
"""

from __future__ import annotations

import collections
import datetime
import importlib.util
import json
import logging
import pathlib
import re
import statistics
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import viennews
from benchmarks.measure import Row

EVALUATION = pathlib.Path(__file__).parents[2] / "shared" / "eval"
RUN = 4
"""Words of a run."""
_DAY = re.compile(r"ngày|hôm|nay|\d\s*[/.-]\s*\d{1,2}(?!\d)")
_MONTH = re.compile(r"tháng|\d\s*[/.-]\s*\d{4}")


def rows(smoke: bool) -> Iterator[Row]:
    """The rows of the table; ours come first."""
    logging.disable()
    count = 2 if smoke else None
    pages = sorted((EVALUATION / "pages").glob("*.gold.txt"))[:count]
    if pages:
        for name, keep in keepers().items():
            for form in ("html", "flat.txt"):
                scores = [kept_well(gold, form, keep) for gold in pages]
                note = f"{len(pages)} pages, the worst {min(scores):.3f}"
                yield Row(f"pages, {form.removesuffix('.txt')}: F1 of {name}", statistics.mean(scores), "", note)
    articles = sorted((EVALUATION / "dev").glob("*.gold.json"))[:count]
    if articles:
        documents = [document(path) for path in articles]
        for layer, name, find in finders():
            rate = viennews.score(
                [{layer: gold[layer]} for _, gold in documents],
                [{layer: find(text, datetime.date.fromisoformat(gold["published"]))} for text, gold in documents],
            )[layer]
            note = f"{len(documents)} articles; found: {rate.found.f1:.3f}"
            yield Row(f"{layer}: F1 of {name}", rate.right.f1, "", note)


def keepers() -> dict[str, Callable[[str], str]]:
    """What keeps the article of a page, by name."""
    found: dict[str, Callable[[str], str]] = {"viennews": lambda page: viennews.parse(page).text}
    if importlib.util.find_spec("trafilatura"):
        found["trafilatura"] = _trafilatura
    if importlib.util.find_spec("readability"):
        found["readability-lxml"] = _readability
    return found


def _trafilatura(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def _readability(page: str) -> str:
    from bs4 import BeautifulSoup
    from readability import Document

    try:
        summary = Document(page).summary()
    except Exception:  # of lxml, of its own: the page is no page to it
        return ""
    return BeautifulSoup(summary, "lxml").get_text("\n")


def kept_well(gold: pathlib.Path, form: str, keep: Callable[[str], str]) -> float:
    """The F1 of what is kept of a page."""
    name = gold.name.removesuffix(".gold.txt")
    body = runs(gold.read_text(encoding="utf-8"))
    about = json.loads(gold.with_name(f"{name}.meta.json").read_text(encoding="utf-8"))
    given = runs(keep(gold.with_name(f"{name}.{form}").read_text(encoding="utf-8", errors="replace")))
    free = runs("\n".join(strings(about)))
    hits = (body & given).total()
    wrong = (given - body - free).total()
    return 2 * hits / (hits + wrong + body.total()) if hits else 0.0


def strings(value: Any) -> Iterator[str]:
    """All strings in a JSON value."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(each)


def runs(text: str) -> collections.Counter[tuple[str, ...]]:
    """All runs of words within a line; a shorter line is one."""
    found: collections.Counter[tuple[str, ...]] = collections.Counter()
    for line in unicodedata.normalize("NFC", text).splitlines():
        if words := re.findall(r"\w+", line):
            found.update(tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)))
    return found


def document(path: pathlib.Path) -> tuple[str, dict[str, Any]]:
    """Text and gold of an article."""
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    return unicodedata.normalize("NFC", text), json.loads(path.read_text(encoding="utf-8"))


Find = Callable[[str, datetime.date], list[Any]]


def finders() -> Iterator[tuple[str, str, Find]]:
    """Layer, name and finder of mentions."""
    yield "dates", "viennews", lambda text, day: viennews.find_dates(text, reference=day)
    if importlib.util.find_spec("dateparser"):
        yield "dates", "dateparser's search_dates", _dateparser
    yield "organizations", "viennews", lambda text, day: viennews.find_organizations(text)
    yield "organizations", "underthesea's ner", _ner


def _dateparser(text: str, day: datetime.date) -> list[dict[str, Any]]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.datetime.combine(day, datetime.time())}
    found, position = [], 0
    for piece, value in search_dates(text, languages=["vi"], settings=settings) or ():
        start = text.find(piece, position)
        if start >= 0:
            position = start + len(piece)
            # It fills in what is not written: that much is not held against it.
            form = "%Y-%m-%d" if _DAY.search(piece) else "%Y-%m" if _MONTH.search(piece) else "%Y"
            found.append({"start": start, "end": position, "text": piece, "value": f"{value:{form}}"})
    return found


def _ner(text: str, day: datetime.date) -> list[dict[str, Any]]:
    from underthesea import ner

    found: list[dict[str, Any]] = []
    for sentence in viennews.sentences(text):
        position, inside = 0, False
        for word, *_, tag in ner(sentence.text):
            start = sentence.text.find(word, position)
            if start < 0:
                continue
            position = start + len(word)
            if tag == "I-ORG" and inside:
                found[-1]["end"] = sentence.start + position
            elif tag in ("B-ORG", "I-ORG"):
                found.append({"start": sentence.start + start, "end": sentence.start + position})
            inside = tag in ("B-ORG", "I-ORG")
    for each in found:
        each["text"] = text[each["start"] : each["end"]]
    return found
