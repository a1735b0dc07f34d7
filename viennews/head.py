"""What a page says about itself in elements without visible text: `<meta>`, `<link>`, `<time>`, `<title>`, scripts."""

from __future__ import annotations

from collections.abc import Mapping

_STAMP = 40
"""So many characters before its time zone a date begins."""


class Head:
    """Gathers the head of a page; of what is said twice the first counts."""

    def __init__(self) -> None:
        self.facts: dict[str, str] = {}
        """By the names of `<meta>`, and `canonical`, `time`, `<title>`, `date line`."""
        self.structured: list[str] = []
        """The contents of `<script type="application/ld+json">`."""

    def element(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element that tells by its attributes."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if name and attributes.get("content"):
                self.facts.setdefault(name.lower(), attributes["content"])
        elif tag == "link" and "canonical" in attributes.get("rel", ""):
            self.facts.setdefault("canonical", attributes.get("href", ""))
        elif tag == "time" and attributes.get("datetime"):
            self.facts.setdefault("time", attributes["datetime"])

    def unseen(self, tag: str, attributes: Mapping[str, str], text: str) -> None:
        """An element whose text is not shown."""
        if tag == "title":
            self.facts.setdefault("<title>", " ".join(text.split()))
        elif tag == "script" and "ld+json" in attributes.get("type", ""):
            self.structured.append(text)
        elif tag == "script" and (stamp := text.find("GMT+7")) >= 0:
            # Some pages write their date line with a script.
            self.facts.setdefault("date line", text[max(0, stamp - _STAMP) : stamp])
