"""What a client with strict types writes: checked with the tests, and by `.ci/run` against the installed wheel."""

import datetime
from decimal import Decimal

import viennews
from viennews import DateMention, Fact, FigureMention, OrganizationMention


def counted(article: viennews.Article) -> dict[str, Decimal]:
    """The sums of counts by key of the organization."""
    sums: dict[str, Decimal] = {}
    fact: Fact
    for fact in article.facts:
        figure: FigureMention = fact.figure
        organization: OrganizationMention | None = fact.organization
        if organization is None or figure.kind != "count" or fact.change is not None:
            continue
        if isinstance(figure.value, Decimal):
            sums[organization.key] = sums.get(organization.key, Decimal()) + figure.value
    return sums


def days(text: str, told: datetime.date) -> list[tuple[datetime.date | None, datetime.date | None]]:
    """First and last day of each date."""
    dates: list[DateMention] = viennews.find_dates(text, reference=told)
    return [(date.first, date.last) for date in dates]


def titles(folder: str) -> tuple[list[str], list[str]]:
    """Titles, and why others have none."""
    read: list[str] = []
    failed: list[str] = []
    for result in viennews.read_many(folder, workers=0):
        if isinstance(result, viennews.Failure):
            failed.append(f"{result.source}: {result.message}")
        else:
            read.append(result.title or "")
    return read, failed


def spans(text: str) -> list[tuple[int, int, str]]:
    """Sentences and words."""
    return [(span.start, span.end, span.text) for span in (*viennews.sentences(text), *viennews.words(text))]
