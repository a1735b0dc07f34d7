"""Vietnamese news articles: page chrome stripped, text segmented, dates, figures and organizations found.

```python
import viennews

article = viennews.read("page.html")
article.title, article.published
article.text                       # what is kept, without banners, menus and related links
article.dropped                    # what was stripped, each block with the rule that dropped it
article.sentences, article.words   # spans of article.text
article.dates, article.figures, article.organizations
article.facts                      # who, how many of what, when, in which sentence
```
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from viennews.article import Article as Article
    from viennews.batch import read_many as read_many
    from viennews.blocks import Block as Block
    from viennews.dates import find_dates as find_dates
    from viennews.errors import LexiconError as LexiconError
    from viennews.errors import LimitError as LimitError
    from viennews.errors import MissingExtraError as MissingExtraError
    from viennews.errors import SourceError as SourceError
    from viennews.errors import ViennewsError as ViennewsError
    from viennews.example_articles import example as example
    from viennews.example_articles import example_names as example_names
    from viennews.figures import find_figures as find_figures
    from viennews.inputs import Failure as Failure
    from viennews.inputs import Input as Input
    from viennews.lexicon import Lexicon as Lexicon
    from viennews.limits import MAX_CHARS as MAX_CHARS
    from viennews.mentions import DateMention as DateMention
    from viennews.mentions import Fact as Fact
    from viennews.mentions import FigureMention as FigureMention
    from viennews.mentions import OrganizationMention as OrganizationMention
    from viennews.mentions import Province as Province
    from viennews.organizations import find_organizations as find_organizations
    from viennews.parsing import parse as parse
    from viennews.parsing import read as read
    from viennews.rendering import render as render
    from viennews.schema import json_schema as json_schema
    from viennews.scoring import score as score
    from viennews.segments import sentences as sentences
    from viennews.segments import words as words
    from viennews.span import Span as Span

__version__ = "0.1.0"

# Loaded on first use: who only finds dates does not pay for the page parser.
_HOME = {
    "Article": "article",
    "Block": "blocks",
    "DateMention": "mentions",
    "Fact": "mentions",
    "Failure": "inputs",
    "FigureMention": "mentions",
    "Input": "inputs",
    "Lexicon": "lexicon",
    "LexiconError": "errors",
    "LimitError": "errors",
    "MAX_CHARS": "limits",
    "MissingExtraError": "errors",
    "OrganizationMention": "mentions",
    "Province": "mentions",
    "SourceError": "errors",
    "Span": "span",
    "ViennewsError": "errors",
    "example": "example_articles",
    "example_names": "example_articles",
    "find_dates": "dates",
    "find_figures": "figures",
    "find_organizations": "organizations",
    "json_schema": "schema",
    "parse": "parsing",
    "read": "parsing",
    "read_many": "batch",
    "render": "rendering",
    "score": "scoring",
    "sentences": "segments",
    "words": "segments",
}

__all__ = sorted([*_HOME, "__version__"])


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'viennews' has no attribute {name!r}")
    value = getattr(import_module(f"viennews.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
