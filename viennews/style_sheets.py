"""Which elements of a page its own style sheets, and the class words that every framework has, hide from a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DISPLAY = re.compile(r"display\s*:\s*([a-z]+)")
_SELECTOR = re.compile(r"\A(?:[a-z]+[1-6]?)?([.#][\w-]+)")
_NAME = re.compile(r"[.#][\w-]+")
_HIDDEN_WORDS = frozenset((
    "hidden", "hide", "d-none", "sr-only", "visuallyhidden", "visually-hidden", "screen-reader-text",
))  # fmt: skip
_SHOWN_WORD = re.compile(r"block|flex|inline|grid|table-|visible|show", re.IGNORECASE)
"""With these it is shown on some screens: `d-none d-md-block`."""
_OTHER_MEDIA = re.compile(r"print|speech|width")


class Hiding:
    """Tells which elements of a page are not shown, by their attributes and the style sheets that were read."""

    def __init__(self) -> None:
        self._classes: set[str] = set()
        self._ids: set[str] = set()
        self._known: dict[str, bool] = {"": False}
        """For each class attribute that was met whether it hides."""

    def read(self, sheet: str, media: str = "") -> None:
        """Take in a style sheet for all media; one for others is passed over."""
        if not _OTHER_MEDIA.search(media) and (names := hidden_names(sheet)):
            self._classes.update(name[1:] for name in names if name[0] == ".")
            self._ids.update(name[1:] for name in names if name[0] == "#")
            self._known = {"": False}

    def hides(self, attributes: Mapping[str, str]) -> bool:
        """Whether an element with these attributes is not shown."""
        names = attributes.get("class", "")
        hidden = self._known.get(names)
        if hidden is None:
            hidden = self._known[names] = says_hidden(names) or not self._classes.isdisjoint(names.lower().split())
        return (
            hidden
            or "hidden" in attributes
            or ("style" in attributes and bool(_HIDDEN_STYLE.search(attributes["style"])))
            or ("id" in attributes and attributes["id"].lower() in self._ids)
        )


def hidden_names(sheet: str) -> set[str]:
    """The classes (`.x`) and ids (`#x`) that a style sheet does not display on any medium, in any state."""
    hidden: set[str] = set()
    shown: list[str] = []
    sheet = _without_comments(sheet)
    position = depth = 0
    for style in _DISPLAY.finditer(sheet):
        opening = sheet.rfind("{", position, style.start())
        if opening < 0:
            depth = max(0, depth - sheet.count("}", position, style.end()))
            position = style.end()
            continue
        depth = max(0, depth + sheet.count("{", position, opening) - sheet.count("}", position, opening))
        start = max(sheet.rfind("}", position, opening), sheet.rfind("{", position, opening), position - 1) + 1
        if style[1] != "none":
            shown.append(sheet[start:opening])
        elif depth == 0:
            found = (_SELECTOR.fullmatch(selector.strip()) for selector in sheet[start:opening].lower().split(","))
            hidden.update(each[1] for each in found if each)
        position, depth = opening + 1, depth + 1
    return hidden.difference(_NAME.findall(" ".join(shown).lower())) if hidden else hidden


def _without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + "".join(_after_comments(others))


def _after_comments(parts: list[str]) -> Iterator[str]:
    return (part.partition("*/")[2] for part in parts)


def says_hidden(names: str) -> bool:
    """Whether the class of an element says that it is not shown on any screen."""
    return not _HIDDEN_WORDS.isdisjoint(names.lower().split()) and not _SHOWN_WORD.search(names)
