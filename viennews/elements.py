"""The elements of HTML by what they do to the text in them."""

from __future__ import annotations

LINK, BOLD, ITALIC = range(3)
BLOCK, INLINE, VOID, UNSEEN = range(3, 7)
"""Roles: the styles of text within a line, then what begins a line, what stands in one, what holds no text, and what a
reader does not see."""
STYLES = (LINK, BOLD, ITALIC)
ROLES = {
    "a": LINK, "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC,
    **dict.fromkeys((
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre",
        "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
    ), BLOCK),
    **dict.fromkeys(("br", "img", "meta", "link", "input"), VOID),
    # A reader does not see their text.
    **dict.fromkeys((
        "script", "style", "noscript", "template", "svg", "canvas", "audio", "video", "object", "iframe", "title",
        "datalist", "noframes", "noembed",
    ), UNSEEN),
}  # fmt: skip
CELLS = frozenset(("td", "th"))
TELLING_EMPTY = frozenset(("table", "blockquote", *CELLS))
"""Elements that the rules look at even where they hold no text."""
