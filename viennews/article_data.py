"""What tables, pictures and exports read of an article, whatever it is: an `Article`, or a `Document` from JSON."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, cast

from viennews.blocks import Block
from viennews.mentions import DateMention, Fact, FigureMention, OrganizationMention
from viennews.span import Span


class ArticleData(Protocol):
    """What the tables read of an article."""

    @property
    def url(self) -> str | None: ...  # noqa: D102
    @property
    def document(self) -> str | None: ...  # noqa: D102
    @property
    def title(self) -> str | None: ...  # noqa: D102
    @property
    def lead(self) -> str | None: ...  # noqa: D102
    @property
    def author(self) -> str | None: ...  # noqa: D102
    @property
    def published(self) -> datetime.date | None: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def blocks(self) -> Sequence[Block]: ...  # noqa: D102
    @property
    def sentences(self) -> Sequence[Span]: ...  # noqa: D102
    @property
    def words(self) -> Sequence[Span]: ...  # noqa: D102
    @property
    def dates(self) -> Sequence[DateMention]: ...  # noqa: D102
    @property
    def figures(self) -> Sequence[FigureMention]: ...  # noqa: D102
    @property
    def organizations(self) -> Sequence[OrganizationMention]: ...  # noqa: D102
    @property
    def facts(self) -> Sequence[Fact]: ...  # noqa: D102


def check_article(given: object) -> None:
    """Whether what a caller gave has the parts of an article.

    Raises:
        TypeError: it has not.
    """
    # `text` and `blocks` are there; `facts` would be computed by asking.
    if not (hasattr(given, "text") and hasattr(given, "blocks")):
        hint = ""
        if hasattr(given, "error"):  # a Failure
            hint = ": leave out what could not be read, [each for each in found if isinstance(each, viennews.Article)]"
        raise TypeError(f"an article is expected, not {type(given).__name__}{hint}")


def each_article(given: object) -> Iterable[ArticleData]:
    """The articles of one or several.

    Raises:
        TypeError: `given` is neither, then or when another thing comes up among several.
    """
    if hasattr(given, "text") and hasattr(given, "blocks"):
        return (cast("ArticleData", given),)
    if not isinstance(given, Iterable) or isinstance(given, str | bytes | Mapping):
        raise TypeError(f"an article or several are expected, not {type(given).__name__}")
    return map(_checked, given)


def _checked(article: Any) -> ArticleData:
    check_article(article)
    return cast("ArticleData", article)
