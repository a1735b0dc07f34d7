"""Markup becomes pieces: a parser, or a walk over a soup, calls the builder.

lxml's parser calls it itself, without a tree in between: no nesting is too deep for it, and nothing is built twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString
from lxml import etree

from viennews.blocks import Source
from viennews.builder import Builder
from viennews.decoding import whole


def from_markup(text: str) -> Source:
    """The pieces of a page."""
    builder = Builder()
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, target=builder)
    parser.feed(text.replace("\0", "\ufffd").encode("utf-8", errors="replace"))
    parser.close()
    return builder.source()


def from_soup(root: Tag) -> Source:
    """The pieces of a soup or of an element of it, which is not changed."""
    builder = Builder()
    builder.start(root.name, _attributes(root))
    stack = [(iter(root.contents), root.name)]
    while stack:
        children, name = stack[-1]
        child = next(children, None)
        if child is None:
            builder.end(name)
            stack.pop()
        elif isinstance(child, Tag):
            builder.start(child.name, _attributes(child))
            stack.append((iter(child.contents), child.name))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            builder.data(whole(child))
    return builder.source()


def _attributes(tag: Tag) -> dict[str, str]:
    """The attributes of an element of a soup as the parser gives them, strings all; a soup has lists of some."""
    return {name: whole(value if isinstance(value, str) else _written(value)) for name, value in tag.attrs.items()}


def _written(value: object) -> str:
    if value is None:
        return ""
    return " ".join(map(str, value)) if isinstance(value, Iterable) else str(value)
