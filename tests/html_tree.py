"""The elements of a page of ours, as an HTML parser sees them."""

from __future__ import annotations

import html.parser

VOID = {"meta", "input", "br", "link"}


class Tree(html.parser.HTMLParser):
    """Checks that all elements nest, and keeps the text, ids, links, marks and element names."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.titles: list[str] = []
        self.names: set[str] = set()
        self.article = False
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []
        if tag == "mark" and "title" in values:
            self.titles.append(values["title"] or "")
        self.article = self.article or tag == "article"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.article = self.article and tag != "article"

    def handle_data(self, data: str) -> None:
        if self.article and self.open[-1] not in ("time", "style"):
            self.text.append(data)
