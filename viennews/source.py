"""The door: markup or flattened text becomes NFC text and pieces with their evidence."""

from __future__ import annotations

import re

from bs4 import Tag

from viennews.blocks import Source
from viennews.decoding import check, decode, whole
from viennews.limits import MAX_CHARS, WIDEST, check_length
from viennews.lines import from_text
from viennews.markup import from_markup, from_soup

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|div|p|br|h[1-6]|article|section|table|tr|td|span|a|ul|ol|li|b|strong|em|i|"
    r"img|meta|title|script|main|center|font|blockquote|figure))(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)


def load(source: object, max_chars: int = MAX_CHARS) -> Source:
    """The pieces of a page or text.

    Raises:
        TypeError: `source` is neither `str`, `bytes`, `BeautifulSoup` nor `Tag`.
        SourceError: it is a binary file, or text in an old font encoding.
        LimitError: it is longer than `max_chars`; of a soup, its text.
    """
    if isinstance(source, Tag):
        page = from_soup(source)
        check_length(len(page.text), "parse", max_chars)
        return page
    if isinstance(source, bytes | bytearray | memoryview):
        # What cannot have fewer characters is not decoded first.
        check_length(-(-len(source) // WIDEST), "parse", max_chars)
        source = decode(bytes(source))
    elif isinstance(source, str):
        check_length(len(source), "parse", max_chars)
        source = whole(source)
    else:
        raise TypeError(
            f"parse() takes markup or text as str or bytes, a BeautifulSoup or a Tag, not {type(source).__name__}"
        )
    check_length(len(source), "parse", max_chars)
    check(source)
    return from_markup(source) if _MARKUP.search(source) else from_text(source)
