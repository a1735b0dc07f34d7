"""The example articles that ship with the package, so that the first line of a notebook works."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from viennews.arguments import check_text
from viennews.article import Article
from viennews.parsing import parse

_FIRST = "phu_nu_ha_long"


def example(name: str | None = None) -> Article:
    """An example article.

    Args:
        name: one of `example_names()`; without it the page of a women's union of a city.

    Raises:
        TypeError: `name` is no `str`.
        ValueError: there is no example of that name; the message lists those there are.
    """
    check_text("the name of an example", name)
    pages = _pages()
    name = _FIRST if name is None else name
    if name not in pages:
        raise ValueError(f"no example {name!r}; there are {', '.join(pages)}")
    return parse(pages[name].read_bytes(), document=pages[name].name)


def example_names() -> list[str]:
    """The names of the example articles."""
    return list(_pages())


def _pages() -> dict[str, Traversable]:
    """In an installed package they lie in it, in a checkout beside it."""
    folder: Traversable = files("viennews") / "examples"
    if not folder.is_dir():
        folder = Path(__file__).parent.parent / "examples" / "pages"
    pages = [page for page in folder.iterdir() if page.name.endswith((".html", ".txt"))]
    return {page.name.rpartition(".")[0]: page for page in sorted(pages, key=lambda each: each.name)}
