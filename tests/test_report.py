"""The report: what it counts, that it holds everything, that nothing of a page becomes markup."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import json
import pathlib
import re
import zlib
from decimal import Decimal
from typing import Any

import pytest

import viennews
from tests.html_tree import Tree
from tests.sample_article import PAYLOADS, empty, hostile, sample
from viennews.charts import Bar, bars, timeline
from viennews.collection import Collection, window
from viennews.documents import Document, from_dict
from viennews.inputs import Failure
from viennews.mentions import DateMention, Fact, FigureMention, OrganizationMention
from viennews.report import to_report, write_report
from viennews.wording import Wording


def unpacked(page: str, name: str) -> str:
    match = re.search(rf'<script type="text/plain" id="{name}">([A-Za-z0-9+/=]*)</script>', page)
    assert match
    return zlib.decompress(base64.b64decode(match[1])).decode()


def data_of(page: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(unpacked(page, "vn-data"))
    return data


def short_article(text: str, **fields: Any) -> Document:
    """An article whose every number is a sum of đồng of one body."""
    body = OrganizationMention(0, 5, text[:5], "Hội A", "women", key="women|a")
    figures = [
        FigureMention(match.start(), match.end(), match[0], "money", Decimal(match[0]), "VND")
        for match in re.finditer(r"\d+", text)
    ]
    document = from_dict({"text": text})
    facts = tuple(Fact(figure, document.sentences[0], body) for figure in figures)
    return dataclasses.replace(document, organizations=(body,), figures=tuple(figures), facts=facts, **fields)


def test_holds_every_fact_and_every_article() -> None:
    articles = [sample(), short_article("Hội A trao 500 và 700 đồng."), empty()]
    page = to_report(articles)
    data = data_of(page)
    assert data["pages"]["facts"] == [4, 2, 0]
    assert data["facts"]["amount"][:4] == ["12", "300,000–500,000 VND", "19/20", "5%"]
    assert data["facts"]["change"][3] == "up"
    assert data["facts"]["months"][0] == [2021 * 12 + 2] * 2
    assert [data["bodies"]["name"][body] if body >= 0 else None for body in data["facts"]["body"]] == [
        "Hội Nông dân xã Phú An", "Hội Nông dân xã Phú An", None, None, "Hội A", "Hội A",
    ]  # fmt: skip
    for index, article in enumerate(articles):
        text = Tree(f"<article>{unpacked(page, f'vn-a{index}')}</article>")
        assert " ".join("".join(text.text).split()).endswith(" ".join(article.text.split()))
    for page_index, start in zip(data["facts"]["page"], data["facts"]["sentence"], strict=True):
        assert f'id="x-s{start}"' in unpacked(page, f"vn-a{page_index}")
    assert len(data["version"]) > 5


def test_one_file_and_nothing_from_elsewhere() -> None:
    page = to_report([sample()])
    tree = Tree(re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL))
    assert not tree.names & {"img", "link", "iframe", "object"}
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page
    assert page == to_report([sample()])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_stays_text(payload: str) -> None:
    page = to_report([hostile(payload), Failure(payload, payload, payload)], title=payload)
    page.encode("utf-8")
    tree = Tree(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    assert not tree.names & {"script", "img", "b" if "<b>" not in page else "", "iframe"}
    assert page.count("<script") == 3
    for name in re.findall(r'id="(vn-a\d+)"', page):
        assert Tree(unpacked(page, name)).names <= {"a", "span", "p", "mark", "h1", "table", "tr", "td", "div"}


def test_a_story_counts_once() -> None:
    story = "Hội A trao 500 đồng " + " ".join(f"cho hộ số {chr(97 + index % 26)}{index}" for index in range(120))
    collection = Collection()
    for article in (short_article(story), short_article("Hội B trao 700 đồng."), short_article(story + " Hết.")):
        collection.add(article)
    collection.totals()
    assert [page.same_as for page in collection.pages] == [-1, -1, 0]
    assert len(collection.rows) > sum(body.counts.total() for body in collection.bodies)
    assert 'name="once"' in to_report([short_article(story), short_article(story)])
    assert 'name="once"' not in to_report([short_article(story), sample()])


def test_the_largest_sums() -> None:
    article = short_article("Hội A trao 500, 900, 900, 700 và 100 đồng.")
    facts = list(article.facts)
    facts[3] = dataclasses.replace(facts[3], change="up")
    facts[4] = dataclasses.replace(facts[4], figure=dataclasses.replace(facts[4].figure, per="suất"))
    collection = Collection()
    collection.add(dataclasses.replace(article, facts=tuple(facts)))
    collection.totals()
    assert [row.fact.figure.value for row in collection.largest_sums(10)] == [900, 500]
    assert len(collection.largest_sums(1)) == 1


def test_bodies_by_their_keys() -> None:
    one = short_article("Hội A trao 1 đồng.")
    other = dataclasses.replace(
        one, text=one.text + " Và nữa.",
        facts=tuple(
            dataclasses.replace(fact, organization=dataclasses.replace(one.organizations[0], name="Hội A tỉnh"))
            for fact in one.facts * 2
        ),
    )  # fmt: skip
    collection = Collection()
    collection.add(one)
    collection.add(other)
    collection.totals()
    (body,) = collection.bodies
    assert body.name == "Hội A tỉnh"
    assert collection.kinds() == {"women": body.counts}


def date(first: str, last: str, precision: Any = "day") -> DateMention:
    return DateMention(0, 1, "x", "", datetime.date.fromisoformat(first), datetime.date.fromisoformat(last), precision)


def test_dates_by_month() -> None:
    collection = Collection()
    dates = (
        date("2021-03-05", "2021-03-05"), date("2021-01-01", "2021-12-31", "year"), date("1901-01-01", "2000-12-31"),
        date("2021-03-29", "2021-04-04", "week"), DateMention(0, 1, "x"),
    )  # fmt: skip
    collection.add(dataclasses.replace(sample(), dates=dates))
    collection.totals()
    precise, spread = collection.months()
    assert precise == {2021 * 12 + 2: 2}
    assert sum(spread.values()) == pytest.approx(1)
    assert len(spread) == 12


@pytest.mark.parametrize(
    ("weights", "published", "expected"),
    [
        ({}, [], None),
        ({}, [100], (100, 100)),
        ({10: 50, 90: 1, 110: 5}, [100], (90, 110)),
        ({10: 1, 500: 98, 501: 1}, [], (500, 500)),
        ({7: 1}, [], (7, 7)),
    ],
)
def test_the_window_of_the_timeline(weights: dict[int, float], published: list[int], expected: Any) -> None:
    assert window([weights], published) == expected


@pytest.mark.parametrize(("months", "bins"), [(1, 1), (59, 59), (80, 7), (1000, 84), (12 * 900, 91)])
def test_the_timeline_has_few_bins(months: int, bins: int) -> None:
    start = 1900 * 12
    svg = timeline(({start: 1.0}, {}), {}, (start, start + months - 1), Wording())
    assert svg.count("vn-bin") <= 60 if months <= 12 * 60 else svg.count("vn-bin") <= 91
    assert 1 <= svg.count("vn-bin") <= bins


def test_what_lies_outside_the_timeline_is_told() -> None:
    assert "earlier: 3 · later: 2" in timeline(({0: 3.0, 5: 1.0, 9: 2.0}, {}), {}, (4, 6), Wording())


def test_bars_are_as_long_as_their_values() -> None:
    html = bars([Bar("a", {"count": 3, "money": 1}, "4"), Bar("b", {"count": 2}, "2")], Wording())
    assert re.findall(r'width="([\d.]+)"', html) == ["75.00", "25.00", "50.00"]


def test_nothing_and_failures() -> None:
    assert "No articles were given." in to_report([])
    page = to_report([Failure("a.html", "SourceError", "PDF")])
    assert "Not read: 1" in page
    assert "a.html" in page


def test_a_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "report.html"
    assert write_report([sample(), empty()], path, language="vi", title="Báo cáo") == 2
    page = path.read_text(encoding="utf-8")
    assert "<title>Báo cáo</title>" in page
    assert "Đơn vị nào báo cáo" in page
    with pytest.raises(ValueError, match="en, vi"):
        to_report([], language="de")


def test_every_label_is_used() -> None:
    from viennews.lexicon import DEFAULT

    package = pathlib.Path(viennews.__file__).parent
    paths = [*package.rglob("*.py"), *package.glob("assets/*.js")]
    source = "".join(path.read_text(encoding="utf-8") for path in paths)
    values = set(re.findall(r"[\"'](\w+)[\"']", source)) | set(re.findall(r"labels\.(\w+)", source))
    values |= {f"timeline_{name}" for name in ("precise", "period", "published")}
    assert [row["key"] for row in DEFAULT.rows("labels") if row["key"] not in values] == []
