"""What a report counts: the facts of many articles in compact rows, and their totals; a story counts once."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from viennews.article_data import ArticleData
from viennews.mentions import DateMention, Fact
from viennews.stories import same_stories, story_key

LONGEST_SPREAD = 60
"""Months: a date of more says too little about when."""
EARLIER, LATER = 24, 12
"""How many months around the publications the timeline shows."""


@dataclasses.dataclass(slots=True)
class Page:
    """What a report keeps of an article."""

    title: str
    url: str | None
    document: str | None
    published: datetime.date | None
    facts: int
    story: str
    same_as: int = -1
    """The first page with the same story, where it is another one."""

    @property
    def first_of_story(self) -> bool:
        """Whether no page before tells the same story."""
        return self.same_as < 0


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A fact: the index of its page, the index of its body (-1 for none), and the fact itself."""

    page: int
    body: int
    fact: Fact


@dataclasses.dataclass(slots=True)
class Body:
    """An organization of the collection, by its key; `names` says how often it is called what."""

    kind: str
    generic: bool
    names: Counter[str] = dataclasses.field(default_factory=Counter)
    counts: Counter[str] = dataclasses.field(default_factory=Counter)
    """Facts by kind of figure, in the first page of each story."""

    @property
    def name(self) -> str:
        """The name that is given most often; of those, the first."""
        return self.names.most_common(1)[0][0]


class Collection:
    """Articles are added one by one; `totals()` then counts. Keeps no article."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.rows: list[Row] = []
        self.bodies: list[Body] = []
        self._places: dict[str, int] = {}
        self._dates: list[tuple[int, int, int]] = []

    def add(self, article: ArticleData) -> int:
        """Takes in an article; gives its index."""
        index = len(self.pages)
        facts = article.facts
        self.pages.append(
            Page(
                article.title or "", article.url, article.document, article.published, len(facts),
                story_key(article.text) or f"page {index}",
            )
        )  # fmt: skip
        for fact in facts:
            self.rows.append(Row(index, self._body(fact), fact))
        for date in article.dates:
            if months := _months(date):
                self._dates.append((index, *months))
        return index

    def _body(self, fact: Fact) -> int:
        organization = fact.organization
        if organization is None:
            return -1
        name = organization.name or organization.text
        key = organization.key or name.casefold()
        if organization.generic:
            key = f"generic {name.casefold()}"
        if key not in self._places:
            self._places[key] = len(self.bodies)
            self.bodies.append(Body(organization.kind, organization.generic))
        place = self._places[key]
        self.bodies[place].names[name] += 1
        return place

    def totals(self) -> None:
        """Finds the pages that tell the same story, and counts the facts of each body on the first of them."""
        first: dict[str, int] = {}
        for index, story in enumerate(same_stories([page.story for page in self.pages])):
            if first.setdefault(story, index) != index:
                self.pages[index].same_as = first[story]
        for row in self.rows:
            if row.body < 0 or not self.pages[row.page].first_of_story:
                continue
            self.bodies[row.body].counts[row.fact.figure.kind] += 1

    def largest_bodies(self, limit: int) -> list[int]:
        """The named bodies with the most facts."""
        named = [index for index, body in enumerate(self.bodies) if not body.generic and body.counts]
        return sorted(named, key=lambda index: (-self.bodies[index].counts.total(), self.bodies[index].name))[:limit]

    def kinds(self) -> dict[str, Counter[str]]:
        """Facts by kind of organization and kind of figure, the most first."""
        totals: dict[str, Counter[str]] = {}
        for body in self.bodies:
            if body.counts:
                totals.setdefault(body.kind, Counter()).update(body.counts)
        return dict(sorted(totals.items(), key=lambda item: -item[1].total()))

    def largest_sums(self, limit: int) -> list[Row]:
        """The largest sums in đồng, each sum of a story once."""
        found = [row for row in self.rows if self.pages[row.page].first_of_story and is_sum(row.fact)]
        result: list[Row] = []
        seen = set()
        for row in sorted(found, key=lambda row: -amount(row.fact)):
            same = (row.page, amount(row.fact))
            if same not in seen:
                seen.add(same)
                result.append(row)
            if len(result) == limit:
                break
        return result

    def months(self) -> tuple[dict[int, float], dict[int, float]]:
        """By `month_number`: days, weeks and months; longer periods, spread over their months."""
        precise: dict[int, float] = {}
        spread: dict[int, float] = {}
        for page, first, last in self._dates:
            if not self.pages[page].first_of_story:
                continue
            if first == last:
                precise[first] = precise.get(first, 0) + 1
                continue
            share = 1 / (last - first + 1)
            for month in range(first, last + 1):
                spread[month] = spread.get(month, 0) + share
        return precise, spread

    def published(self) -> dict[int, float]:
        """Articles by the month of their publication."""
        days = (page.published for page in self.pages)
        return dict(Counter(month_number(day) for day in days if day))


def is_sum(fact: Fact) -> bool:
    """Whether a fact tells a sum of đồng: no rate, no price for one of something, no change."""
    figure = fact.figure
    return figure.kind == "money" and figure.unit == "VND" and not figure.per and not fact.change


def amount(fact: Fact) -> Decimal:
    """The value of a figure as one number: the low end of a range, the part of a ratio."""
    value = fact.figure.value
    return value[0] if isinstance(value, tuple) else value


def month_number(day: datetime.date) -> int:
    """The number of the month of a day, from that of January of the year 0."""
    return 12 * day.year + day.month - 1


def _months(date: DateMention) -> tuple[int, int] | None:
    if date.first is None or date.last is None:
        return None
    first, last = month_number(date.first), month_number(date.last)
    if date.precision == "week":
        last = first
    return (first, last) if 0 <= last - first < LONGEST_SPREAD else None


def window(weights: Sequence[dict[int, float]], published: Iterable[int]) -> tuple[int, int] | None:
    """The months to show: from two years before the first publication to a year after the last, as far as there is any.

    Without a publication, the months that hold all but the outermost twentieths of the weights; without a date none.
    """
    months = Counter[int]()
    for each in weights:
        months.update(each)
    days = sorted(published)
    if days:
        inner = [month for month in months if days[0] - EARLIER <= month <= days[-1] + LATER]
        return min([*inner, days[0]]), max([*inner, days[-1]])
    total, passed, inner = sum(months.values()), 0.0, []
    for month in sorted(months):
        if passed <= 0.95 * total and passed + months[month] >= 0.05 * total:
            inner.append(month)
        passed += months[month]
    return (min(inner), max(inner)) if inner else None
