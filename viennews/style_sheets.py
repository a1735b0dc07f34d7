"""Which elements of a page its own style sheets, and the class words that every framework has, hide from a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN_STYLE = re.compile(r"display\s*:\s*(?!none)[a-z]|visibility\s*:\s*visible", re.IGNORECASE)
_SELECTOR = re.compile(r"(?:[a-z]+[1-6]?)?([.#][\w-]+)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]+")
_HIDDEN_WORD = re.compile(
    r"(?<!\S)(?:hidden|hide|d-none|sr-only|visually-?hidden|screen-reader-text)(?!\S)", re.IGNORECASE
)
_SHOWN_WORD = re.compile(r"block|flex|inline|grid|table-|visible|show", re.IGNORECASE)
"""With these it is shown on some screens: `d-none d-md-block`."""
_OTHER_MEDIA = re.compile(r"print|speech|width")


class Hiding:
    """Tells which elements of a page are not shown, by their attributes and the style sheets that were read."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def read(self, sheet: str, media: object = None) -> None:
        """Take in a style sheet for all media; one for others is passed over."""
        if not _OTHER_MEDIA.search(str(media or "")):
            self._names |= hidden_names(sheet)

    def hides(self, attributes: Mapping[str, Any]) -> bool:
        """Whether an element with these attributes is not shown."""
        style = attributes.get("style")
        if (style and _HIDDEN_STYLE.search(style)) or "hidden" in attributes:
            return True
        if names := attributes.get("class"):
            if not isinstance(names, str):
                names = " ".join(names)
            if says_hidden(names):
                return True
            if self._names and any(f".{name}" in self._names for name in names.lower().split()):
                return True
        return bool(self._names) and f"#{attributes.get('id')}".lower() in self._names


def hidden_names(sheet: str) -> set[str]:
    """The classes (`.x`) and ids (`#x`) that a style sheet hides on all media and in all states."""
    hidden: set[str] = set()
    shown: set[str] = set()
    depth = 0
    for chunk in _without_comments(sheet).split("}"):
        *heads, style = chunk.split("{")
        if heads and _SHOWN_STYLE.search(style):
            shown.update(name.lower() for name in _NAME.findall(heads[-1]))
        elif depth == 0 and len(heads) == 1 and _HIDDEN_STYLE.search(style):
            for selector in heads[0].split(","):
                if found := _SELECTOR.fullmatch(selector.strip()):
                    hidden.add(found[1].lower())
        depth = max(0, depth + len(heads) - 1)
    return hidden - shown


def _without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + "".join(_after_comments(others))


def _after_comments(parts: list[str]) -> Iterator[str]:
    return (part.partition("*/")[2] for part in parts)


def says_hidden(names: str) -> bool:
    """Whether the class of an element says that it is not shown on any screen."""
    return bool(_HIDDEN_WORD.search(names)) and not _SHOWN_WORD.search(names)
